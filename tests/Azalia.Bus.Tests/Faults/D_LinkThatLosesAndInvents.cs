using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind d: verbs and answers lost, late, double, from a wrong codec; unsolicited responses for no reason.</summary>
public sealed class D_LinkThatLosesAndInvents
{
    [Theory]
    [InlineData("verb codec 0 after 20 times 1: drop")]
    [InlineData("answer codec 0 after 20 times 1: drop")]
    [InlineData("store rirb after 20 times 1: [35:32] = 1")]
    [InlineData("store rirb after 20 times 1: [35:32] = 15")]
    [InlineData("answer codec 0 after 20 times 1: delay 1100 ms")]
    public void An_answer_that_does_not_come_is_one_element_without_one_and_no_other(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        _ = Assert.Single(FaultedBus.Unanswered(bus, 0));
        bus.Clock.Wait(TimeSpan.FromSeconds(1));
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void An_answer_that_is_some_frames_late_is_taken()
    {
        using BusFixture bus = FaultedBus.Start("answer after 10 every 3: delay 3 frames");

        FaultedBus.NothingElseIsLost(bus);
        Assert.Equal(0, bus.Driver.Link.SpuriousResponses);
    }

    [Fact]
    public void An_answer_that_comes_twice_while_nobody_waits_is_counted_and_dropped()
    {
        using BusFixture bus = FaultedBus.Start("answer codec 0 verb F1Ch times 1: twice");
        _ = bus.Ask(0, 0x08, Verb.GetConfigurationDefault());
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, bus.Driver.Link.SpuriousResponses);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void An_answer_that_comes_twice_within_a_call_shifts_that_call_and_none_behind_it()
    {
        // Nothing on the wire tells the second from the answer to the next verb; what is left over at the end is dropped.
        using BusFixture bus = FaultedBus.Start("answer codec 0 verb F1Ch times 1: twice");
        HdAudioCodecTransfer[] call = Transfers.Of(
            Verb.GetConfigurationDefault().AddressedTo(0, 0x08), Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0), Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(call));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, bus.Driver.Link.SpuriousResponses);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void A_storm_of_unsolicited_responses_reaches_nobody_and_holds_nothing_up()
    {
        using BusFixture bus = FaultedBus.Start("unsolicited codec 0 from 10 ms until 20 ms: send 0xFC000000");
        bus.Clock.Wait(TimeSpan.FromMilliseconds(10));
        FaultedBus.CodecAnswers(bus, 0);
        FaultedBus.CodecAnswers(bus, 1);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(10));

        FaultedBus.NothingElseIsLost(bus);
        Assert.InRange(bus.Simulation.Faults[0].Hits, 200, 480);
    }

    [Fact]
    public void An_unsolicited_response_that_nothing_caused_goes_to_whoever_registered_its_tag()
    {
        using BusFixture bus = FaultedBus.Start("unsolicited codec 0 from 10 ms times 1: send 0x04000001");
        List<uint> told = [];
        byte tag = 0;
        while (tag != 1)
            Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback((response, _) => told.Add(response.Response), null, out tag));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));

        _ = Assert.Single(told);
        FaultedBus.NothingElseIsLost(bus);
    }
}
