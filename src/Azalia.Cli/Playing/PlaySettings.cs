using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;

namespace Azalia.Cli.Playing;

/// <summary>What to play, where and how, as the command line says it.</summary>
internal sealed record PlaySettings
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>--endpoint, or null for the first that renders.</summary>
    public string? Endpoint { get; init; }

    /// <summary>--volume in decibels, or null for the endpoint's own.</summary>
    public double? Volume { get; init; }

    /// <summary>--mute.</summary>
    public bool IsMuted { get; init; }

    /// <summary>--mode.</summary>
    public string Mode { get; init; } = StreamModes.Timer;

    /// <summary>--period in frames, or null for the default.</summary>
    public int? PeriodFrames { get; init; }

    /// <summary>--out, or null.</summary>
    public string? Output { get; init; }

    /// <summary>The controller.</summary>
    public required PlatformSettings Platform { get; init; }

    /// <summary>--json.</summary>
    public bool IsJson { get; init; }
}
