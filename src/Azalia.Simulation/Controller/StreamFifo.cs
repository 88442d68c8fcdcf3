namespace Azalia.Simulation.Controller;

/// <summary>The bytes between a stream's DMA engine and the link, oldest first.</summary>
internal sealed class StreamFifo
{
    // Room for what is in the FIFO and for a refill of the same size on top, so that a refill can be read before the packets are taken out.
    private byte[] _bytes = new byte[512];

    /// <summary>Bytes held.</summary>
    public int Fill { get; private set; }

    /// <summary>Everything held.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Fill);

    /// <summary>Makes room for a capacity. Content stays.</summary>
    public void Reserve(int capacity)
    {
        int needed = Math.Max(capacity, Fill) * 2;
        if (_bytes.Length < needed)
            Array.Resize(ref _bytes, needed);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Fill = 0;

    /// <summary>Room behind the content, to be filled and then made part of it by <see cref="Commit"/>.</summary>
    public Span<byte> Free(int bytes) => _bytes.AsSpan(Fill, bytes);

    /// <summary>Makes bytes that were put into <see cref="Free"/> part of the content.</summary>
    public void Commit(int bytes) => Fill += bytes;

    /// <summary>Appends bytes.</summary>
    public void Push(ReadOnlySpan<byte> source)
    {
        source.CopyTo(Free(source.Length));
        Commit(source.Length);
    }

    /// <summary>Drops the oldest bytes.</summary>
    public void Drop(int bytes)
    {
        Fill -= bytes;
        _bytes.AsSpan(bytes, Fill).CopyTo(_bytes);
    }
}
