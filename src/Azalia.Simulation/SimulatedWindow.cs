using Azalia.Platform;
using Azalia.Simulation.Time;

namespace Azalia.Simulation;

/// <summary>BAR 0 of the simulated controller. While the function does not decode memory, or is gone, reads give all ones and writes go nowhere.</summary>
internal sealed class SimulatedWindow(DeviceDrive drive, int length) : MmioWindow
{
    private volatile bool _isGone;

    /// <summary>Whether the device has been pulled out.</summary>
    public bool IsGone { get => _isGone; set => _isGone = value; }

    public override int Length => length;

    public override byte Read8(int offset) => (byte)Read(offset, 1);

    public override ushort Read16(int offset) => (ushort)Read(offset, 2);

    public override uint Read32(int offset) => Read(offset, 4);

    public override void Write8(int offset, byte value) => Write(offset, 1, value);

    public override void Write16(int offset, ushort value) => Write(offset, 2, value);

    public override void Write32(int offset, uint value) => Write(offset, 4, value);

    private uint Read(int offset, int width)
    {
        CheckAccess(offset, width);
        return _isGone ? uint.MaxValue : drive.Read(offset, width);
    }

    private void Write(int offset, int width, uint value)
    {
        CheckAccess(offset, width);
        if (!_isGone)
            drive.Write(offset, width, value);
    }
}
