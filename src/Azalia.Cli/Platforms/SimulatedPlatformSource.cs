using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Specification.Streams;

namespace Azalia.Cli.Platforms;

/// <summary><c>--platform sim</c>: the simulated controller.</summary>
internal sealed class SimulatedPlatformSource : PlatformSource
{
    private static readonly CodecProfile[] s_profiles =
    [
        CodecProfiles.Generic,
        CodecProfiles.HdaOutput, CodecProfiles.HdaOutputWithoutMixer,
        CodecProfiles.HdaDuplex, CodecProfiles.HdaDuplexWithoutMixer,
        CodecProfiles.HdaMicro, CodecProfiles.HdaMicroWithoutMixer,
    ];

    private readonly Option<PinName[]> _plug = PinName.CreateOption(Group, "--plug");
    private readonly Option<PinName[]> _unplug = PinName.CreateOption(Group, "--unplug");

    private readonly Option<string?> _controller = new GroupedOption<string?>(Group, "--controller")
    {
        HelpName = "PROFILE",
        Description = $"What kind of controller is simulated: {string.Join(", ", ControllerProfiles.All.Select(profile => profile.Name))}. Default: {ControllerProfiles.All[0].Name}.",
    };

    private readonly Option<string?> _faults = new GroupedOption<string?>(Group, "--faults")
    {
        HelpName = "FILE",
        Description = "Let go wrong what the plan in FILE says, one fault on a line; how often each struck is told on standard error.",
    };

    private readonly Option<bool> _lint = new GroupedOption<bool>(Group, "--lint")
    {
        Description = "Let the device tell what the driver did that the hardware does not allow, on standard error and as \"lint\" in JSON.",
    };

    /// <summary>Makes the options.</summary>
    public SimulatedPlatformSource()
    {
        _plug.HelpName = "NODE";
        _plug.Description = "Plug something into a pin before the drivers start, such as 0x1b, or 1:0x1b on the codec at address 1. Every jack is plugged by default.";
        _unplug.HelpName = "NODE";
        _unplug.Description = "Pull out what is plugged into a pin before the drivers start.";
    }

    /// <inheritdoc/>
    public override string Name => "sim";

    /// <inheritdoc/>
    public override string Summary => "a simulated one";

    /// <inheritdoc/>
    public override IReadOnlyList<string> CodecNames { get; } = [.. s_profiles.Select(profile => profile.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [_controller, _faults, _lint, _plug, _unplug];

    /// <inheritdoc/>
    public override IEnumerable<string> FilesRead(PlatformSettings settings) =>
        settings.Line.GetValue(_faults) is { } plan ? [.. settings.Codecs, plan] : settings.Codecs;

    /// <inheritdoc/>
    public override OpenPlatform Open(PlatformSettings settings, CommandEnvironment environment)
    {
        SimulationOptions options = new()
        {
            Drive = settings.IsPaced ? SimulationDrive.Paced : SimulationDrive.Virtual,
            Controller = FindController(settings.Line.GetValue(_controller)),
            Codecs = FindCodecs(settings.Codecs),
            Faults = settings.Line.GetValue(_faults) is { } file ? FaultFile.Read(file) : null,
            Lint = settings.Line.GetValue(_lint),
            Seed = settings.Seed,
            ScatterPages = settings.ScatterPages,
            MachineTime = environment.MachineTime,
        };
        SimulatedPlatform? platform = null;
        try
        {
            platform = SimulatedPlatform.Create(options);
            foreach (PinName pin in settings.Line.GetValue(_plug) ?? [])
                CodecOf(platform, pin).Plug(pin.Node);
            foreach (PinName pin in settings.Line.GetValue(_unplug) ?? [])
                CodecOf(platform, pin).Unplug(pin.Node);
            return new OpenSimulation(platform, settings.IsPaced, settings.Line.GetValue(_faults), options.Lint);
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new CommandFailure(exception.Message, null, exception);
        }
        catch (CommandFailure)
        {
            platform?.Dispose();
            throw;
        }
    }

    private static SimulatedCodec CodecOf(SimulatedPlatform platform, PinName pin)
    {
        if (pin.Address is { } address && platform.FindCodec(address) is null)
            throw new CommandFailure($"there is no codec at address {address}");
        return platform.Codecs.Where(codec => pin.Address is null || codec.Address == pin.Address).OrderBy(codec => codec.Address).FirstOrDefault(codec => codec.PinNodes.Contains(pin.Node))
            ?? throw new CommandFailure($"node {pin.Text} is not a pin; {Pins(platform, pin.Address)}");
    }

    private static string Pins(SimulatedPlatform platform, int? address)
    {
        IEnumerable<string> pins =
            from codec in platform.Codecs
            where address is null || codec.Address == address
            from node in codec.PinNodes
            select platform.Codecs.Count > 1 ? $"{codec.Address}:0x{node:x2}" : $"0x{node:x2}";
        string list = string.Join(", ", pins);
        return list.Length == 0 ? "the codec has none" : $"the pins are: {list}";
    }

    private static ControllerProfile FindController(string? name) => name is null
        ? ControllerProfiles.All[0]
        : ControllerProfiles.Find(name)
            ?? throw new CommandFailure($"there is no controller '{name}'; the controllers are: {string.Join(", ", ControllerProfiles.All.Select(profile => profile.Name))}");

    private CodecProfile[] FindCodecs(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [s_profiles[0]];
        CodecProfile[] profiles = [.. names.SelectMany(FindCodec)];
        return profiles.Length <= LinkTiming.MaximumCodecs
            ? profiles
            : throw new CommandFailure($"{profiles.Length} codecs are more than the {LinkTiming.MaximumCodecs} that a link has addresses for");
    }

    // A built-in name, or a file; a word that is neither was meant as a name unless it looks like a path.
    private IEnumerable<CodecProfile> FindCodec(string name)
    {
        if (Array.Find(s_profiles, profile => profile.Name == name) is { } builtIn)
            return [builtIn];
        bool isPath = File.Exists(name) || Directory.Exists(name) || name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isPath
            ? CodecFile.Read(name).Select(CodecProfile.FromText)
            : throw new CommandFailure($"there is no codec '{name}'; the codecs are: {string.Join(", ", CodecNames)}, or a file with a Linux codec text");
    }
}
