using Azalia.Platform.Executive;

namespace Azalia.Platform;

/// <summary>
/// Time as the device counts it: ticks of the link's 24 MHz bit clock since the platform was opened.
/// </summary>
/// <remarks>
/// <para>A frame of the link is exactly 500 ticks, so no rounding exists between a sample and a deadline.</para>
/// <para>As a <see cref="TimeProvider"/> it has a timestamp frequency of 24,000,000, and a date that starts at a fixed day,
/// so that two runs read the same dates.</para>
/// </remarks>
public abstract class PlatformClock : TimeProvider
{
    /// <summary>Ticks in a second: the bit clock of the link (HDA 1.0a, table of 2.1).</summary>
    public const long TicksPerSecond = 24_000_000;

    /// <summary>The longest time that <see cref="Stall"/> accepts.</summary>
    public static readonly TimeSpan LongestStall = TimeSpan.FromMicroseconds(100);

    /// <summary>The day on which every platform is opened.</summary>
    public static readonly DateTimeOffset Epoch = new(2004, 4, 15, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Ticks since the platform was opened. Never decreases.</summary>
    public abstract long Ticks { get; }

    /// <inheritdoc/>
    public sealed override long TimestampFrequency => TicksPerSecond;

    /// <inheritdoc/>
    public sealed override long GetTimestamp() => Ticks;

    /// <inheritdoc/>
    public sealed override DateTimeOffset GetUtcNow() => Epoch + ToTimeSpan(Ticks);

    /// <summary>
    /// Throws unless the calling thread may touch the device: on a virtual clock one thread may, elsewhere any. For drivers, before they begin what they would have to undo.
    /// </summary>
    /// <exception cref="InvalidOperationException">The clock is virtual, and belongs to another thread.</exception>
    public virtual void RequireOwner()
    {
        // Time that passes by itself belongs to nobody.
    }

    /// <summary>
    /// Lets device time pass on this processor without giving it up: nothing is delivered to it meanwhile, neither an interrupt
    /// nor a DPC. Any level.
    /// </summary>
    /// <param name="duration">How long, at most <see cref="LongestStall"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative or too long.</exception>
    public abstract void Stall(TimeSpan duration);

    /// <summary>Waits for at least this much device time. Interrupts and DPCs run as they fall due. PASSIVE_LEVEL only.</summary>
    /// <param name="ticks">How long, in ticks of 24 MHz; zero or less returns at once.</param>
    /// <exception cref="InvalidOperationException">The caller runs above PASSIVE_LEVEL, or may not wait on this clock.</exception>
    public abstract void WaitTicks(long ticks);

    /// <summary>
    /// Waits until one of the events is signalled, or until the time is over. Takes the signal of a synchronization event.
    /// PASSIVE_LEVEL only. The only sleep that a client has.
    /// </summary>
    /// <param name="events">The events, at least one, tried in this order.</param>
    /// <param name="timeout">How long in device time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>The index of the event that ended the wait, or -1 when the time was over.</returns>
    /// <exception cref="InvalidOperationException">The caller runs above PASSIVE_LEVEL, or may not wait on this clock.</exception>
    public abstract int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout);

    /// <summary>Makes a kernel timer, not set.</summary>
    /// <param name="dpc">What it queues.</param>
    public abstract KTimer CreateTimer(Dpc dpc);

    /// <summary>Waits for at least this much device time. PASSIVE_LEVEL only.</summary>
    /// <param name="duration">How long.</param>
    /// <exception cref="InvalidOperationException">The caller runs above PASSIVE_LEVEL, or may not wait on this clock.</exception>
    public void Wait(TimeSpan duration) => WaitTicks(ToTicks(duration));

    /// <summary>Waits until one event is signalled, or until the time is over. PASSIVE_LEVEL only.</summary>
    /// <param name="kernelEvent">The event.</param>
    /// <param name="timeout">How long in device time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Whether the event ended the wait.</returns>
    public bool WaitFor(KEvent kernelEvent, TimeSpan timeout) => WaitAny(new ReadOnlySpan<KEvent>(in kernelEvent), timeout) == 0;

    /// <summary>Polls a condition, waiting in between. PASSIVE_LEVEL only.</summary>
    /// <typeparam name="T">What the condition looks at.</typeparam>
    /// <param name="state">What the condition looks at.</param>
    /// <param name="condition">The condition; a static lambda keeps the call free of allocation.</param>
    /// <param name="poll">Time between two looks.</param>
    /// <param name="timeout">After this much device time the condition gets its last look.</param>
    /// <returns>Whether the condition came true.</returns>
    public bool WaitUntil<T>(T state, Func<T, bool> condition, TimeSpan poll, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        for (long end = Ticks + ToTicks(timeout); !condition(state); Wait(poll))
        {
            if (Ticks >= end)
                return condition(state);
        }

        return true;
    }

    /// <summary>Polls a condition, stalling in between: what code at DISPATCH_LEVEL uses. Any level.</summary>
    /// <typeparam name="T">What the condition looks at.</typeparam>
    /// <param name="state">What the condition looks at.</param>
    /// <param name="condition">The condition; a static lambda keeps the call free of allocation.</param>
    /// <param name="poll">Time between two looks, at most <see cref="LongestStall"/>.</param>
    /// <param name="timeout">After this much device time the condition gets its last look.</param>
    /// <returns>Whether the condition came true.</returns>
    public bool StallUntil<T>(T state, Func<T, bool> condition, TimeSpan poll, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        for (long end = Ticks + ToTicks(timeout); !condition(state); Stall(poll))
        {
            if (Ticks >= end)
                return condition(state);
        }

        return true;
    }

    /// <summary>The shortest whole number of ticks that is not shorter than a duration.</summary>
    /// <param name="duration">The duration.</param>
    public static long ToTicks(TimeSpan duration)
    {
        // 24 MHz against 10 MHz: 12 ticks in 5 units of 100 ns.
        Int128 scaled = (Int128)duration.Ticks * 12;
        return (long)((scaled + 4) / 5);
    }

    /// <summary>The duration of a number of ticks, rounded down to 100 ns.</summary>
    /// <param name="ticks">Ticks of 24 MHz.</param>
    public static TimeSpan ToTimeSpan(long ticks) => new((long)((Int128)ticks * 5 / 12));
}
