using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.WaveRT.Tests.Client;

public sealed class ClientLayoutTests
{
    [Theory]
    [InlineData(48_000u, 2, 16, 480, 480)]   // 1,920 bytes: 15 pieces
    [InlineData(44_100u, 2, 16, 441, 448)]   // the engine's example
    [InlineData(48_000u, 2, 16, 1, 32)]
    [InlineData(48_000u, 1, 16, 1, 64)]
    [InlineData(48_000u, 1, 8, 1, 128)]
    [InlineData(48_000u, 2, 32, 17, 32)]
    [InlineData(48_000u, 6, 16, 1, 32)]      // 12-byte frames: 384 bytes
    [InlineData(48_000u, 6, 16, 33, 64)]
    [InlineData(48_000u, 3, 32, 1, 32)]
    [InlineData(48_000u, 5, 32, 33, 64)]
    [InlineData(192_000u, 7, 32, 1, 32)]
    public void The_period_is_the_nearest_legal_one_at_or_above_the_wish(uint rate, int channels, int bits, int wish, int period)
    {
        KsDataFormat format = new(rate, (ushort)channels, (ushort)bits, (ushort)bits);

        Assert.True(ClientLayout.TryCreate(format, wish, out ClientLayout layout));
        Assert.Equal(period, layout.PeriodFrames);
        Assert.Equal(0, layout.PeriodBytes % 128);
        Assert.Equal(0, layout.PeriodBytes % layout.FrameBytes);
    }

    [Theory]
    [InlineData(48_000u, 2, 16, 0)]
    [InlineData(48_000u, 2, 16, -1)]
    [InlineData(48_000u, 2, 16, int.MaxValue)]
    [InlineData(48_000u, 0, 16, 1)]
    [InlineData(48_000u, 2, 4, 1)]
    [InlineData(0u, 2, 16, 1)]
    public void A_wish_that_makes_no_sense_has_no_layout(uint rate, int channels, int bits, int wish) =>
        Assert.False(ClientLayout.TryCreate(new KsDataFormat(rate, (ushort)channels, (ushort)bits, (ushort)bits), wish, out _));

    [Theory]
    [InlineData(480, 0, 2)]
    [InlineData(480, 192, 2)]
    [InlineData(32, 64, 2)]     // 128 + 64 + 8 bytes of slack
    [InlineData(32, 120, 2)]    // exactly two periods
    [InlineData(32, 124, 3)]
    [InlineData(32, 4_096, 34)]
    public void A_buffer_holds_a_period_the_fifo_and_two_link_frames(int period, int fetchedAhead, int periods)
    {
        Assert.True(ClientLayout.TryCreate(new KsDataFormat(48_000, 2, 16, 16), period, out ClientLayout layout));

        Assert.Equal(periods, layout.PeriodsFor(fetchedAhead));
    }
}
