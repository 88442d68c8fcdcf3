using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>TransferCodecVerbs, synchronous, with codecs that answer (DDI 2.1).</summary>
public abstract partial class TransferCodecVerbsConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void One_verb_gets_its_answer_into_its_own_element()
    {
        using BusFixture bus = Start();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        transfer[0].Input = new HdAudioCodecResponse(ulong.MaxValue);
        HdAudioCodecCommand command = transfer[0].Output;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.Equal(command, transfer[0].Output);
        Assert.Equal(
            new HdAudioCodecResponse { Response = Transfers.VendorOf(CodecProfiles.Generic), IsValid = true, SDataIn = 0 },
            transfer[0].Input);
    }

    [Fact]
    public void A_thousand_verbs_in_one_call_arrive_in_order()
    {
        VerbLog log = new();
        using BusFixture bus = StartExact(options: new BusOptions { Trace = log });
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 500);
        log.Commands.Clear();

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));

        Transfers.AssertDialogue(dialogue);
        Assert.Equal(dialogue.Select(static element => element.Output.Command), log.Commands);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void Calls_of_any_length_follow_each_other_round_the_rings(int pairs)
    {
        using BusFixture bus = Start();

        for (int call = 0; call < 5; call++)
        {
            HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, pairs, firstGain: call);
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
            Transfers.AssertDialogue(dialogue, firstGain: call);
        }
    }

    [Fact]
    public void One_verb_of_a_codec_is_answered_before_the_next_is_sent()
    {
        VerbLog log = new();
        using BusFixture bus = StartExact(options: new BusOptions { Trace = log });

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.Dialogue(0, 100)));

        Assert.Equal(1, log.MostInFlight);
    }

    [Fact]
    public void One_call_may_address_several_codecs_and_keeps_the_order_of_its_elements()
    {
        VerbLog log = new();
        using BusFixture bus = StartExact(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] }, new BusOptions { Trace = log });
        HdAudioCodecTransfer[] mixed = new HdAudioCodecTransfer[200];
        for (int i = 0; i < mixed.Length; i++)
            mixed[i] = Transfers.AskVendor((byte)(i % 2))[0];

        log.Commands.Clear();
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(mixed));

        Assert.Equal(mixed.Select(static element => element.Output.Command), log.Commands);
        for (int i = 0; i < mixed.Length; i++)
        {
            uint vendor = Transfers.VendorOf(i % 2 == 0 ? CodecProfiles.Generic : CodecProfiles.Minimal);
            Assert.Equal((true, (byte)(i % 2), vendor), (mixed[i].Input.IsValid, mixed[i].Input.SDataIn, mixed[i].Input.Response));
        }
    }

    [Fact]
    public void Fifteen_codecs_are_reached_each_at_its_address()
    {
        CodecProfile[] codecs = [.. Enumerable.Range(0, 15).Select(static i =>
            CodecProfiles.Minimal with { VendorId = new VendorIdentity { Vendor = 0xA21A, Device = (ushort)(0x100 + i) } })];
        using BusFixture bus = Start(new SimulationOptions { Codecs = codecs });

        Assert.Equal(15, bus.Driver.FunctionGroups.Count);
        for (byte address = 0; address < 15; address++)
            Assert.Equal(0xA21A_0100u + address, bus.Ask(address, 0, Verb.GetParameter(ParameterId.VendorId)));
    }

    [Fact]
    public void An_address_where_no_codec_is_gets_no_answer_and_costs_nothing()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfer = [.. Transfers.AskVendor(14), .. Transfers.AskVendor(0), .. Transfers.AskVendor(15), .. Transfers.AskVendor(0)];
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.Equal([false, true, false, true], transfer.Select(static element => element.Input.IsValid));
        Assert.Equal([default, default], [transfer[0].Input, transfer[2].Input]);
        Assert.InRange(bus.Clock.Ticks - from, 0, 10_000);
    }

    [Fact]
    public void A_verb_that_the_codec_does_not_know_is_answered_with_zero()
    {
        using BusFixture bus = Start();

        Assert.Equal(0u, bus.Ask(0, 0x77, Verb.GetParameter(ParameterId.WidgetCapabilities)));
    }

    [Fact]
    public void No_element_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.TransferCodecVerbs(default));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.TransferCodecVerbs(Array.Empty<HdAudioCodecTransfer>(), static (_, _) => Assert.Fail()));
    }

    [Theory]
    [InlineData(Irql.ApcLevel)]
    [InlineData(Irql.DispatchLevel)]
    [InlineData(Irql.DeviceLevel)]
    public void A_synchronous_call_above_PASSIVE_LEVEL_is_STATUS_UNSUCCESSFUL_before_anything_else_is_looked_at(Irql level)
    {
        VerbLog log = new();
        using BusFixture bus = StartExact(options: new BusOptions { Trace = log });
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        transfer[0].Input = new HdAudioCodecResponse(0x1234);
        log.Commands.Clear();

        using (KProcessor.Raise(level))
        {
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.TransferCodecVerbs(transfer));
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.TransferCodecVerbs(default));
        }

        Assert.Equal(0x1234ul, transfer[0].Input.CompleteResponse);
        Assert.Empty(log.Commands);
    }

    [Fact]
    public void Two_clients_of_two_codecs_do_not_wait_for_each_other()
    {
        using BusFixture bus = StartExact(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        IHdAudioBusInterface other = bus.Query(functionGroup: 1);
        HdAudioCodecTransfer[] lengthy = Transfers.Dialogue(0, 2_000);
        bool isLengthyDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lengthy, (_, _) => isLengthyDone = true));

        HdAudioCodecTransfer[] brief = Transfers.Dialogue(1, 10);
        Assert.Equal(NtStatus.Success, other.TransferCodecVerbs(brief));

        Assert.False(isLengthyDone);
        Transfers.AssertDialogue(brief);
        bus.Clock.Wait(TimeSpan.FromSeconds(1));
        Assert.True(isLengthyDone);
        Transfers.AssertDialogue(lengthy);
    }
}
