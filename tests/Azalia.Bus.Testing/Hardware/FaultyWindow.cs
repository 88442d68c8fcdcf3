using Azalia.Platform;

namespace Azalia.Bus.Testing.Hardware;

/// <summary>
/// Registers that do as the device does, until a test says otherwise: what the driver reads can be replaced, and what it writes can get lost. Counts the accesses.
/// </summary>
internal sealed class FaultyWindow(MmioWindow inner) : MmioWindow
{
    /// <summary>What the driver reads in place of a value: offset, width, value. Null: the truth.</summary>
    public Func<int, int, uint, uint>? Reading
    {
        get;
        set
        {
            field = value;
            HasLied |= value is not null;
        }
    }

    /// <summary>Whether a write arrives: offset, width, value. Null: each does.</summary>
    public Func<int, int, uint, bool>? Writing
    {
        get;
        set
        {
            field = value;
            HasLied |= value is not null;
        }
    }

    /// <summary>Whether it was ever told to lie: what the driver did then is not its own fault.</summary>
    public bool HasLied { get; private set; }

    public int Accesses { get; private set; }

    public override int Length => inner.Length;

    public override byte Read8(int offset) => (byte)Seen(offset, 1, inner.Read8(offset));

    public override ushort Read16(int offset) => (ushort)Seen(offset, 2, inner.Read16(offset));

    public override uint Read32(int offset) => Seen(offset, 4, inner.Read32(offset));

    public override void Write8(int offset, byte value)
    {
        if (Arrives(offset, 1, value))
            inner.Write8(offset, value);
    }

    public override void Write16(int offset, ushort value)
    {
        if (Arrives(offset, 2, value))
            inner.Write16(offset, value);
    }

    public override void Write32(int offset, uint value)
    {
        if (Arrives(offset, 4, value))
            inner.Write32(offset, value);
    }

    private uint Seen(int offset, int width, uint value)
    {
        Accesses++;
        return Reading?.Invoke(offset, width, value) ?? value;
    }

    private bool Arrives(int offset, int width, uint value)
    {
        Accesses++;
        return Writing?.Invoke(offset, width, value) ?? true;
    }
}
