namespace Azalia.Platform.Qemu.Time;

/// <summary>
/// Learns at what distance interrupts come, so that quiet time is stepped over in one piece. A stream that runs evenly interrupts evenly, on QEMU's grid of 1 ms;
/// while it does, the next interrupt is expected after the shortest of the last distances, and time is stepped millisecond by millisecond from there.
/// </summary>
/// <remarks>At the start a stream of QEMU runs ahead and slows down to its rate, so distances grow, and an expectation is early and never late.</remarks>
internal sealed class InterruptCadence
{
    private const int Remembered = 4;

    private readonly long[] _distances = new long[Remembered];
    private int _known;
    private long _last;
    private bool _hasLast;

    /// <summary>Forgets everything: what made the interrupts has changed.</summary>
    public void Forget()
    {
        _known = 0;
        _hasLast = false;
    }

    /// <summary>An interrupt has come.</summary>
    public void Note(long tick)
    {
        if (_hasLast)
        {
            _distances[_known % Remembered] = tick - _last;
            _known++;
        }

        _last = tick;
        _hasLast = true;
    }

    /// <summary>When to look next: at the expected moment, or a step of the grid from now.</summary>
    public long NextLook(long now)
    {
        long soon = now + StreamWatch.GridTicks;
        if (_known < Remembered)
            return soon;

        long shortest = long.MaxValue;
        long longest = 0;
        foreach (long distance in _distances)
        {
            shortest = Math.Min(shortest, distance);
            longest = Math.Max(longest, distance);
        }

        return longest - shortest > StreamWatch.GridTicks ? soon : Math.Max(soon, _last + shortest);
    }
}
