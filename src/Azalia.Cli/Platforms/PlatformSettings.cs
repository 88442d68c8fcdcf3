using System.CommandLine;

namespace Azalia.Cli.Platforms;

/// <summary>Which controller a command works with, as the command line says it.</summary>
internal sealed record PlatformSettings
{
    /// <summary>--platform, as it was given.</summary>
    public required string Platform { get; init; }

    /// <summary>What --platform means.</summary>
    public required PlatformSource Source { get; init; }

    /// <summary>The line, for the options that only the source knows.</summary>
    public required ParseResult Line { get; init; }

    /// <summary>--codec, one for each address; empty for the platform's default.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>The files that the platform is made of: texts of codecs, a plan of faults.</summary>
    public IEnumerable<string> FilesRead => Source.FilesRead(this).Where(File.Exists);

    /// <summary>--trace, or null.</summary>
    public string? TracePath { get; init; }

    /// <summary>--seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>--scatter.</summary>
    public bool ScatterPages { get; init; }

    /// <summary>--retask.</summary>
    public bool HasRetasking { get; init; }

    /// <summary>--realtime: the device follows the machine's clock.</summary>
    public bool IsPaced { get; init; }

    /// <summary>The rate of what will be played in Hz, for a platform whose ear has to know it beforehand; null where nothing is played.</summary>
    public int? ExpectedRate { get; init; }

    /// <summary>Whether the command records, for a platform that cannot do both.</summary>
    public bool IsRecording { get; init; }
}
