using Azalia.Platform;
using Azalia.Simulation.Time;

namespace Azalia.Simulation.Lint;

/// <summary>The register window, with somebody who watches. The watching is done under the device's lock, before a write and after a read.</summary>
internal sealed class LintWindow(MmioWindow inner, DeviceDrive drive, DriverLint lint) : MmioWindow
{
    public override int Length => inner.Length;

    public override byte Read8(int offset)
    {
        byte value = inner.Read8(offset);
        Read(offset, 1, value);
        return value;
    }

    public override ushort Read16(int offset)
    {
        ushort value = inner.Read16(offset);
        Read(offset, 2, value);
        return value;
    }

    public override uint Read32(int offset)
    {
        uint value = inner.Read32(offset);
        Read(offset, 4, value);
        return value;
    }

    public override void Write8(int offset, byte value)
    {
        Write(offset, 1, value);
        inner.Write8(offset, value);
    }

    public override void Write16(int offset, ushort value)
    {
        Write(offset, 2, value);
        inner.Write16(offset, value);
    }

    public override void Write32(int offset, uint value)
    {
        Write(offset, 4, value);
        inner.Write32(offset, value);
    }

    private void Read(int offset, int width, uint value) =>
        drive.Change((lint, offset, width, value), static read => read.lint.Read(read.offset, read.width, read.value));

    private void Write(int offset, int width, uint value)
    {
        CheckAccess(offset, width);
        drive.Change((lint, offset, width, value), static write => write.lint.Write(write.offset, write.width, write.value));
    }
}
