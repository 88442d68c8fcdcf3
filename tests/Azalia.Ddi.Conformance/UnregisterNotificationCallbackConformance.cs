using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>UnregisterNotificationCallback (DDI 2.18).</summary>
public abstract class UnregisterNotificationCallbackConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    private static readonly HdAudioDmaNotificationCallback s_one = static (_, _) => { };
    private static readonly HdAudioDmaNotificationCallback s_other = static (context, _) => GC.KeepAlive(context);

    [Fact]
    public void Routine_and_context_must_both_match_or_it_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        object context = new();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, s_one, context));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, s_one, new object()));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, s_one, null));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, s_other, context));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, null!, context));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, s_one, context));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, s_one, context));
    }

    [Fact]
    public void A_registration_of_another_engine_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, s_one, null));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(bus.AllocateRender(), s_one, null));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, s_one, null));
    }

    [Fact]
    public void Each_call_takes_one_of_two_equal_registrations_away()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 1);
        int calls = 0;
        HdAudioDmaNotificationCallback routine = (_, _) => calls++;
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, routine, null));
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, routine, null));
        Run(bus, handle);

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, routine, null));
        bus.Clock.Wait(Cycle);
        Assert.Equal(1, calls);

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, routine, null));
        bus.Clock.Wait(3 * Cycle);
        Assert.Equal(1, calls);
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, routine, null));
    }

    [Fact]
    public void After_it_returned_the_callback_does_not_start_any_more()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent called = NewEvent();
        bool isOver = false;
        bool wasLate = false;
        HdAudioDmaNotificationCallback routine = (_, _) =>
        {
            wasLate |= Volatile.Read(ref isOver);
            called.Set();
        };
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, routine, null));
        KEvent other = Register(bus, handle);
        Run(bus, handle);
        Assert.True(bus.Clock.WaitFor(called, TimeSpan.FromSeconds(5)));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, routine, null));
        Volatile.Write(ref isOver, true);

        for (int i = 0; i < 3; i++)
            Assert.True(bus.Clock.WaitFor(other, TimeSpan.FromSeconds(5)));

        bus.SetState(HdAudioStreamState.StopState, handle);
        Assert.False(wasLate);
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_handle_registration()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.UnregisterNotificationCallback(stale, s_one, null));

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.UnregisterNotificationCallback(stale, s_one, null));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.UnregisterNotificationCallback(handle, s_one, null));
    }
}
