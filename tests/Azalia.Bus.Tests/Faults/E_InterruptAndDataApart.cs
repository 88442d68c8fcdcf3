using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind e: an interrupt without data, data without an interrupt, an MSI that got lost.</summary>
public sealed class E_InterruptAndDataApart
{
    [Theory]
    [InlineData("read RIRBWP after 20 times 1: add -1")]
    [InlineData("interrupt after 20 times 1: lose")]
    [InlineData("interrupt after 20 every 7: lose")]
    public void The_driver_looks_itself_when_a_verbs_time_is_over_and_no_answer_is_lost(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);

        Assert.Empty(FaultedBus.Unanswered(bus, 0));
        FaultedBus.NothingElseIsLost(bus);
        Assert.Equal(0, bus.Driver.Link.SpuriousResponses);
    }

    [Fact]
    public void An_interrupt_that_nothing_caused_is_not_the_drivers_and_does_no_harm()
    {
        using BusFixture bus = FaultedBus.Start("interrupt from 10 ms until 10001 us: raise");
        bus.IsDamaged = true;
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));

        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void Without_any_interrupt_all_ends_in_bounded_time()
    {
        using BusFixture bus = FaultedBus.Start("interrupt from 10 ms until 10 s: drop");
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0, 2)));
        bus.Clock.Wait(TimeSpan.FromSeconds(10));

        FaultedBus.NothingElseIsLost(bus);
    }
}
