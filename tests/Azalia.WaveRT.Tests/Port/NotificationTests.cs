using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

/// <summary>Notification events and packets of a pin, and what a stream that lacks an interface answers (WaveRT 3.4 to 3.6, 4).</summary>
public sealed class NotificationTests
{
    private static readonly ForeignOptions s_notifying = new() { Notifies = true };

    [Fact]
    public void A_stream_without_the_interfaces_supports_none_of_their_properties()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        KEvent notification = new(KEventKind.Synchronization);

        Assert.Equal(NtStatus.Success, pin.GetRtAudioQueryNotificationSupport(out bool isSupported));
        Assert.False(isSupported);
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
        Assert.Equal(NtStatus.NotSupported, pin.RegisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.NotSupported, pin.UnregisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPacketCount(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPresentationPosition(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioReadPacket(out _));
        Assert.Equal(NtStatus.NotSupported, pin.SetRtAudioWritePacket(default));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPacketVRegister());
        Assert.Equal(NtStatus.NotSupported, pin.GetAudioPresentationPosition(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetAudioLinearBufferPosition(out _));
        Assert.Equal(NtStatus.NotSupported, pin.SetAudioWaveRTCurrentWritePosition(0));
        Assert.Equal(NtStatus.NotSupported, pin.SetAudioWaveRTCurrentWriteLastBufferPosition(0));
    }

    [Fact]
    public void An_event_is_registered_only_once_there_is_a_buffer_that_notifies()
    {
        using ForeignSystem system = new(s_notifying);
        using WaveRTPin pin = system.Open();
        KEvent notification = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.DeviceNotReady, pin.RegisterRtAudioNotificationEvent(notification));

        using WaveRTPin polled = system.Open();
        Assert.Equal(NtStatus.Success, polled.GetRtAudioBuffer(new(3_840), out _));
        Assert.Equal(NtStatus.DeviceNotReady, polled.RegisterRtAudioNotificationEvent(notification));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.Unsuccessful, pin.RegisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.InvalidHandle, pin.RegisterRtAudioNotificationEvent(null!));
        Assert.Equal(NtStatus.InvalidHandle, pin.UnregisterRtAudioNotificationEvent(null!));
        Assert.Equal(NtStatus.NotFound, pin.UnregisterRtAudioNotificationEvent(new KEvent(KEventKind.Synchronization)));
    }

    [Fact]
    public void A_pin_has_one_buffer_of_either_kind()
    {
        using ForeignSystem system = new(s_notifying);
        using WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));

        Assert.Equal(NtStatus.InvalidDeviceRequest, pin.GetRtAudioBuffer(new(3_840), out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
    }

    [Fact]
    public void A_buffer_that_its_notifications_do_not_divide_goes_back_the_way_it_came()
    {
        using ForeignSystem system = new(s_notifying with { ExtraBytes = 1 });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
        Assert.Contains("FreeBufferWithNotification 3841", system.Log);
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Fact]
    public void Each_event_is_signalled_at_each_boundary_and_not_after_it_was_taken_away()
    {
        using ForeignSystem system = new(s_notifying);
        using WaveRTPin pin = system.Open();
        KEvent first = new(KEventKind.Synchronization);
        KEvent second = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(first));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(second));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));

        system.Clock.WaitTicks(240_000);
        Assert.Equal((true, true), (first.TryTake(), second.TryTake()));
        Assert.Equal(NtStatus.Success, pin.UnregisterRtAudioNotificationEvent(first));
        system.Clock.WaitTicks(240_000);
        Assert.Equal((false, true), (first.TryTake(), second.TryTake()));
    }

    [Fact]
    public void A_close_in_RUN_stops_drops_the_events_unmaps_and_frees_in_this_order()
    {
        using ForeignSystem system = new(s_notifying);
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(new KEvent(KEventKind.Synchronization)));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Log.Clear();

        pin.Dispose();

        Assert.Equal(
            ["SetState Pause", "SetState Acquire", "SetState Stop", "UnregisterNotificationEvent", "FreeBufferWithNotification 3840", "FreeAudioBuffer 3840", "Release"],
            system.Log);
        Assert.Throws<ObjectDisposedException>(() => buffer.BufferAddress.Span.Length);
        Assert.Equal(0, system.Memory.OutstandingPages);
        Assert.Equal(NtStatus.InvalidHandle, pin.UnregisterRtAudioNotificationEvent(new KEvent(KEventKind.Synchronization)));
    }
}
