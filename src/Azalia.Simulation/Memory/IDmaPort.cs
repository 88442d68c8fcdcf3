using Azalia.Platform;

namespace Azalia.Simulation.Memory;

/// <summary>The device's way to memory: everything that the controller reads or writes by itself goes through here, and by device
/// address.</summary>
/// <remarks>
/// An access is refused as an IOMMU or a master abort refuses it: as a whole. The caller then takes the error path of the register that
/// named the address; it never throws for that reason.
/// </remarks>
internal interface IDmaPort
{
    /// <summary>Reads memory.</summary>
    /// <param name="address">The first byte.</param>
    /// <param name="destination">What to fill; its content is undefined after a refusal.</param>
    /// <returns>False when any byte of it is refused.</returns>
    bool Read(DeviceAddress address, Span<byte> destination);

    /// <summary>Writes memory.</summary>
    /// <param name="address">The first byte.</param>
    /// <param name="source">What to write.</param>
    /// <returns>False when any byte of it is refused; nothing has been written then.</returns>
    bool Write(DeviceAddress address, ReadOnlySpan<byte> source);
}
