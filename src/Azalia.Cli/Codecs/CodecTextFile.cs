using System.Text;
using Azalia.Cli.Wave;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>A file that may hold codec texts, read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reading">What is in it.</param>
internal sealed record CodecTextFile(string Path, CodecTextReading Reading)
{
    // Real ones have 5 to 200 KB; alsa-info adds the machine's log.
    private const long MostBytes = 16 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="WaveException">It cannot be read.</exception>
    public static CodecTextFile Read(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length > MostBytes)
                throw new WaveException(path, $"has {file.Length} bytes; a codec text has at most {MostBytes}");
            return new CodecTextFile(path, CodecTextReader.Read(Decode(File.ReadAllBytes(path))));
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "read", problem);
        }
    }

    /// <summary>A line of a report: the file, the line in it, what is wrong.</summary>
    public string Describe(CodecTextError error) => $"{Path}, {error}";

    // Copies by way of Windows may have two bytes for each character.
    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
