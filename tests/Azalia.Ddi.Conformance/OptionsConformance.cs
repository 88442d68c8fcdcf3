using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Pci;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>What the documents leave open and <see cref="BusOptions"/> decides: each switch as it stands by itself, and turned (DDI 5).</summary>
public abstract class OptionsConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(null, 1_000)]
    [InlineData(30, 30)]
    public void VerbTimeout_is_the_time_that_a_codec_has_to_answer_one_second_by_itself(int? option, int milliseconds)
    {
        BusOptions options = option is { } given ? new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(given) } : new BusOptions();
        using BusFixture bus = StartExact(options: options);
        _ = new SilentCodecs(bus.Platform) { Addresses = 0b1 };
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));

        Assert.InRange(bus.Clock.Ticks - from, milliseconds * 24_000, (milliseconds + 1) * 24_000);
    }

    [Theory]
    [InlineData(null, 4_096)]
    [InlineData(3, 3)]
    public void QueuedCalls_are_the_calls_that_can_wait_and_one_more_is_STATUS_NO_MEMORY_4096_by_itself(int? option, int room)
    {
        BusOptions options = option is { } given ? new BusOptions { QueuedCalls = given } : new BusOptions();
        using BusFixture bus = StartExact(options: options);
        int called = 0;
        for (int i = 0; i < room; i++)
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), (_, _) => called++));

        Assert.Equal(NtStatus.NoMemory, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), static (_, _) => Assert.Fail("A refused call calls nobody.")));

        bus.Clock.Wait(TimeSpan.FromMilliseconds(1 + room / 4));
        Assert.Equal(room, called);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
    }

    [Fact]
    public void Trace_hears_of_each_verb()
    {
        VerbLog log = new();
        using BusFixture bus = Start(options: new BusOptions { Trace = log });
        log.Commands.Clear();
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0, 3);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.Equal(transfer.Select(static element => element.Output.Command), log.Commands);
    }

    [Theory]
    [InlineData(null, 16)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void NotificationSlots_are_the_entries_of_an_engine_for_events_and_for_callbacks_16_by_itself(int? option, int room)
    {
        BusOptions options = option is { } given ? new BusOptions { NotificationSlots = given } : new BusOptions();
        using BusFixture bus = Start(options: options);
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = new(KEventKind.Notification);
        HdAudioDmaNotificationCallback callback = static (_, _) => { };
        for (int i = 0; i < room; i++)
        {
            Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationEvent(handle, notification));
            Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, callback, null));
        }

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationEvent(handle, notification));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationCallback(handle, bus, callback, null));
    }

    [Theory]
    [InlineData(null, 0x00)]
    [InlineData((byte)0xA5, 0xA5)]
    public void UninitializedFill_is_what_contiguous_memory_holds_zeros_by_itself(byte? option, byte expected)
    {
        using BusFixture bus = Start(options: new BusOptions { UninitializedFill = option });

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender());

        Assert.Equal((-1, -1), (buffer.Data.Span.IndexOfAnyExcept(expected), buffer.List.Span.IndexOfAnyExcept(expected)));
    }

    [Fact]
    public void UninitializedFill_leaves_cyclic_buffers_zero()
    {
        using BusFixture bus = Start(options: new BusOptions { UninitializedFill = 0xA5 });

        using DmaView view = bus.Device.Memory.Map(bus.AllocateBuffer(bus.AllocateRender()).Mdl);

        Assert.Equal(-1, view.Span.IndexOfAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(false, "STATUS_SUCCESS")]
    [InlineData(true, "STATUS_NOT_SUPPORTED")]
    public void HideBdlInterface_makes_the_GUID_of_that_table_unknown_and_no_other(bool hides, string status)
    {
        using BusFixture bus = Start(options: new BusOptions { HideBdlInterface = hides });
        FunctionGroupDevice device = bus.Driver.FunctionGroups[0];

        Assert.Equal(status, device.QueryInterface(HdAudioInterfaceIds.BusInterfaceBdl, 152, 0x0100, out _).ToString());
        Assert.Equal(NtStatus.Success, device.QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out _));
        Assert.Equal(NtStatus.Success, device.QueryInterface(HdAudioInterfaceIds.BusInterfaceV2, 176, 0x0100, out _));
        Assert.Equal(NtStatus.Success, device.QueryInterface(HdAudioInterfaceIds.BusInterfaceV3, 192, 0x0100, out _));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void AllowDirectTransitions_leads_from_Reset_to_Run_and_back_which_is_refused_by_itself(bool allows, bool contiguous)
    {
        using BusFixture bus = Start(options: new BusOptions { AllowDirectTransitions = allows });
        NtStatus expected = allows ? NtStatus.Success : NtStatus.InvalidDeviceRequest;
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady, contiguous: contiguous);
        DmaEngineHandle running = bus.EngineAt(EnginePlace.Running, contiguous: contiguous);

        Assert.Equal(expected, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [ready]));
        Assert.Equal(expected, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [running]));

        Assert.Equal(allows ? (EnginePlace.Running, EnginePlace.ResetReady) : (EnginePlace.ResetReady, EnginePlace.Running), (bus.PlaceOf(ready), bus.PlaceOf(running)));
    }

    [Fact]
    public void AllowDirectTransitions_needs_a_buffer_that_is_set_up_all_the_same()
    {
        using BusFixture bus = Start(options: new BusOptions { AllowDirectTransitions = true });

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [bus.EngineAt(EnginePlace.ResetEmpty)]));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [bus.EngineAt(EnginePlace.ResetContiguous)]));
    }

    [Fact]
    public void AllowDirectTransitions_goes_from_position_0_and_back_to_it()
    {
        using BusFixture bus = StartExact(options: new BusOptions { AllowDirectTransitions = true });
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));

        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.InRange(position!.Read(), 940u, 970u);
        bus.SetState(HdAudioStreamState.ResetState, handle);

        Assert.Equal(0u, position.Read());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AcceptPacked24_takes_24_bits_in_24_for_24_in_32_which_is_STATUS_INVALID_PARAMETER_by_itself(bool accepts)
    {
        using BusFixture bus = Start(options: new BusOptions { AcceptPacked24 = accepts });
        HdAudioStreamFormat packed = new(48_000, 24, 24, 2);
        NtStatus expected = accepts ? NtStatus.Success : NtStatus.InvalidParameter;
        ushort word = (ushort)(accepts ? 0x0031 : 0);

        Assert.Equal(expected, bus.Ddi.AllocateRenderDmaEngine(packed, false, out _, out HdAudioConverterFormat render));
        Assert.Equal(expected, bus.Ddi.AllocateCaptureDmaEngine(0, packed, out _, out HdAudioConverterFormat capture));
        Assert.Equal(expected, bus.Ddi.ChangeBandwidthAllocation(bus.AllocateRender(), packed, out HdAudioConverterFormat changed));
        Assert.Equal((word, word, word), (render.ConverterFormat, capture.ConverterFormat, changed.ConverterFormat));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateRenderDmaEngine(new(48_000, 20, 24, 2), false, out _, out _));
    }

    [Theory]
    [InlineData(false, 0b111)]
    [InlineData(true, 3)]
    public void ReportCodecCount_makes_CodecsDetected_a_number_which_is_a_mask_by_itself(bool counts, ushort expected)
    {
        using BusFixture bus = Start(
            new Simulation.SimulationOptions { Codecs = [.. Enumerable.Repeat(Simulation.Codecs.CodecProfiles.Minimal, 3)] },
            new BusOptions { ReportCodecCount = counts });
        HdAudioDeviceInformation information = HdAudioDeviceInformation.V2;

        Assert.Equal(NtStatus.Success, bus.Ddi.GetDeviceInformation(ref information));

        Assert.Equal(expected, information.CodecsDetected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MessageInterrupts_come_in_place_of_the_pin_which_is_used_by_itself(bool messages)
    {
        using BusFixture bus = Start(options: new BusOptions { MessageInterrupts = messages });
        PciConfigurationSpace space = bus.Simulation.Configuration;
        int offset = space.Read8(PciConfigurationOffset.CapabilitiesPointer);
        while (offset != 0 && space.Read8(offset) != (byte)PciCapabilityId.MessageInterrupts)
            offset = space.Read8(offset + 1);

        Assert.Equal(messages, new PciMessageControl(space.Read16(offset + PciMessageControl.Offset)).Enable);
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
    }

    [Fact]
    public void Every_option_has_a_fact_here()
    {
        string[] facts = [.. typeof(OptionsConformance).GetMethods().Select(static method => method.Name)];

        Assert.All(
            typeof(BusOptions).GetProperties().Select(static option => option.Name),
            option => Assert.Contains(facts, fact => fact.StartsWith(option + "_", StringComparison.Ordinal)));
    }
}
