namespace Azalia.Cli.Codecs;

/// <summary>What became of one file of a folder.</summary>
/// <param name="File">The file.</param>
/// <param name="Codecs">How many codecs were made of it.</param>
/// <param name="Error">What is wrong, with the line, or null.</param>
/// <param name="Warnings">How many oddities were passed over.</param>
internal sealed record CodecFileReport(string File, int Codecs, string? Error, int Warnings)
{
    /// <summary>The codecs' names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
