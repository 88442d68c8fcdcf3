using System.Runtime.CompilerServices;
using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>RegisterNotificationCallback (DDI 2.18, 5.9, 5.29).</summary>
public abstract class RegisterNotificationCallbackConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    [Fact]
    public void Each_notification_is_one_call_at_DISPATCH_LEVEL_with_no_lock_held_and_the_context_that_was_registered()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        object context = new();
        List<(object? Context, Irql Level, bool HeldLock)> calls = [];
        Register(bus, handle, (given, _) => calls.Add((given, KProcessor.CurrentIrql, KProcessor.HoldsLock)), context);

        Run(bus, handle);
        bus.Clock.Wait(2 * Cycle + TimeSpan.FromMilliseconds(2));

        Assert.Equal(Enumerable.Repeat<(object?, Irql, bool)>((context, Irql.DispatchLevel, false), 4), calls);
    }

    [Fact]
    public void The_time_is_that_of_the_service_routine_and_not_that_of_the_call()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        List<(long Stamp, long Now)> calls = [];
        Register(bus, handle, (_, stamp) => calls.Add((stamp, bus.Clock.GetTimestamp())), null);

        // The client's own service routine takes its time: the callback comes that much after the bus driver's routine saw the interrupt.
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, _) => bus.Clock.Stall(TimeSpan.FromMicroseconds(50)));
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(43));

        Assert.Equal(4, calls.Count);
        Assert.All(calls, static call => Assert.InRange(call.Now - call.Stamp, 50 * 24, 60 * 24));
        for (int i = 1; i < calls.Count; i++)
            Assert.InRange(calls[i].Stamp - calls[i - 1].Stamp, 10 * 24_000, 11 * 24_000);
    }

    [Fact]
    public void The_time_is_monotonic_and_not_after_the_call_on_any_platform()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent enough = NewEvent();
        List<(long Stamp, long Now)> calls = [];
        Register(bus, handle, (_, stamp) =>
        {
            calls.Add((stamp, bus.Clock.GetTimestamp()));
            if (calls.Count == 4)
                enough.Set();
        }, null);

        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(enough, TimeSpan.FromSeconds(5)));
        bus.SetState(HdAudioStreamState.StopState, handle);

        Assert.All(calls, static call => Assert.True(call.Stamp <= call.Now));
        for (int i = 1; i < calls.Count; i++)
            Assert.True(calls[i - 1].Stamp < calls[i].Stamp);
    }

    [Fact]
    public void Callbacks_and_events_of_an_engine_are_all_told_of_each_notification()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 1);
        KEvent notification = Register(bus, handle);
        int[] calls = [0, 0];
        Register(bus, handle, (_, _) => calls[0]++, null);
        Register(bus, handle, (_, _) => calls[1]++, null);
        Run(bus, handle);

        int signals = Signals(bus, notification, 5 * Cycle + TimeSpan.FromMilliseconds(5)).Count;

        Assert.Equal((5, 5, 5), (signals, calls[0], calls[1]));
    }

    [Fact]
    public void The_same_routine_may_be_registered_twice_and_is_called_twice()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 1);
        int calls = 0;
        HdAudioDmaNotificationCallback routine = (_, _) => calls++;
        Register(bus, handle, routine, null);
        Register(bus, handle, routine, null);

        Run(bus, handle);
        bus.Clock.Wait(Cycle + TimeSpan.FromMilliseconds(2));

        Assert.Equal(2, calls);
    }

    [Fact]
    public void Sixteen_callbacks_have_room_and_the_seventeenth_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        for (int i = 0; i < 16; i++)
            Register(bus, handle, static (_, _) => { }, i);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationCallback(handle, bus, static (_, _) => { }, null));
    }

    [Fact]
    public void No_routine_or_no_device_object_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.RegisterNotificationCallback(handle, bus, null!, null));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.RegisterNotificationCallback(handle, null!, static (_, _) => { }, null));
    }

    [Theory]
    [InlineData("UnregisterNotificationCallback")]
    [InlineData("FreeDmaEngine")]
    [InlineData("InterfaceDereference")]
    public void The_device_object_is_referenced_until_the_registration_ends(string end)
    {
        using BusFixture bus = Start();
        IHdAudioBusInterfaceV3 client = bus.Query();
        Assert.Equal(NtStatus.Success, client.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        HdAudioDmaNotificationCallback routine = static (_, _) => { };
        WeakReference device = RegisterDevice(client, handle, routine);
        Collect();
        Assert.True(device.IsAlive);

        switch (end)
        {
            case "UnregisterNotificationCallback":
                Assert.Equal(NtStatus.Success, client.UnregisterNotificationCallback(handle, routine, null));
                break;
            case "FreeDmaEngine":
                Assert.Equal(NtStatus.Success, client.FreeDmaEngine(handle));
                break;
            default:
                client.InterfaceDereference();
                break;
        }

        Collect();
        Assert.False(device.IsAlive);
    }

    [Fact]
    public void A_callback_may_stop_its_own_stream_and_is_refused_what_needs_PASSIVE_LEVEL()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        List<NtStatus> answers = [];
        Register(bus, handle, (_, _) =>
        {
            answers.Add(bus.Ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]));
            answers.Add(bus.Ddi.GetLinkPositionRegister(handle, out _));
            answers.Add(bus.Ddi.RegisterNotificationEvent(handle, NewEvent()));
            answers.Add(bus.Ddi.UnregisterNotificationEvent(handle, NewEvent()));
            answers.Add(bus.Ddi.AllocateDmaBufferWithNotification(handle, 1, 256, out _, out _, out _, out _, out _));
            answers.Add(bus.Ddi.FreeDmaBufferWithNotification(handle, null!, 0));
            answers.Add(bus.Bdl.AllocateContiguousDmaBuffer(handle, 256, out _, out DmaView? _));
            answers.Add(bus.Bdl.SetupDmaEngineWithBdl(handle, 256, 1, null, null, out _, out _));
            answers.Add(bus.Bdl.FreeContiguousDmaBuffer(handle));
        }, null);
        _ = bus.Bdl;

        Run(bus, handle);
        bus.Clock.Wait(3 * Cycle);

        Assert.Equal([NtStatus.Success, NtStatus.Success, .. Enumerable.Repeat(NtStatus.Unsuccessful, 7)], answers);
        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
    }

    [Fact]
    public void Events_and_callbacks_are_served_without_an_allocation()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        long last = 0;
        Register(bus, handle, (_, stamp) => last = stamp, null);
        Run(bus, handle);
        for (int i = 0; i < 100; i++)
            Assert.True(bus.Clock.WaitFor(notification, Cycle));

        AllocationAssert.None(() => _ = bus.Clock.WaitFor(notification, Cycle), times: 100);
        Assert.InRange(bus.Clock.Ticks - last, 0, 24_000);
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_parameters_handle_room()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.RegisterNotificationCallback(stale, null!, null!, null));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.RegisterNotificationCallback(stale, bus, null!, null));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.RegisterNotificationCallback(stale, bus, static (_, _) => { }, null));
    }

    private static void Register(BusFixture bus, DmaEngineHandle handle, HdAudioDmaNotificationCallback routine, object? context) =>
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, routine, context));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RegisterDevice(IHdAudioBusInterfaceV3 client, DmaEngineHandle handle, HdAudioDmaNotificationCallback routine)
    {
        object device = new();
        Assert.Equal(NtStatus.Success, client.RegisterNotificationCallback(handle, device, routine, null));
        return new WeakReference(device);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
