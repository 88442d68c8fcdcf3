using Azalia.Specification.Streams;
using FsCheck.Fluent;

namespace Azalia.Specification.Tests.Streams;

public sealed class LinkTimingTests
{
    [Fact]
    public void A_frame_is_500_ticks_of_24_MHz() =>
        Assert.Equal((24_000_000, 500, 48_000), (LinkTiming.BitClockHertz, LinkTiming.TicksPerFrame, LinkTiming.FramesPerSecond));

    [Fact]
    public void Codecs_have_25_frames_to_wake()
    {
        Assert.Equal(25 * 500, LinkTiming.CodecWakeTicks);
        Assert.Equal(TimeSpan.FromMicroseconds(521), LinkTiming.CodecWake);
        Assert.True(LinkTiming.ToTicks(LinkTiming.CodecWake) >= LinkTiming.CodecWakeTicks);
    }

    [Fact]
    public void A_wait_of_one_frame_covers_a_frame() =>
        Assert.InRange(LinkTiming.ToTicks(LinkTiming.Frame), LinkTiming.TicksPerFrame, LinkTiming.TicksPerFrame + 2);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(5, 12)]
    [InlineData(10_000_000, 24_000_000)]
    [InlineData(-5, -12)]
    public void Ticks_are_rounded_up(long timeSpanTicks, long ticks) => Assert.Equal(ticks, LinkTiming.ToTicks(new TimeSpan(timeSpanTicks)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(500, 208)]
    [InlineData(24_000_000, 10_000_000)]
    public void Time_is_rounded_down(long ticks, long timeSpanTicks) => Assert.Equal(new TimeSpan(timeSpanTicks), LinkTiming.FromTicks(ticks));

    [Fact]
    public void Time_survives_the_way_to_ticks_and_back() => Property.Holds(
        Property.UInt64.Select(value => new TimeSpan((long)(value >> 5))),
        time => LinkTiming.FromTicks(LinkTiming.ToTicks(time)) == time);

    [Fact]
    public void The_longest_time_is_for_ever() => Assert.Equal(long.MaxValue, LinkTiming.ToTicks(TimeSpan.MaxValue));

    [Fact]
    public void The_wall_clock_wraps_after_178_957_seconds() =>
        Assert.Equal(178.957, Math.Round(LinkTiming.FromTicks(1L << 32).TotalSeconds, 3));
}
