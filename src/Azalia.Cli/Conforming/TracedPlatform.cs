using Azalia.Platform;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.Cli.Conforming;

/// <summary>Another platform, whose register accesses are written to a trace. Does not own it.</summary>
internal sealed class TracedPlatform(HdaPlatform inner, IDeviceTrace trace) : HdaPlatform
{
    /// <inheritdoc/>
    public override string Name => inner.Name;

    /// <inheritdoc/>
    public override MmioWindow Registers { get; } = new RecordingWindow(inner.Registers, inner.Clock, trace);

    /// <inheritdoc/>
    public override PciConfigurationSpace Configuration => inner.Configuration;

    /// <inheritdoc/>
    public override PlatformClock Clock => inner.Clock;

    /// <inheritdoc/>
    public override InterruptSource Interrupt => inner.Interrupt;

    /// <inheritdoc/>
    public override DmaMemory Memory => inner.Memory;

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The other platform belongs to whoever opened it.
    }
}
