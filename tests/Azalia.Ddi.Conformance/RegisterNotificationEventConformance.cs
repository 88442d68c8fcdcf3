using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>RegisterNotificationEvent (DDI 2.17, 5.21, 5.29).</summary>
public abstract class RegisterNotificationEventConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    [Fact]
    public void All_events_of_an_engine_are_set_at_each_notification_and_those_of_another_are_not()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 1);
        KEvent[] events = [Register(bus, handle), Register(bus, handle), Register(bus, handle)];
        KEvent stranger = Register(bus, AllocateNotified(bus, 1));

        Run(bus, handle);
        foreach (KEvent notification in events)
            Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));

        bus.SetState(HdAudioStreamState.StopState, handle);
        Assert.False(stranger.IsSignaled);
    }

    [Fact]
    public void It_is_legal_before_the_buffer_is_allocated()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);
        _ = Allocate(bus, handle, 2);

        Run(bus, handle);

        Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void It_is_legal_while_the_stream_runs()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        Run(bus, handle);

        Assert.True(bus.Clock.WaitFor(Register(bus, handle), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_buffer_of_AllocateDmaBuffer_sets_no_event()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.AllocateBuffer(handle, BufferBytes);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);

        Assert.Empty(Signals(bus, notification, 3 * Cycle));
    }

    [Fact]
    public void Descriptors_of_the_client_that_interrupt_set_events_too()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: static (_, _) => { });
        KEvent notification = Register(bus, handle);

        Run(bus, handle);

        Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Sixteen_events_have_room_and_the_seventeenth_is_STATUS_INSUFFICIENT_RESOURCES_until_one_is_unregistered()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent[] events = [.. Enumerable.Range(0, 16).Select(_ => Register(bus, handle))];

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationEvent(handle, NewEvent()));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, events[7]));
        _ = Register(bus, handle);
        _ = Register(bus, bus.AllocateRender());
    }

    [Fact]
    public void Callbacks_do_not_take_the_room_of_events()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        for (int i = 0; i < 16; i++)
        {
            _ = Register(bus, handle);
            Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, static (_, _) => { }, i));
        }
    }

    [Fact]
    public void The_same_event_may_be_registered_twice_and_takes_two_entries()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = NewEvent();

        for (int i = 0; i < 16; i++)
            Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationEvent(handle, notification));

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationEvent(handle, notification));
    }

    [Fact]
    public void FreeDmaEngine_drops_what_is_left()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);
        int index = bus.IndexOf(handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));

        DmaEngineHandle next = AllocateNotified(bus, 2);
        Assert.Equal(index, bus.IndexOf(next));
        Run(bus, next);

        Assert.Empty(Signals(bus, notification, 3 * Cycle));
    }

    [Fact]
    public void After_a_stop_no_event_is_set_any_more()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(notification, Cycle));

        bus.SetState(HdAudioStreamState.StopState, handle);

        Assert.Empty(Signals(bus, notification, 3 * Cycle));
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_event_handle_room()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        for (int i = 0; i < 16; i++)
            _ = Register(bus, handle);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.RegisterNotificationEvent(stale, null!));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.RegisterNotificationEvent(stale, null!));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.RegisterNotificationEvent(stale, NewEvent()));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.RegisterNotificationEvent(handle, NewEvent()));
    }
}
