using Azalia.Platform;

namespace Azalia.WaveRT.Client;

/// <summary>
/// The device's progress through a cyclic buffer as one number that never decreases: bytes moved since the stream started. 64 bits hold
/// more than a million years of it. For clients of a pin, and for miniports that count behind one.
/// </summary>
/// <remarks>
/// A position register shows the place in the buffer and forgets how often it went round. One reading in each round is enough to keep
/// count; when nobody looked for longer, the clock tells how many rounds were missed. Not safe for use from two threads.
/// </remarks>
/// <param name="bufferBytes">Bytes of the cyclic buffer.</param>
/// <param name="bytesPerSecond">Bytes that the device moves in a second.</param>
/// <param name="backwardBytes">
/// How far a reading may lie behind the one before and be hardware's inaccuracy, not most of a round: such a reading changes nothing. 0 takes
/// every reading for progress.
/// </param>
public struct PlayCursor(int bufferBytes, long bytesPerSecond, int backwardBytes = 0)
{
    private int _lastOffset;
    private long _lastTicks;

    /// <summary>Bytes that the device has moved.</summary>
    public long Played { get; private set; }

    /// <summary>When the device was last seen to have moved, in ticks of the clock.</summary>
    public long LastMovement { get; private set; }

    /// <summary>Begins a new count at the start of the buffer.</summary>
    /// <param name="ticks">Now.</param>
    public void Restart(long ticks)
    {
        _lastOffset = 0;
        _lastTicks = ticks;
        LastMovement = ticks;
        Played = 0;
    }

    /// <summary>Goes on counting after a pause, in which the device stood still.</summary>
    /// <param name="ticks">Now.</param>
    public void Resume(long ticks)
    {
        _lastTicks = ticks;
        LastMovement = ticks;
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="offset">Where the device is in the buffer, a whole frame below the buffer's length.</param>
    /// <param name="ticks">A moment not later than the reading.</param>
    public void Advance(int offset, long ticks)
    {
        long moved = offset - _lastOffset;
        if (moved < 0)
            moved += bufferBytes;

        long expected = (long)((Int128)(ticks - _lastTicks) * bytesPerSecond / PlatformClock.TicksPerSecond);
        if (moved > bufferBytes - backwardBytes && expected < bufferBytes / 2)
            return;
        if (expected >= bufferBytes)
            moved += (expected - moved + bufferBytes / 2) / bufferBytes * bufferBytes;

        if (moved != 0)
            LastMovement = ticks;

        Played += moved;
        _lastOffset = offset;
        _lastTicks = ticks;
    }
}
