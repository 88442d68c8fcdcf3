using System.CommandLine;

namespace Azalia.Cli.Platforms;

/// <summary>The platforms that exist.</summary>
internal static class PlatformSources
{
    /// <summary>Makes one of each, for one command: options belong to their command. The first is the default.</summary>
    public static IReadOnlyList<PlatformSource> Create() => [new SimulatedPlatformSource(), new QemuPlatformSource(), new VfioPlatformSource()];

    /// <summary>The one that a value of --platform means.</summary>
    /// <exception cref="CommandFailure">There is none (the message lists those that there are), or the line gives an option of another one.</exception>
    public static PlatformSource Choose(IReadOnlyList<PlatformSource> sources, string name, ParseResult line)
    {
        PlatformSource chosen = sources.FirstOrDefault(source => source.Accepts(name))
            ?? throw new CommandFailure($"there is no platform '{name}'; the platforms are: {string.Join(", ", sources.Select(source => source.Name))}");
        foreach (PlatformSource source in sources)
        {
            if (source != chosen && source.Options.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } foreign)
                throw new CommandFailure($"'{foreign.Name}' is an option of platform '{source.Name}', not of '{name}'");
        }

        return chosen;
    }
}
