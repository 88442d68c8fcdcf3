namespace Azalia.Platform.Tests;

/// <summary>Ticks of 24 MHz against units of 100 ns.</summary>
public sealed class ClockArithmeticTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(5, 12)]
    [InlineData(10_000_000, 24_000_000)]
    public void A_duration_becomes_the_next_whole_tick(long hundredNanoseconds, long ticks)
    {
        Assert.Equal(ticks, PlatformClock.ToTicks(new TimeSpan(hundredNanoseconds)));
    }

    [Fact]
    public void No_duration_is_shortened_by_the_way_there_and_back()
    {
        Random random = new(3);
        for (int i = 0; i < 10_000; i++)
        {
            TimeSpan duration = new(random.NextInt64(0, TimeSpan.FromDays(400).Ticks));
            Assert.Equal(duration, PlatformClock.ToTimeSpan(PlatformClock.ToTicks(duration)));
        }
    }

    [Fact]
    public void A_device_address_is_split_and_joined_at_32_bits()
    {
        DeviceAddress address = new(0x1_2345_6780);

        Assert.Equal(0x2345_6780u, address.Low);
        Assert.Equal(1u, address.High);
        Assert.Equal(address, DeviceAddress.FromRegisters(address.Low, address.High));
        Assert.Equal(new DeviceAddress(0x1_2345_6790), address + 0x10);
        Assert.True(address.IsAligned(128));
        Assert.False((address + 4).IsAligned(128));
        Assert.Equal("0x123456780", address.ToString());
    }
}
