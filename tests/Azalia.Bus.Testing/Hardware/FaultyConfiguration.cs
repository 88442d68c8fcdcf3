using Azalia.Platform;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>A configuration space from which the function can disappear: then it reads all ones, and what is written is lost.</summary>
internal sealed class FaultyConfiguration(PciConfigurationSpace inner) : PciConfigurationSpace
{
    public bool IsGone { get; set; }

    public override byte Read8(int offset) => IsGone ? byte.MaxValue : inner.Read8(offset);

    public override ushort Read16(int offset) => IsGone ? ushort.MaxValue : inner.Read16(offset);

    public override uint Read32(int offset) => IsGone ? uint.MaxValue : inner.Read32(offset);

    public override void Write8(int offset, byte value)
    {
        if (!IsGone)
            inner.Write8(offset, value);
    }

    public override void Write16(int offset, ushort value)
    {
        if (!IsGone)
            inner.Write16(offset, value);
    }

    public override void Write32(int offset, uint value)
    {
        if (!IsGone)
            inner.Write32(offset, value);
    }
}
