namespace Azalia.Platform.Time;

/// <summary>A timer of the virtual clock. Re-arming it leaves the old deadline in the queue, where its order no longer matches.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private long _period;

    /// <summary>The order of the deadline that counts; 0 when none does.</summary>
    public long Order { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period == Timeout.InfiniteTimeSpan ? 0 : PlatformClock.ToTicks(period);
        Order = dueTime == Timeout.InfiniteTimeSpan ? 0 : clock.Schedule(this, clock.Ticks + PlatformClock.ToTicks(dueTime));
        return true;
    }

    public void Fire()
    {
        Order = _period == 0 ? 0 : clock.Schedule(this, clock.Ticks + _period);
        callback(state);
    }

    public void Dispose() => Order = 0;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
