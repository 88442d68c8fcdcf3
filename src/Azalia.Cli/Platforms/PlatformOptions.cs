using System.CommandLine;
using Azalia.Cli.Help;

namespace Azalia.Cli.Platforms;

/// <summary>The options that choose a controller; every command has them.</summary>
internal sealed class PlatformOptions
{
    private const string Group = "Platform";

    private readonly IReadOnlyList<PlatformSource> _sources = PlatformSources.Create();
    private readonly Option<string> _platform;
    private readonly Option<string[]> _codecs;

    private readonly Option<string?> _trace = new GroupedOption<string?>(Group, "--trace")
    {
        HelpName = "FILE",
        Description = "Write every register access, verb, response, interrupt and change of state to FILE, one line each with device time.",
    };

    private readonly Option<ulong?> _seed = NumberOption.Create(Group, "--seed", ulong.MinValue, ulong.MaxValue);

    private readonly Option<bool> _scatter = new GroupedOption<bool>(Group, "--scatter")
    {
        Description = "Give the device memory in scattered runs of pages, as a busy machine would.",
    };

    private readonly Option<bool> _retask = new GroupedOption<bool>(Group, "--retask")
    {
        Description = "Let each jack that can be an output and an input be an endpoint both ways: a microphone jack that plays, a line out that records.",
    };

    /// <summary>Makes the options.</summary>
    public PlatformOptions()
    {
        _platform = new GroupedOption<string>(Group, "--platform")
        {
            HelpName = "NAME",
            Description = $"The controller: {string.Join("; ", _sources.Select(source => $"{source.Name}, {source.Summary}"))}. Default: {_sources[0].Name}.",
            DefaultValueFactory = _ => _sources[0].Name,
        };
        _codecs = new GroupedOption<string[]>(Group, "--codec")
        {
            HelpName = "NAME",
            Description = "A codec on the link. Repeat it for more codecs; the first has address 0, or the one in its text. " +
                string.Join(" ", _sources.Where(source => source.CodecNames.Count > 0).Select(source => $"For {source.Name}: {string.Join(", ", source.CodecNames)}; default: {source.CodecNames[0]}.")) + " Or, for sim, a file with Linux codec texts.",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
        _seed.HelpName = "N";
        _seed.Description = "The seed of every random choice of the simulation. Runs with the same seed are the same, bit for bit. Default: 0.";
    }

    /// <summary>Puts the options on a command: those of all platforms, then those that one platform has.</summary>
    public void AddTo(Command command)
    {
        command.Add(_platform);
        command.Add(_codecs);
        command.Add(_trace);
        command.Add(_seed);
        command.Add(_scatter);
        command.Add(_retask);
        foreach (Option option in _sources.SelectMany(source => source.Options))
            command.Add(option);
    }

    /// <summary>The first of the options that a line gives, or null: for commands that may have no platform.</summary>
    public string? FirstGiven(ParseResult line) =>
        new Option[] { _platform, _codecs, _trace, _seed, _scatter, _retask }.Concat(_sources.SelectMany(static source => source.Options))
            .FirstOrDefault(option => line.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What was chosen.</summary>
    /// <exception cref="CommandFailure">There is no such platform, or an option belongs to another one.</exception>
    public PlatformSettings Read(ParseResult line)
    {
        string platform = line.GetRequiredValue(_platform);
        return new PlatformSettings
        {
            Platform = platform,
            Source = PlatformSources.Choose(_sources, platform, line),
            Line = line,
            Codecs = line.GetValue(_codecs) ?? [],
            TracePath = line.GetValue(_trace),
            Seed = line.GetValue(_seed) ?? 0,
            ScatterPages = line.GetValue(_scatter),
            HasRetasking = line.GetValue(_retask),
        };
    }
}
