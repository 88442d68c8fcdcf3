namespace Azalia.Bus.Streams;

/// <summary>
/// Times at which the service routine saw a completion, on their way to the DPC: each becomes one notification. The routine writes and the DPC reads, each
/// from one thread at a time.
/// </summary>
internal sealed class CompletionRing
{
    // A DPC that is more than this many completions late loses the oldest of them.
    private const int Capacity = 64;

    private readonly long[] _times = new long[Capacity];
    private int _written;
    private int _read;

    /// <summary>How many wait to be taken. DISPATCH_LEVEL.</summary>
    public int Waiting => Math.Min((Volatile.Read(ref _written) - _read) & int.MaxValue, Capacity);

    /// <summary>Notes a completion. DIRQL.</summary>
    public void Push(long ticks)
    {
        int written = _written;
        _times[written % Capacity] = ticks;
        Volatile.Write(ref _written, (written + 1) & int.MaxValue);
    }

    /// <summary>Takes the oldest completion. DISPATCH_LEVEL.</summary>
    public bool TryPop(out long ticks)
    {
        int written = Volatile.Read(ref _written);
        int read = _read;
        int waiting = (written - read) & int.MaxValue;
        if (waiting > Capacity)
            read = (written - Capacity) & int.MaxValue;

        ticks = _times[read % Capacity];
        if (waiting == 0)
            return false;

        _read = (read + 1) & int.MaxValue;
        return true;
    }

    /// <summary>Drops what has not been passed on, as a stop does. The service routine is kept out meanwhile.</summary>
    public void Clear() => _read = Volatile.Read(ref _written);
}
