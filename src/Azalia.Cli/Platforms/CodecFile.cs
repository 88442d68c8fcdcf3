using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Platforms;

/// <summary>A file with Linux codec texts, as --codec takes it: one codec#N of /proc/asound, several of them, or what alsa-info writes.</summary>
internal static class CodecFile
{
    // Real ones have 5 to 200 KB; alsa-info adds the machine's log.
    private const long MostBytes = 16 << 20;

    /// <summary>The codecs of a file.</summary>
    /// <exception cref="CommandFailure">It cannot be read, holds no codec, or one that is damaged: the line says where.</exception>
    public static IReadOnlyList<CodecText> Read(string path)
    {
        CodecTextReading reading = CodecTextReader.Read(ReadText(path));
        return reading.IsSound ? reading.Codecs : throw new CommandFailure($"{path}, {reading.Errors[0]}");
    }

    private static string ReadText(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length > MostBytes)
                throw new CommandFailure($"{path} has {file.Length} bytes; a codec text has at most {MostBytes}");
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure(Directory.Exists(path) ? $"{path} is a directory" : $"{path} cannot be read: {exception.Message.TrimEnd('.')}", null, exception);
        }
    }
}
