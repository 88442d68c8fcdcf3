using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>RegisterEventCallback (DDI 2.14, 5.9, 5.12).</summary>
public abstract class RegisterEventCallbackConformance(ConformancePlatform platform) : EventCallbackFacts(platform)
{
    [Fact]
    public void A_jack_is_heard_at_DISPATCH_LEVEL_with_no_lock_held_and_the_context_that_was_registered()
    {
        using BusFixture bus = StartExact();
        object context = new();
        byte tag = Register(bus.Ddi, context);
        Enable(bus, 0, LineOut, tag);

        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);

        Heard heard = Assert.Single(Responses);
        Assert.Same(context, heard.Context);
        Assert.Equal((Irql.DispatchLevel, false), (heard.Level, heard.HeldLock));
        Assert.Equal((true, true, (byte)0, tag), (heard.Response.IsUnsolicitedResponse, heard.Response.IsValid, heard.Response.SDataIn, heard.Response.Tag));
    }

    [Fact]
    public void Each_tag_reaches_the_routine_that_it_was_given_to()
    {
        using BusFixture bus = StartExact();
        byte first = Register(bus.Ddi, "first");
        byte second = Register(bus.Ddi, "second");
        Enable(bus, 0, LineOut, first);
        Enable(bus, 0, Headphone, second);

        Touch(bus, 0, Headphone);
        bus.Clock.Wait(AFewFrames);
        Touch(bus, 0, LineOut);
        Touch(bus, 0, Headphone);
        bus.Clock.Wait(AFewFrames);

        Assert.Equal(["second", "first", "second"], Responses.Select(static heard => heard.Context));
    }

    [Fact]
    public void A_tag_is_one_codecs_own()
    {
        using BusFixture bus = StartExact(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        byte first = Register(bus.Ddi, "codec 0");
        byte second = Register(bus.Query(functionGroup: 1), "codec 1");
        Assert.Equal(first, second);
        Enable(bus, 0, LineOut, first);
        Enable(bus, 1, LineOut, second);

        Touch(bus, 1, LineOut);
        bus.Clock.Wait(AFewFrames);

        Heard heard = Assert.Single(Responses);
        Assert.Equal(("codec 1", (byte)1), (heard.Context, heard.Response.SDataIn));
    }

    [Fact]
    public void A_response_with_a_tag_that_nobody_has_is_dropped()
    {
        using BusFixture bus = StartExact();
        byte tag = Register(bus.Ddi, null);
        Enable(bus, 0, LineOut, (byte)(tag + 1));

        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);

        Assert.Empty(Responses);
        Assert.Equal(Transfers.VendorOf(CodecProfiles.Generic), bus.Ask(0, 0, Verb.GetParameter(ParameterId.VendorId)));
    }

    [Fact]
    public void Sixty_four_tags_are_given_lowest_first_and_the_sixty_fifth_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start();
        for (int expected = 0; expected < 64; expected++)
            Assert.Equal(expected, Register(bus.Ddi, null));

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out _));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(17));
        Assert.Equal(17, Register(bus.Ddi, null));
    }

    [Fact]
    public void Each_codec_has_sixty_four_tags_that_all_its_clients_share()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] });
        IHdAudioBusInterface sibling = bus.Query();
        for (int i = 0; i < 32; i++)
            Assert.NotEqual(Register(bus.Ddi, null), Register(sibling, null));

        Assert.Equal(NtStatus.InsufficientResources, sibling.RegisterEventCallback(static (_, _) => { }, null, out _));
        Assert.Equal(0, Register(bus.Query(functionGroup: 1), null));
    }

    [Fact]
    public void No_routine_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.RegisterEventCallback(null!, null, out _));
        Assert.Equal(0, Register(bus.Ddi, null));
    }

    [Fact]
    public void Responses_come_in_their_order_among_the_answers_to_verbs()
    {
        using BusFixture bus = StartExact();
        byte tag = Register(bus.Ddi, null);
        Enable(bus, 0, LineOut, tag);
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 300);
        bool isDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue, (_, _) => isDone = true));

        for (int i = 0; i < 50; i++)
        {
            Touch(bus, 0, LineOut);
            bus.Clock.Wait(AFewFrames);
        }

        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));
        Assert.True(isDone);
        Transfers.AssertDialogue(dialogue);
        Assert.Equal(50, Responses.Count);
    }

    [Fact]
    public void A_routine_may_call_what_is_allowed_at_DISPATCH_LEVEL_and_is_refused_the_rest()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle engine = bus.EngineAt(EnginePlace.Running);
        DmaEngineHandle empty = bus.AllocateRender();
        HdAudioCodecTransfer[] verbs = Transfers.AskVendor(0);
        List<NtStatus> allowed = [];
        List<NtStatus> refused = [];
        void Routine(HdAudioCodecResponse response, object? context)
        {
            allowed.Add(bus.Ddi.SetDmaEngineState(HdAudioStreamState.StopState, [engine]));
            allowed.Add(bus.Ddi.GetLinkPositionRegister(engine, out _));
            allowed.Add(bus.Ddi.FreeDmaEngine(empty));
            allowed.Add(bus.Ddi.TransferCodecVerbs(verbs, static (_, _) => { }));
            refused.Add(bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
            refused.Add(bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
            refused.Add(bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
            refused.Add(bus.Ddi.ChangeBandwidthAllocation(engine, Formats.Stereo44, out _));
            refused.Add(bus.Ddi.AllocateDmaBuffer(engine, 4_096, out _, out _, out _, out _));
            refused.Add(bus.Ddi.FreeDmaBuffer(engine));
            refused.Add(bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out _));
            refused.Add(bus.Ddi.UnregisterEventCallback(0));
            HdAudioDeviceInformation information = HdAudioDeviceInformation.V2;
            refused.Add(bus.Ddi.GetDeviceInformation(ref information));
        }

        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback(Routine, null, out byte tag));
        Enable(bus, 0, LineOut, tag);
        Touch(bus, 0, LineOut);
        bus.Clock.Wait(AFewFrames);

        Assert.Equal(4, allowed.Count);
        Assert.All(allowed, static status => Assert.Equal(NtStatus.Success, status));
        Assert.Equal(9, refused.Count);
        Assert.All(refused, static status => Assert.Equal(NtStatus.Unsuccessful, status));
        Assert.True(verbs[0].Input.IsValid);
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_it_is_STATUS_UNSUCCESSFUL_before_the_routine_is_looked_at()
    {
        using BusFixture bus = Start();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.RegisterEventCallback(null!, null, out _));

        Assert.Equal(0, Register(bus.Ddi, null));
    }
}
