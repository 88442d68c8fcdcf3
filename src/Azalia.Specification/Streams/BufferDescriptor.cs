using System.Buffers.Binary;

namespace Azalia.Specification.Streams;

/// <summary>
/// An entry of the buffer descriptor list: one physically contiguous piece of the cyclic buffer. HDA 1.0a 3.6.3; bit for bit
/// HDAUDIO_BUFFER_DESCRIPTOR of hdaudio.h. 16 bytes, little-endian; the list is aligned to 128.
/// </summary>
/// <param name="Address">Bytes 0 to 7: where the device finds the piece, aligned to 128.</param>
/// <param name="Length">Bytes 8 to 11: bytes of the piece, at least one sample.</param>
/// <param name="InterruptOnCompletion">IOC, bit 0 of bytes 12 to 15: raise BCIS when the last byte has been moved.</param>
public readonly record struct BufferDescriptor(ulong Address, uint Length, bool InterruptOnCompletion)
{
    /// <summary>Bytes of one entry.</summary>
    public const int EncodedSize = 16;

    /// <summary>What the list and every piece are aligned to, in bytes.</summary>
    public const int Alignment = 128;

    /// <summary>Fewest entries of a list: LVI is at least 1 (3.3.39).</summary>
    public const int MinimumEntries = 2;

    /// <summary>Most entries of a list: LVI has eight bits.</summary>
    public const int MaximumEntries = 256;

    /// <summary>Reads an entry from the first 16 bytes of <paramref name="source"/>; reserved bits are ignored.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is shorter than 16 bytes.</exception>
    public static BufferDescriptor Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, EncodedSize, nameof(source));

        return new BufferDescriptor(
            BinaryPrimitives.ReadUInt64LittleEndian(source),
            BinaryPrimitives.ReadUInt32LittleEndian(source[8..]),
            (source[12] & 1) != 0);
    }

    /// <summary>Writes the entry to the first 16 bytes of <paramref name="destination"/>; reserved bits become zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is shorter than 16 bytes.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, EncodedSize, nameof(destination));

        BinaryPrimitives.WriteUInt64LittleEndian(destination, Address);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], InterruptOnCompletion ? 1u : 0u);
    }

    /// <summary>The entry in one line: address and length, and IOC where it is set.</summary>
    public override string ToString() =>
        $"{nameof(BufferDescriptor)} {{ Address = 0x{Address:X}, Length = {Length}{(InterruptOnCompletion ? ", IOC" : "")} }}";
}
