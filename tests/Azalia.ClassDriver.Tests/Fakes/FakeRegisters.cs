using Azalia.Platform;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <summary>A window of dwords that a test sets.</summary>
internal sealed class FakeRegisters : MmioWindow
{
    private readonly uint[] _values = new uint[64];

    public uint this[int offset]
    {
        get => _values[offset / 4];
        set => _values[offset / 4] = value;
    }

    public override int Length => _values.Length * 4;

    public override byte Read8(int offset) => throw new NotSupportedException();

    public override ushort Read16(int offset) => throw new NotSupportedException();

    public override uint Read32(int offset) => this[offset];

    public override void Write8(int offset, byte value) => throw new NotSupportedException();

    public override void Write16(int offset, ushort value) => throw new NotSupportedException();

    public override void Write32(int offset, uint value) => throw new NotSupportedException();
}
