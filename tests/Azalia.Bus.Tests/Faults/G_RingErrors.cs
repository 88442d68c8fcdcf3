using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind g: a response that memory refuses (RIRBOIS), a command that memory refuses (CMEI).</summary>
public sealed class G_RingErrors
{
    [Fact]
    public void A_response_that_was_lost_in_the_RIRB_is_told_by_its_element_and_the_lane_stays_open()
    {
        using BusFixture bus = FaultedBus.Start("store rirb after 20 times 1: refuse");
        HdAudioCodecTransfer[] asked = Transfers.AskVendor(0, 50);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(asked));

        HdAudioCodecTransfer lost = Assert.Single(asked, static element => !element.Input.IsValid);
        Assert.True(lost.Input.HasFifoOverrun);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void A_dead_CORB_ends_calls_in_bounded_time_leaves_streams_alone_and_comes_back_with_the_controller()
    {
        using BusFixture bus = FaultedBus.Start("fetch corb after 20 times 1: refuse");
        long from = bus.Clock.Ticks;
        Assert.NotEmpty(FaultedBus.Unanswered(bus, 0));
        Assert.NotEmpty(FaultedBus.Unanswered(bus, 1));
        Assert.InRange(bus.Clock.Ticks - from, 0, 5 * PlatformClock.TicksPerSecond);
        FaultedBus.StreamPlays(bus);

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        FaultedBus.NothingElseIsLost(bus);
    }
}
