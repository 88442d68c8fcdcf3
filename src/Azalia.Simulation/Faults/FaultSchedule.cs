namespace Azalia.Simulation.Faults;

/// <summary>What faults do later, and the edges of their times, in device time. Used under the device's lock only.</summary>
internal sealed class FaultSchedule
{
    private readonly PriorityQueue<Action?, (long Due, long Order)> _due = new();
    private long _order;

    /// <summary>The tick at which things happen now.</summary>
    public long Now { get; set; }

    /// <summary>The next tick at which something is to be done; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDue => _due.TryPeek(out _, out (long Due, long Order) key) ? key.Due : long.MaxValue;

    /// <summary>Makes time stop at a tick, so that what begins or ends there does so there.</summary>
    public void Mark(long tick)
    {
        if (tick is > 0 and < long.MaxValue)
            _due.Enqueue(null, (tick, _order++));
    }

    /// <summary>Does something at a tick.</summary>
    public void At(long tick, Action action) => _due.Enqueue(action, (tick, _order++));

    /// <summary>Does everything that is due at a tick.</summary>
    public void Run(long tick)
    {
        Now = tick;
        while (_due.TryPeek(out _, out (long Due, long Order) key) && key.Due <= tick)
            _due.Dequeue()?.Invoke();
    }
}
