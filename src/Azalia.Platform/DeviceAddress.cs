using System.Globalization;

namespace Azalia.Platform;

/// <summary>
/// An address as the device puts it on its bus: what BDL entries, MDLs and the ring base registers hold.
/// A physical address on bare metal, an I/O virtual address behind an IOMMU, and never a pointer of this process.
/// </summary>
/// <param name="Value">The address in bytes.</param>
public readonly record struct DeviceAddress(ulong Value)
{
    /// <summary>The low 32 bits, as the "lower base" registers hold them.</summary>
    public uint Low => (uint)Value;

    /// <summary>The high 32 bits, as the "upper base" registers hold them.</summary>
    public uint High => (uint)(Value >> 32);

    /// <summary>The address that many bytes further on.</summary>
    /// <param name="address">Where to start.</param>
    /// <param name="offset">Bytes to add.</param>
    public static DeviceAddress operator +(DeviceAddress address, ulong offset) => new(address.Value + offset);

    /// <summary>The address that many bytes further on.</summary>
    /// <param name="address">Where to start.</param>
    /// <param name="offset">Bytes to add.</param>
    public static DeviceAddress Add(DeviceAddress address, ulong offset) => address + offset;

    /// <summary>Joins the contents of a lower and an upper base register.</summary>
    /// <param name="low">Bits 31:0.</param>
    /// <param name="high">Bits 63:32.</param>
    public static DeviceAddress FromRegisters(uint low, uint high) => new((ulong)high << 32 | low);

    /// <summary>Whether the address is a multiple of a power of two.</summary>
    /// <param name="alignment">The power of two, in bytes.</param>
    public bool IsAligned(uint alignment) => (Value & (alignment - 1)) == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:X}");
}
