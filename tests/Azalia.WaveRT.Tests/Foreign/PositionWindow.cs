using Azalia.Platform;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>A page with one register in it.</summary>
internal sealed class PositionWindow(Func<uint> value) : MmioWindow
{
    public override int Length => sizeof(uint);

    public override byte Read8(int offset) => throw new NotSupportedException();

    public override ushort Read16(int offset) => throw new NotSupportedException();

    public override uint Read32(int offset) => value();

    public override void Write8(int offset, byte value) => throw new NotSupportedException();

    public override void Write16(int offset, ushort value) => throw new NotSupportedException();

    public override void Write32(int offset, uint value) => throw new NotSupportedException();
}
