using Azalia.Platform.Qemu.Time;
using Azalia.Specification.Pci;

namespace Azalia.Platform.Qemu.Devices;

/// <summary>The configuration space of QEMU's controller.</summary>
internal sealed class QemuPciConfiguration(QemuDrive drive, QemuWindow window) : PciConfigurationSpace
{
    private const int Length = 256;

    /// <inheritdoc/>
    public override byte Read8(int offset) => (byte)Read(offset, 1);

    /// <inheritdoc/>
    public override ushort Read16(int offset) => (ushort)Read(offset, 2);

    /// <inheritdoc/>
    public override uint Read32(int offset) => Read(offset, 4);

    /// <inheritdoc/>
    public override void Write8(int offset, byte value) => Write(offset, 1, value);

    /// <inheritdoc/>
    public override void Write16(int offset, ushort value) => Write(offset, 2, value);

    /// <inheritdoc/>
    public override void Write32(int offset, uint value) => Write(offset, 4, value);

    private uint Read(int offset, int width)
    {
        Check(offset, width);
        return drive.ReadConfiguration(offset, width);
    }

    private void Write(int offset, int width, uint value)
    {
        Check(offset, width);
        drive.WriteConfiguration(offset, width, value);

        // A machine answers all ones where nothing decodes an address; QEMU's answers zeros there, so the window has to know.
        if (offset == PciConfigurationOffset.Command)
            window.IsDecoded = new PciCommand((ushort)value).MemorySpace;
    }

    private static void Check(int offset, int width)
    {
        if ((uint)offset > Length - (uint)width || (offset & (width - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(offset), $"A {width}-byte access at 0x{offset:X} is misaligned or outside the configuration space of 0x{Length:X} bytes.");
    }
}
