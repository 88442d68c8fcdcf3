namespace Azalia.Specification.Streams;

/// <summary>
/// The link's clock and what it gives. HDA 1.0a 5.2 to 5.5, and the waits of 4.3 and 5.5.1. All times are exact in ticks.
/// </summary>
public static class LinkTiming
{
    /// <summary>BCLK, and so WALCLK: ticks per second.</summary>
    public const int BitClockHertz = 24_000_000;

    /// <summary>Ticks of BCLK in one frame.</summary>
    public const int TicksPerFrame = 500;

    /// <summary>Frames per second.</summary>
    public const int FramesPerSecond = 48_000;

    /// <summary>Ticks of BCLK in one <see cref="TimeSpan"/> tick of 100 ns are 12 / 5: this is the 12.</summary>
    public const int TicksPerTimeSpanTickNumerator = 12;

    /// <summary>Ticks of BCLK in one <see cref="TimeSpan"/> tick of 100 ns are 12 / 5: this is the 5.</summary>
    public const int TicksPerTimeSpanTickDenominator = 5;

    /// <summary>Frames after CRST reads 1 in which codecs ask for their address; a driver waits them out (4.3, 521 us).</summary>
    public const int CodecWakeFrames = 25;

    /// <summary>Ticks of BCLK in <see cref="CodecWakeFrames"/>.</summary>
    public const int CodecWakeTicks = CodecWakeFrames * TicksPerFrame;

    /// <summary>Codec addresses: 0 to 14, one for each SDI line.</summary>
    public const int MaximumCodecs = 15;

    /// <summary>The address that is no codec's: 15, broadcast.</summary>
    public const int BroadcastAddress = 15;

    /// <summary>The highest stream number. 0 is no stream.</summary>
    public const int MaximumStreamNumber = 15;

    /// <summary>The time in which a driver keeps CRST at 0: at least 100 us with the clock running (5.5.1.2).</summary>
    public static TimeSpan MinimumLinkReset { get; } = TimeSpan.FromMicroseconds(100);

    /// <summary>The time of <see cref="CodecWakeFrames"/>, rounded up: 521 us.</summary>
    public static TimeSpan CodecWake { get; } = TimeSpan.FromMicroseconds(521);

    /// <summary>One frame, rounded up to the unit of <see cref="TimeSpan"/>: 20.9 us.</summary>
    public static TimeSpan Frame { get; } = new(209);

    /// <summary>
    /// The ticks in <paramref name="time"/>, rounded up: who waits them has waited at least as long. Above 2,400 years, as
    /// <see cref="TimeSpan.MaxValue"/> is, it is <see cref="long.MaxValue"/>: for ever.
    /// </summary>
    public static long ToTicks(TimeSpan time) => time.Ticks > long.MaxValue / TicksPerTimeSpanTickNumerator
        ? long.MaxValue
        : CeilingDivide(checked(time.Ticks * TicksPerTimeSpanTickNumerator), TicksPerTimeSpanTickDenominator);

    /// <summary>The time of <paramref name="ticks"/>, rounded down to 100 ns.</summary>
    public static TimeSpan FromTicks(long ticks)
    {
        // Whole seconds first, so that no product overflows within the range of TimeSpan.
        (long seconds, long rest) = Math.DivRem(ticks, BitClockHertz);
        long fraction = rest * TicksPerTimeSpanTickDenominator / TicksPerTimeSpanTickNumerator;
        return new TimeSpan(checked(seconds * TimeSpan.TicksPerSecond + fraction));
    }

    private static long CeilingDivide(long dividend, long divisor)
    {
        (long quotient, long remainder) = Math.DivRem(dividend, divisor);
        return remainder > 0 ? quotient + 1 : quotient;
    }
}
