using Azalia.Platform.Executive;

namespace Azalia.Platform.Time;

/// <summary>
/// Time that follows the machine's clock. Waiting really sleeps; any thread may wait.
/// </summary>
/// <remarks>Interrupts are the backend's business: a thread of its own delivers them.</remarks>
/// <param name="machine">The machine's clock.</param>
public sealed class PacedClock(TimeProvider machine) : PlatformClock
{
    // The system's wait is up to this much too long, so the end of a sleep is slept precisely.
    private static readonly long s_preciseEnd = ToTicks(TimeSpan.FromMilliseconds(1.5));

    // The system's wait counts in these.
    private static readonly long s_systemTick = ToTicks(TimeSpan.FromMilliseconds(1));

    // The system's wait has an end, at 24 days; whoever waits for longer looks again.
    private static readonly long s_longestSleep = ToTicks(TimeSpan.FromHours(1));

    // Below this the system's wait is too coarse.
    private static readonly long s_shortestSleep = s_preciseEnd + ToTicks(TimeSpan.FromMilliseconds(1));

    [ThreadStatic]
    private static ManualResetEventSlim? t_sleeper;

    private readonly long _start = machine.GetTimestamp();
    private readonly long _frequency = machine.TimestampFrequency;
    private long _aheadTicks;
    private volatile bool _isReleased;

    /// <inheritdoc/>
    public override long Ticks => (long)((Int128)(machine.GetTimestamp() - _start) * TicksPerSecond / _frequency) + Volatile.Read(ref _aheadTicks);

    /// <summary>
    /// From now on a wait, and a stall, moves the clock on and takes no time of the machine: for the backend of a device that is lost, so that a driver which
    /// waits for it gives up at once. What somebody sleeps through at this moment ends in its time, and timers stay on the machine's. Any thread; not taken back.
    /// </summary>
    public void Release() => _isReleased = true;

    /// <inheritdoc/>
    public override void Stall(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, LongestStall);
        using IrqlScope quiet = KProcessor.Raise(Irql.DeviceLevel);
        SpinWait spin = default;
        for (long end = Ticks + ToTicks(duration); Ticks < end && !HasSkipped(end);)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <inheritdoc/>
    public override void WaitTicks(long ticks)
    {
        KProcessor.RequirePassive("Waiting on a clock");
        ManualResetEventSlim sleeper = t_sleeper ??= new ManualResetEventSlim();
        sleeper.Reset();
        long end = Ticks + Math.Max(0, ticks);
        for (long now = Ticks; now < end && !HasSkipped(end); now = Ticks)
            Sleep(sleeper, end - now);
    }

    /// <inheritdoc/>
    public override int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout)
    {
        KProcessor.RequirePassive("Waiting on a clock");
        ManualResetEventSlim sleeper = t_sleeper ??= new ManualResetEventSlim();
        long end = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : Ticks + ToTicks(timeout);
        foreach (KEvent kernelEvent in events)
            kernelEvent.AddSleeper(sleeper);

        try
        {
            while (true)
            {
                sleeper.Reset();
                for (int i = 0; i < events.Length; i++)
                {
                    if (events[i].TryTake())
                        return i;
                }

                long now = Ticks;
                if (now >= end || HasSkipped(end))
                    return -1;

                WaitForSignal(sleeper, end == long.MaxValue ? long.MaxValue : end - now);
            }
        }
        finally
        {
            foreach (KEvent kernelEvent in events)
                kernelEvent.RemoveSleeper(sleeper);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <inheritdoc/>
    public override KTimer CreateTimer(Dpc dpc) => new PacedKernelTimer(this, machine, dpc);

    /// <summary>For backends' threads: sleeps for at most this long, or until the sleeper is set; may return early.</summary>
    /// <param name="sleeper">What wakes the thread.</param>
    /// <param name="ticks">How long, in ticks of 24 MHz; <see cref="long.MaxValue"/> for ever.</param>
    public static void Sleep(ManualResetEventSlim sleeper, long ticks)
    {
        ArgumentNullException.ThrowIfNull(sleeper);
        if (ticks == long.MaxValue)
            sleeper.Wait();
        else if (ticks >= s_shortestSleep)
            _ = sleeper.Wait(ToTimeSpan(Math.Min(ticks - s_preciseEnd, s_longestSleep)));
        else if (PreciseSleep.IsSupported)
            PreciseSleep.Sleep(sleeper, ticks);
        else
            _ = Thread.Yield();
    }

    // What never ends cannot be skipped.
    private bool HasSkipped(long end)
    {
        if (!_isReleased || end == long.MaxValue)
            return false;

        _ = Interlocked.Add(ref _aheadTicks, Math.Max(0, end - Ticks));
        return true;
    }

    // Here the signal matters and not the end of the time: the system wakes a thread at once that it has put to sleep.
    private static void WaitForSignal(ManualResetEventSlim sleeper, long ticks)
    {
        if (ticks == long.MaxValue)
            sleeper.Wait();
        else if (ticks >= s_systemTick)
            _ = sleeper.Wait(ToTimeSpan(Math.Min(ticks, s_longestSleep)));
        else
            _ = Thread.Yield();
    }
}
