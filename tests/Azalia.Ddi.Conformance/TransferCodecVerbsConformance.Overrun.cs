using Azalia.Bus.Testing.Hardware;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>HasFifoOverrun tells an answer that was lost in the RIRB from one that never came (DDI 1.4, 2.1).</summary>
public abstract partial class TransferCodecVerbsConformance
{
    [Fact]
    public void An_answer_that_was_lost_in_the_RIRB_is_IsValid_0_with_HasFifoOverrun_1()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        StopResponses(bus);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.Equal(new HdAudioCodecResponse { HasFifoOverrun = true }, transfer[0].Input);
        bus.Device.Registers.Write8(RirbControl.Offset, 0b111);
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
    }

    [Fact]
    public void The_overrun_of_a_past_verb_does_not_mark_a_later_one()
    {
        using BusFixture bus = StartExact();
        StopResponses(bus);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        bus.Device.Registers.Write8(RirbControl.Offset, 0b111);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        _ = new SilentCodecs(bus.Platform) { Addresses = 0b1 };
        HdAudioCodecTransfer[] silent = Transfers.AskVendor(0);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(silent));

        Assert.Equal(default, silent[0].Input);
    }

    [Fact]
    public void A_codec_that_answered_before_the_overrun_keeps_its_answer()
    {
        using BusFixture bus = StartExact(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        HdAudioCodecTransfer[] answered = Transfers.AskVendor(1);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(answered));
        StopResponses(bus);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));

        Assert.Equal(Transfers.VendorOf(CodecProfiles.Generic), answered[0].Input.Response);
        Assert.True(answered[0].Input.IsValid);
    }

    // The ring stands still, and its interrupts stay enabled.
    private static void StopResponses(BusFixture bus)
    {
        bus.Device.Registers.Write8(RirbControl.Offset, 0b101);
        bus.Clock.Wait(TimeSpan.FromMicroseconds(50));
    }
}
