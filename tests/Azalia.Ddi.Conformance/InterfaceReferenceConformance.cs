using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Platform;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>InterfaceReference and InterfaceDereference (DDI 3.1).</summary>
public abstract class InterfaceReferenceConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void A_query_gives_one_reference_and_each_further_one_keeps_the_context_alive()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterface client = bus.Query();

        client.InterfaceReference();
        client.InterfaceDereference();

        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        client.InterfaceDereference();
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaEngine(handle));
    }

    [Fact]
    public void The_last_dereference_stops_resets_and_reclaims_every_engine_that_the_client_forgot()
    {
        using BusFixture bus = StartExact();
        string before = bus.Snapshot();
        IHdAudioBusInterface client = bus.Query();
        foreach (EnginePlace place in (ReadOnlySpan<EnginePlace>)[EnginePlace.ResetEmpty, EnginePlace.ResetReady, EnginePlace.Paused, EnginePlace.Running])
            Bring(client, place);

        bus.Clock.Wait(TimeSpan.FromMilliseconds(3));
        Assert.Equal(4, bus.Driver.Inspect().Engines.Count(static engine => engine.IsAllocated));

        client.InterfaceDereference();

        Assert.Equal(before, bus.Snapshot());
    }

    [Theory]
    [InlineData(EnginePlace.ResetContiguous)]
    [InlineData(EnginePlace.ResetReady)]
    [InlineData(EnginePlace.Paused)]
    [InlineData(EnginePlace.Running)]
    public void The_last_dereference_reclaims_an_engine_with_a_list_of_the_clients_own(EnginePlace place)
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();
        IHdAudioBusInterfaceBdl client = bus.Query<IHdAudioBusInterfaceBdl>(HdAudioInterfaceIds.BusInterfaceBdl);
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        if (place >= EnginePlace.ResetReady)
            _ = buffer.SetUp(client, isr: static (_, _) => { });

        if (place >= EnginePlace.Paused)
            bus.SetState(HdAudioStreamState.StopState, handle);

        if (place == EnginePlace.Running)
            bus.SetState(HdAudioStreamState.RunState, handle);

        client.InterfaceDereference();

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(EnginePlace.Freed, bus.PlaceOf(handle));
    }

    [Fact]
    public void Nobody_is_called_or_signalled_for_a_client_that_is_gone()
    {
        using BusFixture bus = StartExact();
        IHdAudioBusInterfaceV3 client = bus.Query();
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, client.AllocateDmaBufferWithNotification(handle, 2, 4_096, out _, out _, out _, out _, out _));
        int calls = 0;
        Platform.Executive.KEvent notification = new(Platform.Executive.KEventKind.Notification);
        Assert.Equal(NtStatus.Success, client.RegisterNotificationCallback(handle, bus, (_, _) => calls++, null));
        Assert.Equal(NtStatus.Success, client.RegisterNotificationEvent(handle, notification));
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));

        client.InterfaceDereference();
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.Equal((0, false), (calls, notification.IsSignaled));
    }

    [Fact]
    public void The_last_dereference_may_come_from_inside_a_notification_and_nobody_else_of_the_client_is_called()
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();
        IHdAudioBusInterfaceV3 client = bus.Query();
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, client.AllocateDmaBufferWithNotification(handle, 2, 4_096, out _, out _, out _, out _, out _));
        int calls = 0;
        int callsOfTheDead = 0;
        Platform.Executive.KEvent gone = new(Platform.Executive.KEventKind.Notification);
        Assert.Equal(NtStatus.Success, client.RegisterNotificationCallback(handle, bus, Leave, null));
        Assert.Equal(NtStatus.Success, client.RegisterNotificationCallback(handle, bus, (_, _) => callsOfTheDead++, null));
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);

        Assert.True(bus.Clock.WaitFor(gone, TimeSpan.FromSeconds(10)));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));

        Assert.Equal((1, 0), (calls, callsOfTheDead));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaEngine(handle));
        Assert.Equal(before, bus.Snapshot());

        void Leave(object? context, long time)
        {
            calls++;
            client.InterfaceDereference();
            gone.Set();
        }
    }

    [Fact]
    public void The_last_dereference_may_come_from_inside_the_callback_of_a_transfer()
    {
        using BusFixture bus = Start();
        int pages = bus.Pages;
        IHdAudioBusInterfaceV3 client = bus.Query();
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, client.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.Success, client.RegisterEventCallback(static (_, _) => { }, null, out _));
        Platform.Executive.KEvent gone = new(Platform.Executive.KEventKind.Notification);
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        Assert.Equal(NtStatus.Success, client.TransferCodecVerbs(transfer, Leave));

        Assert.True(bus.Clock.WaitFor(gone, TimeSpan.FromSeconds(10)));

        Assert.True(transfer[0].Input.IsValid);
        Assert.Equal((pages, EnginePlace.Freed), (bus.Pages, bus.PlaceOf(handle)));
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out byte tag));
        Assert.Equal(0, tag);

        void Leave(Memory<HdAudioCodecTransfer> elements, object? context)
        {
            client.InterfaceDereference();
            gone.Set();
        }
    }

    [Fact]
    public void The_last_dereference_in_a_service_routine_is_carried_out_when_the_level_has_fallen()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterfaceV3 client = bus.Query();
        int pages = bus.Pages;
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, client.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));

        using (Platform.Executive.KProcessor.Raise(Platform.Executive.Irql.DeviceLevel))
        {
            client.InterfaceDereference();
            Assert.Equal(NtStatus.Unsuccessful, client.FreeDmaEngine(handle));
        }

        Assert.Equal((pages, EnginePlace.Freed), (bus.Pages, bus.PlaceOf(handle)));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaEngine(handle));
    }

    [Fact]
    public void Another_context_of_the_function_group_keeps_its_engines()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterface other = bus.Query();
        DmaEngineHandle kept = bus.EngineAt(EnginePlace.Running);
        _ = other.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle reclaimed, out _);

        other.InterfaceDereference();

        Assert.Equal(EnginePlace.Running, bus.PlaceOf(kept));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaEngine(reclaimed));
    }

    [Fact]
    public void An_engine_belongs_to_the_context_that_allocated_it_whoever_uses_it()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterface other = bus.Query();
        DmaEngineHandle handle = bus.AllocateRender();
        Assert.Equal(NtStatus.Success, other.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _));

        other.InterfaceDereference();

        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
    }

    [Fact]
    public void The_last_dereference_gives_the_tags_back()
    {
        using BusFixture bus = Start();
        IHdAudioBusInterface other = bus.Query();
        for (int i = 0; i < 64; i++)
            Assert.Equal(NtStatus.Success, other.RegisterEventCallback(static (_, _) => { }, null, out _));

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out _));
        other.InterfaceDereference();

        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback(static (_, _) => { }, null, out byte tag));
        Assert.Equal(0, tag);
    }

    [Fact]
    public void After_the_last_dereference_no_routine_does_anything_any_more()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        IHdAudioBusInterface gone = bus.Query();
        gone.InterfaceDereference();
        string before = bus.Snapshot();

        AssertGone(gone, handle);

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void After_the_driver_stopped_no_routine_does_anything_any_more()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);

        bus.Driver.Stop();

        AssertGone(bus.Ddi, handle);
        bus.Ddi.InterfaceDereference();
        Assert.Equal(0, bus.Pages);
    }

    private static void AssertGone(IHdAudioBusInterface client, DmaEngineHandle handle)
    {
        Assert.Equal(NtStatus.InvalidHandle, client.ChangeBandwidthAllocation(handle, Formats.Stereo44, out _));
        Assert.Equal(NtStatus.InvalidHandle, client.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.InvalidHandle, client.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));
        Assert.Equal(NtStatus.InvalidHandle, client.GetLinkPositionRegister(handle, out LiveRegister? position));
        Assert.Null(position);
        Assert.Equal(NtStatus.InvalidDeviceRequest, client.TransferCodecVerbs(Transfers.AskVendor(0)));
        Assert.Equal(NtStatus.InvalidDeviceRequest, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, client.AllocateCaptureDmaEngine(0, Formats.Stereo48, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, client.RegisterEventCallback(static (_, _) => { }, null, out _));
        Assert.Equal(NtStatus.InvalidParameter, client.UnregisterEventCallback(0));
    }

    private static void Bring(IHdAudioBusInterface client, EnginePlace place)
    {
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        if (place >= EnginePlace.ResetReady)
            Assert.Equal(NtStatus.Success, client.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _));

        if (place >= EnginePlace.Paused)
            Assert.Equal(NtStatus.Success, client.SetDmaEngineState(HdAudioStreamState.StopState, [handle]));

        if (place == EnginePlace.Running)
            Assert.Equal(NtStatus.Success, client.SetDmaEngineState(HdAudioStreamState.RunState, [handle]));
    }
}
