using Azalia.Cli.Wave;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>A file that may hold codec texts, read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reading">What is in it.</param>
internal sealed record CodecTextFile(string Path, CodecTextReading Reading)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="WaveException">It cannot be read.</exception>
    public static CodecTextFile Read(string path)
    {
        try
        {
            return TextFile.TryRead(path, out string text, out string? reason) ? new CodecTextFile(path, CodecTextReader.Read(text)) : throw new WaveException(path, reason!);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "read", problem);
        }
    }

    /// <summary>A line of a report: the file, the line in it, what is wrong.</summary>
    public string Describe(CodecTextError error) => $"{Path}, {error}";
}
