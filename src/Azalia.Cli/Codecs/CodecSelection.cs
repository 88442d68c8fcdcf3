using Azalia.Cli.Platforms;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>The codecs that a command works on.</summary>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="Codecs">The codecs.</param>
/// <param name="Remarks">What was odd in their text, a line each.</param>
internal sealed record CodecSelection(string Source, IReadOnlyList<CodecText> Codecs, IReadOnlyList<string> Remarks)
{
    /// <summary>What --lint found on the platform that they are on, or null where nobody asked for it.</summary>
    public IReadOnlyList<DriverFinding>? Findings { get; init; }
}
