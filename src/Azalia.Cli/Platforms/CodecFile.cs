using Azalia.Cli.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Platforms;

/// <summary>A file with Linux codec texts, as --codec takes it: one codec#N of /proc/asound, several of them, or what alsa-info writes.</summary>
internal static class CodecFile
{
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
            return TextFile.TryRead(path, out string text, out string? problem) ? text : throw new CommandFailure($"{path} {problem}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure(Directory.Exists(path) ? $"{path} is a directory" : $"{path} cannot be read: {exception.Message.TrimEnd('.')}", null, exception);
        }
    }
}
