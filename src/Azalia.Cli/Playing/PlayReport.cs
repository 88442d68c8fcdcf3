using System.Text.Json;
using Azalia.Cli.Output;
using Azalia.Cli.Streaming;

namespace Azalia.Cli.Playing;

/// <summary>What came of playing a file.</summary>
internal sealed record PlayReport : StreamReport
{
    /// <summary>Whole frames that the file holds.</summary>
    public required long FramesIn { get; init; }

    /// <summary>Frames that the pin heard in their place; null where nobody here can know.</summary>
    public required long? FramesAtPin { get; init; }

    /// <summary>How well the stream kept time, of a run in real time that was long enough; else null and not in JSON.</summary>
    public PunctualityReport? Punctuality { get; init; }

    /// <inheritdoc/>
    protected override void WriteFrames(Utf8JsonWriter json)
    {
        json.WriteNumber("framesIn"u8, FramesIn);
        JsonText.WriteOptional(json, "framesAtPin"u8, FramesAtPin);
    }

    /// <inheritdoc/>
    protected override void WriteMore(Utf8JsonWriter json) => Punctuality?.WriteTo(json);
}
