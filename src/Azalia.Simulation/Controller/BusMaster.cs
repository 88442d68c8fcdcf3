using Azalia.Platform;
using Azalia.Simulation.Memory;

namespace Azalia.Simulation.Controller;

/// <summary>The controller's way to memory, open only while the PCI function may be a bus master, and within the addresses that it can
/// form. Everything that goes this way is counted.</summary>
/// <param name="memory">The memory.</param>
/// <param name="highestAddress">The highest address that the controller can form.</param>
internal sealed class BusMaster(IDmaPort memory, ulong highestAddress) : IDmaPort
{
    /// <summary>PCI command bit 2, and power state D0. While it is clear, every access is refused.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Accesses that never left the controller: it may not master the bus, or cannot form the address.</summary>
    public long Refusals { get; private set; }

    /// <summary>How much work the device has done.</summary>
    public WorkMeter Work { get; } = new();

    /// <inheritdoc/>
    public bool Read(DeviceAddress address, Span<byte> destination)
    {
        Work.Count();
        return CanReach(address, destination.Length) && memory.Read(address, destination);
    }

    /// <inheritdoc/>
    public bool Write(DeviceAddress address, ReadOnlySpan<byte> source)
    {
        Work.Count();
        return CanReach(address, source.Length) && memory.Write(address, source);
    }

    private bool CanReach(DeviceAddress address, int length)
    {
        if (IsEnabled && (length == 0 || (address.Value <= highestAddress && (ulong)length - 1 <= highestAddress - address.Value)))
            return true;

        Refusals++;
        return false;
    }
}
