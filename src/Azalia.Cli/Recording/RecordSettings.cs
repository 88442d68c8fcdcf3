using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Recording;

/// <summary>What to record, from where and how, as the command line says it.</summary>
internal sealed record RecordSettings
{
    /// <summary>The file to be written.</summary>
    public required string Output { get; init; }

    /// <summary>--seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>--input: what speaks into the pin, or null for silence.</summary>
    public string? Input { get; init; }

    /// <summary>--format, or null for the input's, or the default.</summary>
    public WaveFormat? Format { get; init; }

    /// <summary>--endpoint, or null for the first that captures.</summary>
    public string? Endpoint { get; init; }

    /// <summary>--volume in decibels, or null for the endpoint's own.</summary>
    public double? Volume { get; init; }

    /// <summary>--mute.</summary>
    public bool IsMuted { get; init; }

    /// <summary>--mode.</summary>
    public string Mode { get; init; } = StreamModes.Timer;

    /// <summary>--period in frames, or null for the default.</summary>
    public int? PeriodFrames { get; init; }

    /// <summary>The controller.</summary>
    public required PlatformSettings Platform { get; init; }

    /// <summary>--json.</summary>
    public bool IsJson { get; init; }
}
