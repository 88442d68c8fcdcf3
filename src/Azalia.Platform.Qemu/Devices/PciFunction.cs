using Azalia.Platform.Qemu.Link;

namespace Azalia.Platform.Qemu.Devices;

/// <summary>A function of the machine's PCI bus 0, reached through the address and data ports of PC hardware.</summary>
/// <param name="link">The link to QEMU.</param>
/// <param name="slot">Its slot.</param>
internal sealed class PciFunction(QtestLink link, int slot)
{
    private const ushort AddressPort = 0xCF8;
    private const ushort DataPort = 0xCFC;
    private const uint Enable = 0x8000_0000;

    /// <summary>Reads 1, 2 or 4 bytes, naturally aligned.</summary>
    public uint Read(int offset, int width)
    {
        link.Out(4, AddressPort, AddressOf(offset));
        return link.In(width, PortOf(offset));
    }

    /// <summary>Posts a write of 1, 2 or 4 bytes, naturally aligned.</summary>
    public void Write(int offset, int width, uint value)
    {
        link.Out(4, AddressPort, AddressOf(offset));
        link.Out(width, PortOf(offset), value);
    }

    private static ushort PortOf(int offset) => (ushort)(DataPort + (offset & 3));

    private uint AddressOf(int offset) => Enable | (uint)(slot << 11) | (uint)(offset & 0xFC);
}
