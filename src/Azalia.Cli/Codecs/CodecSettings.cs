using Azalia.Cli.Platforms;

namespace Azalia.Cli.Codecs;

/// <summary>What a line of <c>azalia codec</c> says.</summary>
internal sealed record CodecSettings
{
    /// <summary>SRC, or null for the platform's codecs.</summary>
    public string? Source { get; init; }

    /// <summary>--lenient.</summary>
    public bool IsLenient { get; init; }

    /// <summary>--address, or null for all codecs.</summary>
    public int? Address { get; init; }

    /// <summary>--out, or null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The platform options.</summary>
    public required PlatformSettings Platform { get; init; }

    /// <summary>--json.</summary>
    public bool IsJson { get; init; }
}
