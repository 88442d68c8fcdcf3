using Azalia.Platform.Executive;

namespace Azalia.Platform.Time;

/// <summary>A kernel timer that follows the machine's clock; its DPC runs on the thread on which the machine's timer fires.</summary>
/// <remarks>
/// A machine's timer counts in coarse ticks of its own, and may fire some milliseconds before the clock says so. What fires early is set
/// again, so that the DPC never runs before its time.
/// </remarks>
internal sealed class PacedKernelTimer : KTimer
{
    private readonly Lock _lock = new();
    private readonly PlatformClock _clock;
    private readonly Dpc _dpc;
    private readonly ITimer _timer;
    private long _due = long.MaxValue;

    public PacedKernelTimer(PlatformClock clock, TimeProvider machine, Dpc dpc)
    {
        _clock = clock;
        _dpc = dpc;
        _timer = machine.CreateTimer(static state => ((PacedKernelTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override void Set(TimeSpan due)
    {
        lock (_lock)
        {
            _due = _clock.Ticks + PlatformClock.ToTicks(due);
            Arm(due);
        }
    }

    public override void Cancel()
    {
        lock (_lock)
        {
            _due = long.MaxValue;
            _ = _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Dispose() => _timer.Dispose();

    private void Fire()
    {
        lock (_lock)
        {
            if (_due == long.MaxValue)
                return;

            long left = _due - _clock.Ticks;
            if (left > 0)
            {
                Arm(PlatformClock.ToTimeSpan(left));
                return;
            }

            _due = long.MaxValue;
        }

        _ = _dpc.Queue();
    }

    // Whole milliseconds are what such a timer knows; rounded down it would fire early every time.
    private void Arm(TimeSpan due) =>
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
}
