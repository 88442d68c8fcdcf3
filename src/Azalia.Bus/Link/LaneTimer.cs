using Azalia.Platform;
using Azalia.Platform.Executive;

namespace Azalia.Bus.Link;

/// <summary>One timer for the deadlines of all lanes: it runs out at the earliest. Guarded by the link lock.</summary>
internal sealed class LaneTimer : IDisposable
{
    private const long Never = long.MaxValue;

    // In device time, so that the timer runs out behind a deadline and not before it: what a time span rounds away.
    private const int Rounding = 11;

    private readonly CodecLane[] _lanes;
    private readonly PlatformClock _clock;
    private readonly KTimer _timer;
    private long _due = Never;

    public LaneTimer(CodecLane[] lanes, PlatformClock clock, Action serviceTimeouts)
    {
        _lanes = lanes;
        _clock = clock;
        _timer = clock.CreateTimer(new Dpc(serviceTimeouts));
    }

    /// <summary>Gives what a lane waits for so many ticks from now.</summary>
    public void Set(CodecLane lane, long ticks)
    {
        lane.Deadline = _clock.Ticks + ticks;
        if (lane.Deadline < _due)
            Arm(lane.Deadline);
    }

    /// <summary>Looks at the deadlines anew, after the timer ran out.</summary>
    public void SetToEarliest()
    {
        _due = Never;
        long earliest = Never;
        foreach (CodecLane lane in _lanes)
            earliest = Math.Min(earliest, lane.Deadline);

        if (earliest != Never)
            Arm(earliest);
    }

    /// <summary>Nothing is waited for any more.</summary>
    public void Cancel()
    {
        _timer.Cancel();
        _due = Never;
    }

    public void Dispose() => _timer.Dispose();

    private void Arm(long due)
    {
        _due = due;
        _timer.Set(PlatformClock.ToTimeSpan(Math.Max(0, due - _clock.Ticks) + Rounding));
    }
}
