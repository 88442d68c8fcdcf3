using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>FreeDmaEngine, and what a handle is worth (DDI 2.10, 5.22).</summary>
public abstract class FreeDmaEngineConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void The_engine_and_its_bandwidth_go_back()
    {
        using BusFixture bus = Start();
        string before = bus.Snapshot();
        DmaEngineHandle handle = bus.AllocateRender(Formats.FortyEightWords);

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));

        Assert.Equal(before, bus.Snapshot());
        _ = bus.AllocateRender(Formats.FortyEightWords);
    }

    [Fact]
    public void A_freed_handle_is_STATUS_INVALID_HANDLE_for_good_even_when_its_engine_is_taken_again()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.AllocateRender();
        int index = bus.IndexOf(stale);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(stale));
        DmaEngineHandle fresh = bus.EngineAt(EnginePlace.Running);
        Assert.Equal(index, bus.IndexOf(fresh));
        string before = bus.Snapshot();

        AssertInvalid(bus.Ddi, stale);

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(fresh));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_handle_that_was_never_given_is_STATUS_INVALID_HANDLE(int value)
    {
        using BusFixture bus = Start();
        _ = bus.EngineAt(EnginePlace.Running);

        AssertInvalid(bus.Ddi, new DmaEngineHandle(value));
    }

    [Fact]
    public void A_handle_is_good_for_every_context_of_its_function_group_and_for_no_other()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] });
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);
        IHdAudioBusInterface sibling = bus.Query();
        IHdAudioBusInterface stranger = bus.Query(functionGroup: 1);
        string before = bus.Snapshot();

        AssertInvalid(stranger, handle);

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(NtStatus.Success, sibling.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));
        Assert.Equal(NtStatus.Success, sibling.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, sibling.FreeDmaEngine(handle));
        AssertInvalid(bus.Ddi, handle);
    }

    [Fact]
    public void Handles_of_all_clients_on_all_function_groups_differ()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] });
        IHdAudioBusInterface[] clients = [bus.Ddi, bus.Query(), bus.Query(functionGroup: 1)];
        HashSet<nint> seen = [];

        for (int round = 0; round < 20; round++)
        {
            foreach (IHdAudioBusInterface client in clients)
            {
                Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.OneWord, false, out DmaEngineHandle render, out _));
                Assert.Equal(NtStatus.Success, client.AllocateCaptureDmaEngine(0, Formats.OneWord, out DmaEngineHandle capture, out _));
                Assert.True(seen.Add(render.Value));
                Assert.True(seen.Add(capture.Value));
                Assert.Equal(NtStatus.Success, client.FreeDmaEngine(render));
                Assert.Equal(NtStatus.Success, client.FreeDmaEngine(capture));
            }
        }
    }

    [Fact]
    public void A_stale_handle_is_STATUS_INVALID_HANDLE_for_the_routines_of_the_other_tables_too()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        Mdl mdl = bus.AllocateBuffer(bus.AllocateRender()).Mdl;

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.AllocateDmaBufferWithNotification(stale, 1, 4_096, out _, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.FreeDmaBufferWithNotification(stale, mdl, 4_096));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.RegisterNotificationEvent(stale, new KEvent(KEventKind.Notification)));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.UnregisterNotificationEvent(stale, new KEvent(KEventKind.Notification)));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.RegisterNotificationCallback(stale, bus, static (_, _) => { }, null));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.UnregisterNotificationCallback(stale, static (_, _) => { }, null));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.AllocateContiguousDmaBuffer(stale, 4_096, out _, out DmaView? _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.SetupDmaEngineWithBdl(stale, 4_096, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.FreeContiguousDmaBuffer(stale));
    }

    [Fact]
    public void A_handle_of_a_driver_that_stopped_is_invalid_for_the_next_one()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.AllocateRender();
        bus.Driver.Stop();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(bus.Platform, null, out HdaBusDriver? next));
        using HdaBusDriver second = next!;
        _ = second.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
        IHdAudioBusInterface client = Assert.IsAssignableFrom<IHdAudioBusInterface>(table);
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out _, out _));

        AssertInvalid(client, stale);
    }

    [Fact]
    public void It_may_be_called_at_DISPATCH_LEVEL_and_not_above()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();

        using (KProcessor.Raise(Irql.DeviceLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.FreeDmaEngine(handle));

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
    }

    private static void AssertInvalid(IHdAudioBusInterface client, DmaEngineHandle handle)
    {
        Assert.Equal(NtStatus.InvalidHandle, client.ChangeBandwidthAllocation(handle, Formats.Stereo44, out _));
        Assert.Equal(NtStatus.InvalidHandle, client.AllocateDmaBuffer(handle, BusFixture.BufferBytes, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.InvalidHandle, client.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.InvalidHandle, client.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));
        Assert.Equal(NtStatus.InvalidHandle, client.SetDmaEngineState(HdAudioStreamState.RunState, [handle]));
        Assert.Equal(NtStatus.InvalidHandle, client.GetLinkPositionRegister(handle, out LiveRegister? position));
        Assert.Null(position);
    }
}
