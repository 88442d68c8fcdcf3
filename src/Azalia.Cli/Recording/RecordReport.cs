using System.Text.Json;
using Azalia.Cli.Streaming;

namespace Azalia.Cli.Recording;

/// <summary>What came of recording.</summary>
internal sealed record RecordReport : StreamReport
{
    /// <summary>Frames in the file.</summary>
    public required long FramesRecorded { get; init; }

    /// <summary>Frames of the input that are in it, in their place.</summary>
    public required long FramesFromInput { get; init; }

    /// <inheritdoc/>
    protected override void WriteFrames(Utf8JsonWriter json)
    {
        json.WriteNumber("framesRecorded"u8, FramesRecorded);
        json.WriteNumber("framesFromInput"u8, FramesFromInput);
    }
}
