namespace Azalia.Platform;

/// <summary>A part of another window.</summary>
internal sealed class MmioSlice(MmioWindow whole, int start, int length) : MmioWindow
{
    public override int Length => length;

    public override byte Read8(int offset)
    {
        CheckAccess(offset, 1);
        return whole.Read8(start + offset);
    }

    public override ushort Read16(int offset)
    {
        CheckAccess(offset, 2);
        return whole.Read16(start + offset);
    }

    public override uint Read32(int offset)
    {
        CheckAccess(offset, 4);
        return whole.Read32(start + offset);
    }

    public override void Write8(int offset, byte value)
    {
        CheckAccess(offset, 1);
        whole.Write8(start + offset, value);
    }

    public override void Write16(int offset, ushort value)
    {
        CheckAccess(offset, 2);
        whole.Write16(start + offset, value);
    }

    public override void Write32(int offset, uint value)
    {
        CheckAccess(offset, 4);
        whole.Write32(start + offset, value);
    }
}
