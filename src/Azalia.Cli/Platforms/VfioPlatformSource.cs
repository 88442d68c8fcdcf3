using System.CommandLine;
using Azalia.Cli.Help;
using Azalia.Platform.Vfio;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Cli.Platforms;

/// <summary><c>--platform vfio:ADDRESS</c>: a real controller.</summary>
internal sealed class VfioPlatformSource : PlatformSource
{
    private const string Prefix = "vfio:";

    private static readonly Dictionary<string, VfioInterruptKind> s_interrupts = new()
    {
        ["auto"] = VfioInterruptKind.Automatic,
        ["msi"] = VfioInterruptKind.Message,
        ["intx"] = VfioInterruptKind.Pin,
    };

    private readonly Option<string> _interrupt = new GroupedOption<string>(Group, "--interrupt")
    {
        HelpName = "KIND",
        Description = $"How a real controller interrupts: {string.Join(", ", s_interrupts.Keys)}. Default: auto, messages where it has them.",
        DefaultValueFactory = _ => "auto",
    };

    /// <inheritdoc/>
    public override string Name => "vfio:ADDRESS";

    /// <inheritdoc/>
    public override string Summary => "a real one on PCI, bound to vfio-pci (azalia devices lists them)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> CodecNames => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [_interrupt];

    /// <inheritdoc/>
    public override bool Accepts(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override OpenPlatform Open(PlatformSettings settings, CommandEnvironment environment)
    {
        if (!OperatingSystem.IsLinux())
            throw new CommandFailure("real controllers are taken on Linux only");
        if (!PciAddress.TryParse(settings.Platform.AsSpan(Prefix.Length), out PciAddress address))
            throw new CommandFailure($"'{settings.Platform[Prefix.Length..]}' is no PCI address; one looks like 0000:00:1b.0, and azalia devices lists them");
        if (settings.Codecs.Count > 0)
            throw new CommandFailure("--codec does not go with a real controller: its codecs are what is soldered to it");
        if (settings.ScatterPages)
            throw new CommandFailure("--scatter does not go with a real controller: each page of its memory is mapped by the IOMMU");
        string kind = settings.Line.GetValue(_interrupt) ?? "auto";
        if (!s_interrupts.TryGetValue(kind, out VfioInterruptKind interrupt))
            throw new CommandFailure($"there is no interrupt '{kind}'; there are: {string.Join(", ", s_interrupts.Keys)}");

        VfioPlatform? platform = VfioPlatform.Open(address, new VfioOptions { Interrupt = interrupt, MachineTime = environment.MachineTime }, out string? problem);
        return platform is null ? throw new CommandFailure(problem ?? $"{address} cannot be opened") : new OpenController(platform);
    }
}
