using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>UnregisterNotificationEvent (DDI 2.17).</summary>
public abstract class UnregisterNotificationEventConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    [Fact]
    public void Afterwards_the_event_is_not_set_and_the_others_are()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent gone = Register(bus, handle);
        KEvent kept = Register(bus, handle);
        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(gone, Cycle));
        Assert.True(kept.IsSignaled);

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, gone));

        Assert.Equal(5, Signals(bus, kept, 2 * Cycle).Count);
        Assert.False(gone.IsSignaled);
    }

    [Fact]
    public void An_event_that_was_registered_twice_is_taken_away_once_by_each_call()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationEvent(handle, notification));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, notification));
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, notification));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationEvent(handle, notification));
    }

    [Fact]
    public void An_event_that_is_not_registered_on_this_engine_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);
        DmaEngineHandle other = bus.AllocateRender();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationEvent(other, notification));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationEvent(handle, NewEvent()));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationEvent(handle, null!));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, notification));
    }

    [Fact]
    public void Another_client_of_the_function_group_may_do_it()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);

        Assert.Equal(NtStatus.Success, bus.Query().UnregisterNotificationEvent(handle, notification));
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_handle_event()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        KEvent notification = Register(bus, handle);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.UnregisterNotificationEvent(handle, notification));

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.UnregisterNotificationEvent(stale, null!));
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationEvent(handle, notification));
    }
}
