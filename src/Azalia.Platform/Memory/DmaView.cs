using System.Buffers.Binary;

namespace Azalia.Platform.Memory;

/// <summary>
/// A buffer's pages mapped side by side: one contiguous stretch of this process's memory over pages that need not be adjacent for the
/// device. Device and view see the same bytes; nothing is copied.
/// </summary>
/// <remarks>
/// <para>Every access is checked. Single values are read after, and written before, whatever the other side is told through a
/// register: see <see cref="MmioWindow"/>.</para>
/// <para>A view outlives the buffer: when the pages are freed under a holder, the view shows private zeros from then on. It is
/// owned by whoever mapped it, who disposes it.</para>
/// </remarks>
public sealed class DmaView : IDisposable
{
    private readonly DmaMemory _memory;
    private readonly Mdl _mdl;
    private ArenaView? _arenaView;

    internal DmaView(DmaMemory memory, Mdl mdl, ArenaView arenaView)
    {
        _memory = memory;
        _mdl = mdl;
        _arenaView = arenaView;
        Length = mdl.ByteCount;
    }

    /// <summary>Size in bytes.</summary>
    public int Length { get; }

    /// <summary>The bytes. Valid until this view is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The view was disposed.</exception>
    public Span<byte> Span => Mapped.GetSpan()[..Length];

    /// <summary>The bytes, as memory whose owner is this view.</summary>
    /// <exception cref="ObjectDisposedException">The view was disposed.</exception>
    public Memory<byte> Memory => Mapped.Memory[..Length];

    internal ArenaView? ArenaView => _arenaView;

    internal Mdl Mdl => _mdl;

    private ArenaView Mapped => _arenaView ?? throw new ObjectDisposedException(nameof(DmaView));

    /// <summary>The address at which the device finds a byte of this view.</summary>
    /// <param name="offset">Byte offset.</param>
    public DeviceAddress AddressOf(int offset) => _mdl.AddressOf(offset);

    /// <summary>Reads a dword, little endian.</summary>
    /// <param name="offset">Byte offset.</param>
    public uint Read32(int offset)
    {
        uint value = BinaryPrimitives.ReadUInt32LittleEndian(Span.Slice(offset, sizeof(uint)));
        Volatile.ReadBarrier();
        return value;
    }

    /// <summary>Writes a dword, little endian.</summary>
    /// <param name="offset">Byte offset.</param>
    /// <param name="value">What to write.</param>
    public void Write32(int offset, uint value)
    {
        Volatile.WriteBarrier();
        BinaryPrimitives.WriteUInt32LittleEndian(Span.Slice(offset, sizeof(uint)), value);
    }

    /// <summary>Reads a qword, little endian.</summary>
    /// <param name="offset">Byte offset.</param>
    public ulong Read64(int offset)
    {
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(Span.Slice(offset, sizeof(ulong)));
        Volatile.ReadBarrier();
        return value;
    }

    /// <summary>Writes a qword, little endian.</summary>
    /// <param name="offset">Byte offset.</param>
    /// <param name="value">What to write.</param>
    public void Write64(int offset, ulong value)
    {
        Volatile.WriteBarrier();
        BinaryPrimitives.WriteUInt64LittleEndian(Span.Slice(offset, sizeof(ulong)), value);
    }

    /// <summary>Copies out of the buffer.</summary>
    /// <param name="offset">Byte offset of the first byte.</param>
    /// <param name="destination">Where the bytes go; its length says how many.</param>
    public void Read(int offset, Span<byte> destination) => Span.Slice(offset, destination.Length).CopyTo(destination);

    /// <summary>Copies into the buffer.</summary>
    /// <param name="offset">Byte offset of the first byte.</param>
    /// <param name="source">The bytes.</param>
    public void Write(int offset, ReadOnlySpan<byte> source) => source.CopyTo(Span.Slice(offset, source.Length));

    /// <summary>Sets a stretch of the buffer to one value.</summary>
    /// <param name="offset">Byte offset of the first byte.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="value">The value of each.</param>
    public void Fill(int offset, int length, byte value) => Span.Slice(offset, length).Fill(value);

    /// <summary>Ends the mapping. The pages stay with their owner.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _arenaView, null) is { } arenaView)
            _memory.Unmap(this, arenaView);
    }
}
