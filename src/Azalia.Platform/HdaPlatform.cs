using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.Platform;

/// <summary>
/// An HD Audio controller as a driver sees it, whatever stands behind: registers, PCI configuration, memory that the device can
/// reach, an interrupt, and a clock. A driver written against this class runs unchanged on a simulated controller, on an
/// emulator's, and on real hardware.
/// </summary>
/// <remarks>
/// The platform owns everything it hands out; disposing it ends all of it. Dispose it last, after the driver stopped.
/// </remarks>
public abstract class HdaPlatform : IDisposable
{
    /// <summary>A short name for messages and reports, such as <c>sim</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The controller's registers: BAR 0.</summary>
    public abstract MmioWindow Registers { get; }

    /// <summary>The controller's PCI configuration space.</summary>
    public abstract PciConfigurationSpace Configuration { get; }

    /// <summary>The time in which the device lives.</summary>
    public abstract PlatformClock Clock { get; }

    /// <summary>The controller's interrupt.</summary>
    public abstract InterruptSource Interrupt { get; }

    /// <summary>Memory that both the driver and the device can reach.</summary>
    public abstract DmaMemory Memory { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
