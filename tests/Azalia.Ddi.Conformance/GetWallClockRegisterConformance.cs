using Azalia.Platform;
using Azalia.Platform.Executive;

namespace Azalia.Ddi.Conformance;

/// <summary>GetWallClockRegister (DDI 2.12, 3.3).</summary>
public abstract class GetWallClockRegisterConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void It_counts_24_000_000_ticks_in_a_second()
    {
        using BusFixture bus = StartExact();
        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        uint from = wallClock.Read();

        bus.Clock.Wait(TimeSpan.FromSeconds(1));

        Assert.Equal(24_000_000u, wallClock.Read() - from);
    }

    [Fact]
    public void It_wraps_after_32_bits()
    {
        using BusFixture bus = StartExact();
        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        uint from = wallClock.Read();

        bus.Clock.WaitTicks(uint.MaxValue - from);
        Assert.Equal(uint.MaxValue, wallClock.Read());
        bus.Clock.WaitTicks(1);

        Assert.Equal(0u, wallClock.Read());
    }

    [Fact]
    public void It_is_the_same_register_for_everyone_in_a_page_that_may_be_mapped_to_a_client()
    {
        using BusFixture bus = StartExact();
        bus.Ddi.GetWallClockRegister(out LiveRegister one);
        bus.Query().GetWallClockRegister(out LiveRegister other);

        Assert.Equal((0x2030, 0x2030), (one.Offset, other.Offset));
        Assert.Equal(one.Read(), other.Read());
    }

    [Fact]
    public void It_may_be_asked_for_and_read_at_DISPATCH_LEVEL()
    {
        using BusFixture bus = StartExact();
        using IrqlScope dispatch = KProcessor.Raise(Irql.DispatchLevel);

        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        uint from = wallClock.Read();
        bus.Clock.Stall(TimeSpan.FromMicroseconds(10));

        Assert.Equal(240u, wallClock.Read() - from);
    }
}
