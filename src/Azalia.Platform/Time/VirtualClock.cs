using Azalia.Platform.Executive;

namespace Azalia.Platform.Time;

/// <summary>
/// Time that passes only when its owner waits. Waiting runs the device up to each moment at which something falls due, and
/// delivers what it raises, on the waiting thread.
/// </summary>
/// <remarks>
/// The thread that made the platform owns the clock; another thread that touches it gets an exception that says so. Equal deadlines fall due in the
/// order in which they were set.
/// </remarks>
public sealed class VirtualClock : PlatformClock
{
    private readonly IVirtualDevice _device;
    private readonly InterruptSource _interrupt;
    private readonly int _owner = Environment.CurrentManagedThreadId;
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private VirtualPump? _pump;
    private long _timerOrder;
    private long _now;
    private bool _advancing;

    /// <summary>For backends: a clock at tick 0, owned by the calling thread.</summary>
    /// <param name="device">What happens as its time passes.</param>
    /// <param name="interrupt">What its line drives.</param>
    public VirtualClock(IVirtualDevice device, InterruptSource interrupt)
    {
        _device = device;
        _interrupt = interrupt;
    }

    /// <inheritdoc/>
    public override long Ticks => _now;

    /// <inheritdoc/>
    public override void Stall(TimeSpan duration)
    {
        RequireOwner();
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, LongestStall);
        RunDevice(_now + ToTicks(duration));
        DeliverInterrupt();
    }

    /// <inheritdoc/>
    public override void WaitTicks(long ticks)
    {
        RequireWaiter();
        for (long end = _now + Math.Max(0, ticks); ;)
        {
            Step(end);
            if (_now >= end)
                return;
        }
    }

    /// <inheritdoc/>
    public override int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout)
    {
        RequireWaiter();
        long end = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : _now + ToTicks(timeout);
        while (true)
        {
            for (int i = 0; i < events.Length; i++)
            {
                if (events[i].TryTake())
                    return i;
            }

            if (_now >= end)
                return -1;

            if (end == long.MaxValue && NextDue == long.MaxValue)
                throw new InvalidOperationException("Nothing that could signal these events will ever happen on this virtual clock.");

            Step(end);
        }
    }

    /// <summary>
    /// Runs asynchronous code that waits on this clock, on the calling thread: its continuations run here, and when none is ready the clock
    /// advances to the next timer.
    /// </summary>
    /// <param name="main">The code. What it awaits is either on this clock or completes by itself, such as a file operation.</param>
    /// <exception cref="InvalidOperationException">The caller does not own the clock, or a pump runs already.</exception>
    public void Run(Func<Task> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        RequireWaiter();
        if (_pump is not null)
            throw new InvalidOperationException("This virtual clock is being pumped already.");

        _pump = new VirtualPump();
        try
        {
            _pump.Run(main, this);
        }
        finally
        {
            _pump = null;
        }
    }

    /// <summary>Makes a timer that fires as the clock advances. Only inside <see cref="Run"/>, which is what advances it then.</summary>
    /// <param name="callback">What to call, on the owner thread at PASSIVE_LEVEL.</param>
    /// <param name="state">What to call it with.</param>
    /// <param name="dueTime">Time to the first call.</param>
    /// <param name="period">Time between calls.</param>
    /// <exception cref="InvalidOperationException">Nothing pumps this clock: whoever awaits the timer would wait for ever.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        RequireOwner();
        if (_pump is null)
            throw new InvalidOperationException("Nothing advances this virtual clock while you await it: run the code inside VirtualClock.Run.");

        VirtualTimer timer = new(this, callback, state);
        _ = timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public override KTimer CreateTimer(Dpc dpc) => new VirtualKernelTimer(this, dpc);

    internal bool HasTimer => _timers.Count != 0;

    /// <inheritdoc/>
    public override void RequireOwner()
    {
        if (Environment.CurrentManagedThreadId != _owner)
            ThrowNotOwner();
    }

    /// <summary>For backends: takes the level of the device's line over, and delivers the interrupt if it is asserted. After each access.</summary>
    public void DeliverInterrupt()
    {
        _interrupt.Set(_device.LineAsserted);
        if (_interrupt.IsAsserted)
            _interrupt.Deliver();
    }

    internal long Schedule(VirtualTimer timer, long due)
    {
        _timers.Enqueue(timer, (due, ++_timerOrder));
        return _timerOrder;
    }

    internal void AdvanceToNextTimer()
    {
        if (_timers.TryPeek(out _, out (long Due, long Order) key))
            WaitTicks(key.Due - _now);
    }

    private long NextDue => Math.Min(_device.NextEventTick, _timers.TryPeek(out _, out (long Due, long Order) key) ? key.Due : long.MaxValue);

    private void Step(long end)
    {
        RunDevice(Math.Min(end, NextDue));
        DeliverInterrupt();
        FireTimers();
    }

    private void RunDevice(long tick)
    {
        // A service routine that stalls comes here from inside a step; the device itself must never be entered twice.
        if (_advancing)
            throw new InvalidOperationException("The device waits for itself.");

        _advancing = true;
        try
        {
            tick = Math.Max(tick, _now);
            _device.AdvanceTo(tick);
            _now = tick;
        }
        finally
        {
            _advancing = false;
        }

        _interrupt.Set(_device.LineAsserted);
    }

    private void FireTimers()
    {
        while (_timers.TryPeek(out VirtualTimer? timer, out (long Due, long Order) key) && key.Due <= _now)
        {
            _ = _timers.Dequeue();
            if (timer.Order == key.Order)
                timer.Fire();
        }
    }

    private void RequireWaiter()
    {
        RequireOwner();
        KProcessor.RequirePassive("Waiting on the virtual clock");
    }

    private static void ThrowNotOwner() => throw new InvalidOperationException(
        "This virtual clock belongs to the thread that made its platform. Drive the device from that thread, or open the platform with a PacedClock, which any thread may drive.");
}
