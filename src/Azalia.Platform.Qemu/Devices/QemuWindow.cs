using Azalia.Platform.Qemu.Time;

namespace Azalia.Platform.Qemu.Devices;

/// <summary>BAR 0 of QEMU's controller. While the function does not decode memory, reads give all ones and writes go nowhere.</summary>
internal sealed class QemuWindow(QemuDrive drive) : MmioWindow
{
    private const int Size = 0x4000;

    private volatile bool _isDecoded;

    public bool IsDecoded { get => _isDecoded; set => _isDecoded = value; }

    /// <inheritdoc/>
    public override int Length => Size;

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
        CheckAccess(offset, width);
        return _isDecoded ? drive.Read(offset, width) : uint.MaxValue;
    }

    private void Write(int offset, int width, uint value)
    {
        CheckAccess(offset, width);
        if (_isDecoded)
            drive.Write(offset, width, value);
    }
}
