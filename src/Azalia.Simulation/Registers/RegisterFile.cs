namespace Azalia.Simulation.Registers;

/// <summary>
/// The registers of a window and the transactions on it. Not modelled: the byte enables of a real bus that are not one run of bytes; locked
/// cycles.
/// </summary>
/// <remarks>
/// <para>An access has an offset and a width of 1, 2 or 4 bytes and may lie anywhere: within a register, over several of one dword, or over
/// two dwords. A write is one transaction: first every register that it touches takes its bits, write-one-to-clear only for bytes that are
/// enabled; then each of them runs its side effect once, in the order of offsets, with everything else already in place.</para>
/// <para>Bytes where no register is read as 0 and ignore writes; such accesses are counted, and nothing else happens. Bytes behind the
/// window's end likewise.</para>
/// </remarks>
internal sealed class RegisterFile
{
    private readonly RegisterCell?[] _cells;

    /// <summary>Makes an empty window.</summary>
    /// <param name="length">Its size in bytes, a multiple of 4.</param>
    public RegisterFile(int length)
    {
        Length = length;
        _cells = new RegisterCell?[length >> 2];
    }

    /// <summary>Size of the window in bytes.</summary>
    public int Length { get; }

    /// <summary>Reads that met no register.</summary>
    public long UnmappedReads { get; private set; }

    /// <summary>Writes that met no register.</summary>
    public long UnmappedWrites { get; private set; }

    /// <summary>Writes to a register that was held in reset, once for each such register.</summary>
    public long IgnoredWrites { get; private set; }

    /// <summary>Puts a register into the window.</summary>
    /// <param name="cell">The register; it overlaps no other.</param>
    /// <returns>The same register.</returns>
    /// <exception cref="ArgumentException">It overlaps another.</exception>
    public TCell Add<TCell>(TCell cell)
        where TCell : RegisterCell
    {
        int dword = cell.Offset >> 2;
        RegisterCell? lower = null;
        RegisterCell? upper = _cells[dword];
        for (RegisterCell? other = upper; other is not null; other = other.Next)
        {
            if ((other.Lanes & cell.Lanes) != 0)
                throw new ArgumentException($"The registers at 0x{other.Offset:X} and 0x{cell.Offset:X} overlap.", nameof(cell));
            if (other.Offset < cell.Offset)
            {
                lower = other;
                upper = other.Next;
            }
        }

        cell.Next = upper;
        if (lower is null)
            _cells[dword] = cell;
        else
            lower.Next = cell;
        return cell;
    }

    /// <summary>The register that has a byte, or null.</summary>
    /// <param name="offset">A byte offset.</param>
    public RegisterCell? Find(int offset)
    {
        if ((uint)offset >= (uint)Length)
            return null;

        uint lane = 0xFFu << ((offset & 3) * 8);
        for (RegisterCell? cell = _cells[offset >> 2]; cell is not null; cell = cell.Next)
        {
            if ((cell.Lanes & lane) != 0)
                return cell;
        }

        return null;
    }

    /// <summary>Reads 1, 2 or 4 bytes.</summary>
    /// <param name="offset">Byte offset in the window.</param>
    /// <param name="width">Bytes.</param>
    public uint Read(int offset, int width)
    {
        int shift = (offset & 3) * 8;
        uint mask = uint.MaxValue >> (32 - width * 8);
        bool met = false;
        uint value = ReadDword(offset >> 2, mask << shift, ref met) >> shift;
        if (shift + width * 8 > 32)
            value |= ReadDword((offset >> 2) + 1, mask >> (32 - shift), ref met) << (32 - shift);

        if (!met)
            UnmappedReads++;
        return value & mask;
    }

    /// <summary>Writes 1, 2 or 4 bytes as one transaction.</summary>
    /// <param name="offset">Byte offset in the window.</param>
    /// <param name="width">Bytes.</param>
    /// <param name="value">What to write; bits above the width are ignored.</param>
    public void Write(int offset, int width, uint value)
    {
        int shift = (offset & 3) * 8;
        uint mask = uint.MaxValue >> (32 - width * 8);
        int lower = offset >> 2;
        int upper = lower + 1;
        uint lowerMask = mask << shift;
        uint upperMask = shift + width * 8 > 32 ? mask >> (32 - shift) : 0;

        bool met = Take(lower, value << shift, lowerMask);
        if (upperMask != 0)
            met |= Take(upper, value >> (32 - shift), upperMask);
        if (!met)
        {
            UnmappedWrites++;
            return;
        }

        Settle(lower, lowerMask);
        if (upperMask != 0)
            Settle(upper, upperMask);
    }

    private RegisterCell? FirstOf(int dword) => (uint)dword < (uint)_cells.Length ? _cells[dword] : null;

    private uint ReadDword(int dword, uint mask, ref bool met)
    {
        uint value = 0;
        for (RegisterCell? cell = FirstOf(dword); cell is not null; cell = cell.Next)
        {
            if ((cell.Lanes & mask) != 0)
            {
                value |= cell.ReadByDriver();
                met = true;
            }
        }

        return value & mask;
    }

    private bool Take(int dword, uint value, uint mask)
    {
        bool met = false;
        for (RegisterCell? cell = FirstOf(dword); cell is not null; cell = cell.Next)
        {
            cell.IsTouched = false;
            if ((cell.Lanes & mask) != 0)
            {
                met = true;
                cell.IsTouched = cell.TakeFromDriver(value, mask);
                if (!cell.IsTouched)
                    IgnoredWrites++;
            }
        }

        return met;
    }

    private void Settle(int dword, uint mask)
    {
        for (RegisterCell? cell = FirstOf(dword); cell is not null; cell = cell.Next)
        {
            if ((cell.Lanes & mask) != 0 && cell.IsTouched)
                cell.Settle();
        }
    }
}
