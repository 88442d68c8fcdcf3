namespace Azalia.Simulation.Codecs;

/// <summary>Working memory that grows to the largest block it has seen and then stays, so that a running stream allocates nothing.</summary>
internal struct ScratchBuffer<T>
    where T : unmanaged
{
    private T[] _items = [];

    /// <summary>An empty buffer.</summary>
    public ScratchBuffer()
    {
    }

    /// <summary>The first items, as the last <see cref="Take"/> left them.</summary>
    public readonly Span<T> Peek(int length) => _items.AsSpan(0, length);

    /// <summary>Room for that many items, of undefined content.</summary>
    public Span<T> Take(int length)
    {
        if (_items.Length < length)
            _items = GC.AllocateUninitializedArray<T>(length);
        return _items.AsSpan(0, length);
    }
}
