using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>Another platform, whose registers can be made to lie. Does not own it.</summary>
internal sealed class FaultyPlatform(HdaPlatform inner) : HdaPlatform
{
    public FaultyWindow Window { get; } = new(inner.Registers);

    public FaultyConfiguration Pci { get; } = new(inner.Configuration);

    public override string Name => inner.Name;

    public override MmioWindow Registers => Window;

    public override PciConfigurationSpace Configuration => Pci;

    public override PlatformClock Clock => inner.Clock;

    public override InterruptSource Interrupt => inner.Interrupt;

    public override DmaMemory Memory => inner.Memory;

    /// <summary>The device is pulled out: everything reads all ones from now on.</summary>
    public void Remove()
    {
        Pci.IsGone = true;
        Window.Reading = static (_, _, _) => uint.MaxValue;
        Window.Writing = static (_, _, _) => false;
    }

    /// <summary>The hardware is what it was: nothing lies any more.</summary>
    public void Repair()
    {
        Pci.IsGone = false;
        Window.Reading = null;
        Window.Writing = null;
    }

    public override void Dispose()
    {
        // The other platform belongs to whoever made it.
    }
}
