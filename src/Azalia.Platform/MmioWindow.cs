namespace Azalia.Platform;

/// <summary>
/// A window onto device registers, little endian, accessed at their natural widths.
/// </summary>
/// <remarks>
/// <para>An access is one transaction at the device: a dword write reaches all registers in it together.</para>
/// <para>A write is a release: everything that this thread wrote to DMA memory before it is visible to the device when the
/// write arrives. A read is an acquire.</para>
/// <para>An access never fails for reasons of the device. What is not there reads as zero; a device that is gone reads as all
/// ones. An offset outside the window, or one that is not a multiple of the width, is a mistake of the caller and throws.</para>
/// </remarks>
public abstract class MmioWindow
{
    /// <summary>Size of the window in bytes.</summary>
    public abstract int Length { get; }

    /// <summary>Reads one byte.</summary>
    /// <param name="offset">Byte offset in the window.</param>
    public abstract byte Read8(int offset);

    /// <summary>Reads a word.</summary>
    /// <param name="offset">Byte offset in the window, a multiple of 2.</param>
    public abstract ushort Read16(int offset);

    /// <summary>Reads a dword.</summary>
    /// <param name="offset">Byte offset in the window, a multiple of 4.</param>
    public abstract uint Read32(int offset);

    /// <summary>Writes one byte.</summary>
    /// <param name="offset">Byte offset in the window.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write8(int offset, byte value);

    /// <summary>Writes a word.</summary>
    /// <param name="offset">Byte offset in the window, a multiple of 2.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write16(int offset, ushort value);

    /// <summary>Writes a dword.</summary>
    /// <param name="offset">Byte offset in the window, a multiple of 4.</param>
    /// <param name="value">What to write.</param>
    public abstract void Write32(int offset, uint value);

    /// <summary>A window onto a part of this one, so that a block of registers never needs to know its own base.</summary>
    /// <param name="offset">Where the part starts.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie inside this window.</exception>
    public MmioWindow Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return new MmioSlice(this, offset, length);
    }

    /// <summary>Throws when an access does not lie inside the window or is not naturally aligned.</summary>
    /// <param name="offset">Byte offset of the access.</param>
    /// <param name="width">Its width in bytes: 1, 2 or 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The access is not legal.</exception>
    protected void CheckAccess(int offset, int width)
    {
        if ((uint)offset > (uint)(Length - width) || (offset & (width - 1)) != 0)
            ThrowBadAccess(offset, width);
    }

    private void ThrowBadAccess(int offset, int width) => throw new ArgumentOutOfRangeException(
        nameof(offset), $"A {width}-byte access at 0x{offset:X} is misaligned or outside a window of 0x{Length:X} bytes.");
}
