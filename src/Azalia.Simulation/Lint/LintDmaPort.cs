using Azalia.Platform;
using Azalia.Simulation.Memory;

namespace Azalia.Simulation.Lint;

/// <summary>The device's way to memory, with somebody who watches.</summary>
internal sealed class LintDmaPort(IDmaPort inner, DriverLint lint) : IDmaPort
{
    public bool Read(DeviceAddress address, Span<byte> destination)
    {
        bool isGranted = inner.Read(address, destination);
        lint.Fetched(address, destination, isGranted);
        return isGranted;
    }

    public bool Write(DeviceAddress address, ReadOnlySpan<byte> source)
    {
        bool isGranted = inner.Write(address, source);
        if (!isGranted)
            lint.StoreRefused(address, source.Length);
        return isGranted;
    }
}
