using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>Sleep and resume, and a device that is stopped for a rebalance or removed by surprise (DDI 3.12, 5.5).</summary>
public abstract class PowerConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    public static TheoryData<string> Leavings => new("BeginStop", "SurpriseRemove");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sleep_takes_every_engine_back_to_Reset_with_its_buffer(bool contiguous)
    {
        using BusFixture bus = Start();
        DmaEngineHandle running = bus.EngineAt(EnginePlace.Running, contiguous: contiguous);
        DmaEngineHandle paused = bus.EngineAt(EnginePlace.Paused, contiguous: contiguous);
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady, contiguous: contiguous);
        DmaEngineHandle empty = bus.EngineAt(EnginePlace.ResetEmpty);
        int pages = bus.Pages;

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());

        // The registers do not answer now: what the driver says has to do.
        var engines = bus.Driver.Inspect().Engines.Where(static engine => engine.IsAllocated).ToArray();
        Assert.All(engines, static engine => Assert.Equal(HdAudioStreamState.ResetState, engine.State));
        Assert.Equal([running.Value, paused.Value, ready.Value, empty.Value], engines.Select(static engine => (nint)engine.Handle));
        Assert.Equal([true, true, true, false], engines.Select(static engine => engine.BufferBytes != 0));
        Assert.Equal(pages, bus.Pages);
    }

    [Fact]
    public void A_sleeping_driver_answers_as_documented_and_touches_no_register()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady);
        DmaEngineHandle empty = bus.EngineAt(EnginePlace.ResetEmpty);
        ContiguousBuffer contiguous = bus.AllocateContiguous(bus.AllocateRender());
        contiguous.Describe(0, 0, 2_048);
        contiguous.Describe(1, 2_048, 2_048);
        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        int accesses = bus.Platform.Window.Accesses;

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(empty, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBufferWithNotification(empty, 1, 4_096, out _, out _, out _, out _, out _));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Bdl.AllocateContiguousDmaBuffer(empty, 4_096, out _, out _));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Bdl.SetupDmaEngineWithBdl(contiguous.Handle, 4_096, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.AllocateDmaBuffer(ready, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.AllocateDmaBuffer(default, 4_096, out _, out _, out _, out _));
        bus.SetState(HdAudioStreamState.StopState, ready);
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [ready]));
        bus.SetState(HdAudioStreamState.ResetState, ready);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(ready));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(ready));
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(contiguous.Handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo44, false, out DmaEngineHandle fresh, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(fresh, Formats.Stereo48, out _));

        Assert.Equal(accesses, bus.Platform.Window.Accesses);
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateDmaBuffer(fresh, 4_096, out _, out _, out _, out _));
    }

    [Fact]
    public void After_a_resume_engines_with_a_buffer_are_programmed_as_before_at_position_0_and_run_again()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady, Formats.Stereo44);
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        string ready = bus.Snapshot();
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.NotEqual(0u, position!.Read());

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        bus.Clock.Wait(TimeSpan.FromSeconds(3));
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());

        Assert.Equal(ready, bus.Snapshot());
        Assert.Equal(0u, position.Read());
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));
        Assert.InRange(position.Read(), 860u, 900u);
    }

    [Fact]
    public void After_a_resume_a_contiguous_buffer_and_its_service_routine_are_set_up_as_before()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, _) => calls++);

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(22));

        Assert.Equal(2, calls);
    }

    [Fact]
    public void After_a_resume_events_and_tags_are_registered_as_before()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out byte tag));

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());

        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
    }

    [Fact]
    public void After_a_resume_each_function_group_is_told_once_at_PASSIVE_LEVEL_that_its_codec_is_lost_and_verbs_work_again()
    {
        using BusFixture bus = Start(Needs.TwoCodecs);
        List<(int Group, Irql Level, bool IsValid)> told = [];
        for (int i = 0; i < 2; i++)
        {
            int group = i;
            bus.Driver.FunctionGroups[i].SetResumeCallback(() =>
            {
                HdAudioCodecTransfer[] transfer = Transfers.AskVendor((byte)group);
                Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));
                told.Add((group, KProcessor.CurrentIrql, transfer[0].Input.IsValid));
            });
        }

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Empty(told);
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());

        Assert.Equal([(0, Irql.PassiveLevel, true), (1, Irql.PassiveLevel, true)], told);
    }

    [Fact]
    public void A_sleep_ends_the_verbs_on_their_way_without_an_answer_and_each_call_calls_back_once()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] first = Transfers.Dialogue(0, 500);
        HdAudioCodecTransfer[] second = Transfers.Dialogue(0, 5);
        List<object?> done = [];
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(first, (_, context) => done.Add(context), 1));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(second, (_, context) => done.Add(context), 2));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());

        Assert.Equal([1, 2], done);
        Assert.Equal(default, first[^1].Input);
        Assert.All(second, static element => Assert.Equal(default, element.Input));
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 20);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
        Assert.Equal([1, 2], done);
    }

    [Fact]
    public void A_sleep_of_a_sleeper_and_a_resume_of_one_who_is_awake_are_STATUS_INVALID_DEVICE_REQUEST()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Driver.Resume());
        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Driver.Resume());
    }

    [Fact]
    public void Above_PASSIVE_LEVEL_start_sleep_and_resume_are_STATUS_UNSUCCESSFUL_and_nothing_is_done()
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();
        foreach (Irql level in (ReadOnlySpan<Irql>)[Irql.DispatchLevel, Irql.DeviceLevel])
        {
            using (KProcessor.Raise(level))
            {
                Assert.Equal(NtStatus.Unsuccessful, bus.Driver.Sleep());
                Assert.Equal(NtStatus.Unsuccessful, HdaBusDriver.Start(bus.Platform, null, out HdaBusDriver? other));
                Assert.Null(other);
                _ = Assert.Throws<InvalidOperationException>(bus.Driver.Stop);
            }

            Assert.Equal((BusState.Started, before), (bus.Driver.State, bus.Snapshot()));
        }

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Driver.Resume());

        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
    }

    [Fact]
    public void A_resume_of_hardware_that_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_the_next_one_succeeds()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        bus.Platform.Window.Reading = static (offset, _, value) => offset == Specification.Registers.GlobalControl.Offset ? 0 : value;

        Assert.Equal((NtStatus.DeviceNotReady, BusState.Asleep), (bus.Driver.Resume(), bus.Driver.State));

        bus.Platform.Repair();
        Assert.Equal((NtStatus.Success, BusState.Started), (bus.Driver.Resume(), bus.Driver.State));
        Run(bus, handle);
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
    }

    [Theory]
    [MemberData(nameof(Leavings))]
    public void While_the_device_leaves_an_engine_is_freed_at_once_and_its_buffer_exactly_once_with_the_old_handle(string leaving)
    {
        using BusFixture bus = Start();
        int pages = bus.Pages;
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        Leave(bus, leaving);

        if (leaving == "BeginStop")
        {
            bus.SetState(HdAudioStreamState.StopState, handle);
            bus.SetState(HdAudioStreamState.ResetState, handle);
        }

        int withBuffer = bus.Pages;
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(withBuffer, bus.Pages);
        AssertInvalid(bus, handle);

        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(pages, bus.Pages);
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBuffer(handle));
    }

    [Theory]
    [MemberData(nameof(Leavings))]
    public void A_notifying_buffer_that_was_left_is_freed_with_its_own_MDL_and_size(string leaving)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer buffer = Allocate(bus, handle, 2);
        Leave(bus, leaving);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes + 1));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes));
    }

    [Theory]
    [InlineData("BeginStop", EnginePlace.ResetContiguous)]
    [InlineData("BeginStop", EnginePlace.ResetReady)]
    [InlineData("SurpriseRemove", EnginePlace.ResetContiguous)]
    [InlineData("SurpriseRemove", EnginePlace.ResetReady)]
    public void A_contiguous_buffer_that_was_left_is_freed_by_the_routine_of_its_kind(string leaving, EnginePlace place)
    {
        using BusFixture bus = Start();
        int pages = bus.Pages;
        DmaEngineHandle handle = bus.EngineAt(place, contiguous: true);
        Leave(bus, leaving);
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeDmaEngine(handle));

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(pages, bus.Pages);
    }

    [Theory]
    [InlineData(EnginePlace.ResetReady)]
    [InlineData(EnginePlace.Paused)]
    [InlineData(EnginePlace.Running)]
    public void In_normal_life_an_engine_with_a_buffer_is_not_freed(EnginePlace place)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(place);

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.FreeDmaEngine(handle));
    }

    [Theory]
    [InlineData(EnginePlace.Paused)]
    [InlineData(EnginePlace.Running)]
    public void While_the_device_is_stopped_an_engine_outside_Reset_is_not_freed(EnginePlace place)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(place);
        bus.Driver.BeginStop();

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.FreeDmaEngine(handle));

        Assert.Equal(place, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_driver_that_is_being_stopped_sets_nothing_new_up()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        bus.Driver.BeginStop();

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Bdl.AllocateContiguousDmaBuffer(handle, 4_096, out _, out DmaView? _));
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));
        Assert.True(transfer[0].Input.IsValid);
    }

    [Fact]
    public void After_a_surprise_removal_the_order_of_the_documents_succeeds_without_touching_a_register()
    {
        using BusFixture bus = StartExact();
        bus.IsDamaged = true;
        int pages = bus.Pages;
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Platform.Remove();
        bus.Driver.SurpriseRemove();
        int accesses = bus.Platform.Window.Accesses;

        // 3.12: Stop, Reset, the engine at once, the buffer when the stream closes.
        bus.SetState(HdAudioStreamState.ResetState, handle);
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));

        Assert.Equal((pages, accesses), (bus.Pages, bus.Platform.Window.Accesses));
    }

    [Fact]
    public void After_a_surprise_removal_nothing_new_is_given()
    {
        using BusFixture bus = Start();
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady);
        DmaEngineHandle empty = bus.AllocateRender();
        bus.Driver.SurpriseRemove();

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(empty, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        bus.SetState(HdAudioStreamState.StopState, ready);
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [ready]));
        bus.Ddi.GetResourceInformation(out byte address, out byte node);
        Assert.Equal((0, 1), (address, node));
    }

    [Fact]
    public void A_surprise_removal_ends_the_verbs_on_their_way_and_each_call_calls_back_once()
    {
        using BusFixture bus = StartExact();
        HdAudioCodecTransfer[] transfer = Transfers.Dialogue(0, 500);
        int done = 0;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer, (_, _) => done++));

        bus.Driver.SurpriseRemove();
        bus.Clock.Wait(TimeSpan.FromSeconds(2));

        Assert.Equal(1, done);
        Assert.False(transfer[^1].Input.IsValid);
    }

    [Fact]
    public void After_a_surprise_removal_nobody_is_notified()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(notification, Cycle));

        bus.Driver.SurpriseRemove();

        Assert.Empty(Signals(bus, notification, 3 * Cycle));
    }

    [Theory]
    [InlineData("dereference")]
    [InlineData("dispose")]
    public void A_buffer_that_nobody_frees_goes_back_with_the_last_dereference_or_with_the_driver(string end)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);
        int pages = bus.Pages;
        bus.Driver.SurpriseRemove();
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(pages, bus.Pages);

        if (end == "dereference")
            bus.Ddi.InterfaceDereference();
        else
            bus.Driver.Dispose();

        Assert.True(bus.Pages < pages);
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBuffer(handle));
    }

    [Theory]
    [MemberData(nameof(Leavings))]
    public void A_buffer_that_was_left_outlives_the_stop_of_the_driver(string leaving)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady);
        Leave(bus, leaving);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));

        bus.Driver.Stop();

        Assert.NotEqual(0, bus.Pages);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(0, bus.Pages);
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBuffer(handle));
    }

    [Fact]
    public void A_driver_that_stopped_can_be_started_again_on_the_same_device()
    {
        using BusFixture bus = Start();
        _ = bus.EngineAt(EnginePlace.Running);
        bus.Driver.Stop();
        Assert.Equal(0, bus.Pages);

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(bus.Platform, null, out HdaBusDriver? next));

        using (next)
            Assert.Equal(bus.Driver.FunctionGroups.Count, next!.FunctionGroups.Count);
    }

    private static void Leave(BusFixture bus, string how)
    {
        _ = bus.Bdl;
        if (how == "BeginStop")
            bus.Driver.BeginStop();
        else
            bus.Driver.SurpriseRemove();
    }

    private static void AssertInvalid(BusFixture bus, DmaEngineHandle handle)
    {
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.Stereo44, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.GetLinkPositionRegister(handle, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.RegisterNotificationEvent(handle, NewEvent()));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.AllocateContiguousDmaBuffer(handle, 4_096, out _, out DmaView? _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.SetupDmaEngineWithBdl(handle, 4_096, 1, null, null, out _, out _));
    }
}
