namespace Azalia.Cli.Streaming;

/// <summary>
/// A ring of samples between one writer and one reader, which may be on two threads. Its memory is allocated once; a full ring takes
/// nothing and never waits.
/// </summary>
/// <param name="capacity">Samples that fit.</param>
internal sealed class SampleRing(int capacity)
{
    private readonly int[] _samples = new int[capacity];

    // Both only grow. The writer owns one and the reader the other; each publishes with a release and reads the other with an acquire.
    private long _written;
    private long _read;

    /// <summary>Samples that fit.</summary>
    public int Capacity => _samples.Length;

    /// <summary>Samples that wait for the reader.</summary>
    public int Waiting => (int)(Volatile.Read(ref _written) - _read);

    /// <summary>Puts samples in: all of them or none.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryWrite(ReadOnlySpan<int> samples)
    {
        long written = _written;
        if (samples.Length > _samples.Length - (written - Volatile.Read(ref _read)))
            return false;

        int at = (int)(written % _samples.Length);
        int first = Math.Min(samples.Length, _samples.Length - at);
        samples[..first].CopyTo(_samples.AsSpan(at));
        samples[first..].CopyTo(_samples);
        Volatile.Write(ref _written, written + samples.Length);
        return true;
    }

    /// <summary>The oldest samples that lie in one piece; empty only if there are none. Valid until <see cref="Skip"/>.</summary>
    public ReadOnlySpan<int> Peek()
    {
        int at = (int)(_read % _samples.Length);
        long waiting = Volatile.Read(ref _written) - _read;
        return _samples.AsSpan(at, (int)Math.Min(waiting, _samples.Length - at));
    }

    /// <summary>Gives the oldest samples up.</summary>
    public void Skip(int samples) => Volatile.Write(ref _read, _read + samples);
}
