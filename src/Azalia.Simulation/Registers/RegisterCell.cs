namespace Azalia.Simulation.Registers;

/// <summary>One register of the device, whatever its type: where it is, which of its bits take what the driver writes, and what follows
/// from a write.</summary>
/// <remarks>
/// A register lies within one dword of the window and is addressed in the lanes of that dword, so that a transaction needs no shifting to
/// find out what it touches. The driver's side is <see cref="ReadByDriver"/>, <see cref="TakeFromDriver"/> and <see cref="Settle"/>; the
/// device's side is the typed value of <see cref="RegisterCell{T, TRaw}"/>.
/// </remarks>
internal abstract class RegisterCell
{
    private readonly RegisterBank _bank;
    private readonly int _shift;

    private uint _before;

    /// <summary>Makes a register.</summary>
    /// <param name="bank">What it is reset with.</param>
    /// <param name="offset">Byte offset in the window.</param>
    /// <param name="width">1 to 4 bytes; the register does not cross its dword.</param>
    protected RegisterCell(RegisterBank bank, int offset, int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((offset & 3) + width, 4, nameof(width));

        _bank = bank;
        _shift = (offset & 3) * 8;
        Offset = offset;
        Width = width;
        Lanes = uint.MaxValue >> (32 - width * 8) << _shift;
        bank.Add(this);
    }

    /// <summary>Byte offset in the window.</summary>
    public int Offset { get; }

    /// <summary>Size in bytes.</summary>
    public int Width { get; }

    /// <summary>The bits of its dword that the register occupies.</summary>
    public uint Lanes { get; }

    /// <summary>Contents after a reset of the bank.</summary>
    public uint ResetBits { get; init; }

    /// <summary>RW bits.</summary>
    public uint WritableBits { get; init; }

    /// <summary>RW1C bits: writing 1 clears them.</summary>
    public uint ClearableBits { get; init; }

    /// <summary>RW bits that a write reaches even while the bank is held in reset.</summary>
    public uint WritableWhileHeld { get; init; }

    /// <summary>The register behind this one in the same dword, if any; kept by <see cref="RegisterFile"/>.</summary>
    internal RegisterCell? Next { get; set; }

    /// <summary>Whether the write that is being carried out reached the register; kept by <see cref="RegisterFile"/>.</summary>
    internal bool IsTouched { get; set; }

    /// <summary>Contents as stored, right-aligned.</summary>
    protected uint StoredBits { get; set; }

    /// <summary>Puts the register back to its reset value. No side effect.</summary>
    public void Reset() => StoredBits = ResetBits;

    /// <summary>What the driver reads, in the lanes of the dword.</summary>
    internal uint ReadByDriver() => ReadBits() << _shift;

    /// <summary>Takes the bits that a write brings, without any side effect: the first half of a transaction.</summary>
    /// <param name="value">The dword written.</param>
    /// <param name="mask">The lanes that carry it; at least one of them is this register's.</param>
    /// <returns>False when the bank is held and nothing of this register is writable then.</returns>
    internal bool TakeFromDriver(uint value, uint mask)
    {
        _before = StoredBits;
        uint enabled = (mask & Lanes) >> _shift;
        uint written = value >> _shift;
        uint writable = WritableBits;
        uint clearable = ClearableBits;
        if (_bank.IsHeld)
        {
            writable = WritableWhileHeld;
            clearable = 0;
            if (writable == 0)
                return false;
        }

        writable &= enabled;
        StoredBits = StoredBits & ~(writable | (written & clearable & enabled)) | (written & writable);
        return true;
    }

    /// <summary>Runs what follows from a write, after every register of the transaction has its bits: the second half.</summary>
    internal void Settle() => OnWritten(_before);

    /// <summary>What the driver reads, right-aligned.</summary>
    protected abstract uint ReadBits();

    /// <summary>Called once for each write that reached the register.</summary>
    /// <param name="before">Stored contents before the write.</param>
    protected abstract void OnWritten(uint before);
}
