using Azalia.ClassDriver.Miniport;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>Packets, linear positions and events of a stream (WaveRT 9 to 11; vectors 5, 8 and 15 of 16). A packet is 1,920 bytes: 10 ms.</summary>
public sealed class PacketTests
{
    private const uint MicrophonePin = 3;
    private const long TenMilliseconds = 240_000;
    private const ulong CodecDelay = 8; // Frames, by the capabilities of the converter.
    private const KsStreamHeaderOptions EndOfStream = KsStreamHeaderOptions.EndOfStream;

    [Fact]
    public void Without_a_buffer_that_notifies_there_are_no_packets()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Pause);

        // 14.26.
        Assert.Equal(NtStatus.NotSupported, pin.SetRtAudioWritePacket(default));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPacketCount(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPresentationPosition(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioReadPacket(out _));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPacketVRegister());
    }

    [Fact]
    public void A_packet_counts_when_it_was_moved_whole_and_every_event_hears_of_it_afterwards()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        KEvent first = new(KEventKind.Synchronization);
        KEvent second = new(KEventKind.Notification);
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(first));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(second));
        Walk(pin, KsState.Run);

        driver.MoveTo(1_728, TenMilliseconds, completes: true); // The link is a FIFO behind the memory.
        Assert.Equal((true, true, 1u), (first.TryTake(), second.TryTake(), PacketsOf(pin)));
        driver.MoveTo(3_648, TenMilliseconds, completes: true);
        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        Assert.Equal((true, 3u), (first.TryTake(), PacketsOf(pin)));
        Assert.False(first.TryTake());
    }

    [Fact]
    public void Completions_that_merged_into_one_are_counted_all()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Walk(pin, KsState.Run);

        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        driver.MoveTo(1_728, 2 * TenMilliseconds, completes: true);

        Assert.Equal(3u, PacketsOf(pin));
    }

    [Fact]
    public void A_pause_keeps_the_count_and_swallows_what_was_pending()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        KEvent notification = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(notification));
        Walk(pin, KsState.Run);
        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        Assert.True(notification.TryTake());
        Walk(pin, KsState.Pause);

        // 14.43.
        driver.Bus.Complete(driver.Clock.Ticks);
        driver.MoveTo(1_728, 100 * TenMilliseconds, completes: true);
        Assert.Equal((false, 1u, 1_728ul), (notification.TryTake(), PacketsOf(pin), PositionOf(pin)));

        Walk(pin, KsState.Run);
        driver.MoveTo(3_648, TenMilliseconds, completes: true);
        Assert.Equal((true, 2u), (notification.TryTake(), PacketsOf(pin)));
        Walk(pin, KsState.Stop);
        Assert.Equal((0u, 0ul), (PacketsOf(pin), PositionOf(pin)));
    }

    [Fact]
    public void Completions_that_merged_after_a_pause_are_counted_by_what_was_left_of_the_packet()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Walk(pin, KsState.Run);
        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        driver.MoveTo(3_168, TenMilliseconds * 3 / 4, completes: false);
        Walk(pin, KsState.Pause);
        driver.Clock.WaitTicks(100 * TenMilliseconds);
        Walk(pin, KsState.Run);

        driver.MoveTo(1_728, TenMilliseconds * 5 / 4, completes: true);

        Assert.Equal(3u, PacketsOf(pin));
    }

    [Fact]
    public void The_time_of_a_pause_is_no_packets_even_where_the_FIFO_holds_several()
    {
        const long PacketTicks = 16_000; // 128 bytes.
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets(bytes: 256);
        Walk(pin, KsState.Run);
        driver.MoveTo(64, PacketTicks, completes: true);
        Assert.Equal(1u, PacketsOf(pin));
        Walk(pin, KsState.Pause);
        driver.Clock.WaitTicks(100 * TenMilliseconds);
        Walk(pin, KsState.Run);

        driver.MoveTo(192, PacketTicks, completes: true);

        Assert.Equal(2u, PacketsOf(pin));
    }

    [Fact]
    public void An_event_that_was_taken_away_is_not_signalled()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        KEvent notification = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(notification));
        Walk(pin, KsState.Run);
        Assert.Equal(NtStatus.Success, pin.UnregisterRtAudioNotificationEvent(notification));
        Assert.Equal(NtStatus.NotFound, pin.UnregisterRtAudioNotificationEvent(notification));

        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        Assert.False(notification.TryTake());
    }

    [Fact]
    public void Packets_are_written_one_ahead_of_the_device()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Walk(pin, KsState.Pause);
        Assert.Equal(NtStatus.DataOverrun, Write(pin, 2));
        Assert.Equal(NtStatus.Success, Write(pin, 0));
        Assert.Equal(NtStatus.Success, Write(pin, 0));
        Walk(pin, KsState.Run);
        Assert.Equal(NtStatus.DataLateError, Write(pin, 0));
        Assert.Equal(NtStatus.Success, Write(pin, 1));

        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        driver.MoveTo(3_648, TenMilliseconds, completes: true);
        Assert.Equal(NtStatus.Success, Write(pin, 3));

        Assert.Equal(new PacketTelemetry(Late: 1, Overrun: 1, Underrun: 1, Duplicate: 1, Dropped: 0), driver.Driver.Miniport.TelemetryOf(0));
    }

    [Fact]
    public void The_last_packet_ends_the_stream_until_it_is_stopped()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Assert.Equal(NtStatus.InvalidParameter, Write(pin, 0, EndOfStream, 1_921));
        Assert.Equal(NtStatus.InvalidParameter, Write(pin, 0, (KsStreamHeaderOptions)0x100));
        Assert.Equal(NtStatus.InvalidParameter, Write(pin, 0, EndOfStream | (KsStreamHeaderOptions)1));
        Assert.Equal(NtStatus.DataOverrun, Write(pin, 7, EndOfStream));
        Assert.Equal(NtStatus.Success, Write(pin, 0, KsStreamHeaderOptions.None, 9_999));
        Assert.Equal(NtStatus.Success, Write(pin, 1, EndOfStream, 0));
        Assert.Equal(NtStatus.InvalidDeviceState, Write(pin, 2));
        Assert.Equal(NtStatus.InvalidDeviceState, Write(pin, 2, (KsStreamHeaderOptions)0x100));

        // Time goes on without the client, and is no underrun any more.
        Walk(pin, KsState.Run);
        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        driver.MoveTo(3_648, TenMilliseconds, completes: true);
        driver.MoveTo(1_728, TenMilliseconds, completes: true);
        Assert.Equal((3u, 0), (PacketsOf(pin), driver.Driver.Miniport.TelemetryOf(0).Underrun));

        Walk(pin, KsState.Stop);
        Assert.Equal(NtStatus.Success, Write(pin, 0));
    }

    [Fact]
    public void Captured_packets_are_read_once_with_the_time_of_their_first_sample()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets(number: MicrophonePin);
        Assert.Equal(NtStatus.InvalidDeviceState, pin.GetRtAudioReadPacket(out _));
        Walk(pin, KsState.Pause);
        Assert.Equal(NtStatus.DeviceNotReady, pin.GetRtAudioReadPacket(out _));
        driver.Clock.WaitTicks(1_000);
        Walk(pin, KsState.Run);
        ulong start = (ulong)driver.Clock.Ticks;
        Assert.Equal(NtStatus.DeviceNotReady, pin.GetRtAudioReadPacket(out _));

        driver.MoveTo(1_920, TenMilliseconds, completes: true);
        Assert.Equal(new KsRtAudioGetReadPacketInfo(0, KsStreamHeaderOptions.None, start, MoreData: false), Read(pin));
        Assert.Equal(NtStatus.DeviceNotReady, pin.GetRtAudioReadPacket(out _));
        driver.MoveTo(0, TenMilliseconds, completes: true);
        Assert.Equal(new KsRtAudioGetReadPacketInfo(1, KsStreamHeaderOptions.None, start + TenMilliseconds, MoreData: false), Read(pin));

        // Two packets are lost: the number jumps (14.25).
        driver.MoveTo(1_920, TenMilliseconds, completes: true);
        driver.MoveTo(0, TenMilliseconds, completes: true);
        driver.MoveTo(1_920, TenMilliseconds, completes: true);
        Assert.Equal(4u, Read(pin).PacketNumber);
        Assert.Equal(2, driver.Driver.Miniport.TelemetryOf(MicrophonePin).Dropped);
    }

    [Fact]
    public void A_packet_that_began_before_a_pause_has_the_time_of_before_the_pause()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets(number: MicrophonePin);
        Walk(pin, KsState.Run);
        ulong start = (ulong)driver.Clock.Ticks;
        driver.MoveTo(1_920, TenMilliseconds, completes: true);
        Assert.Equal(start, Read(pin).PerformanceCounterValue);
        driver.MoveTo(2_880, TenMilliseconds / 2, completes: false);
        Walk(pin, KsState.Pause);
        driver.Clock.WaitTicks(50 * TenMilliseconds);
        Walk(pin, KsState.Run);

        driver.MoveTo(0, TenMilliseconds / 2, completes: true);

        Assert.Equal(start + TenMilliseconds, Read(pin).PerformanceCounterValue);
    }

    [Fact]
    public void The_linear_position_goes_on_where_the_register_wraps_and_presentation_is_behind_it()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Walk(pin, KsState.Run);
        Assert.Equal(NtStatus.Success, pin.GetAudioLinearBufferPosition(out ulong linear));
        Assert.Equal(192ul, linear); // The FIFO is filled first.

        for (int i = 1; i <= 4; i++)
            driver.MoveTo((uint)(i * 1_728 % 3_840), TenMilliseconds * 9 / 10, completes: false);

        Assert.Equal(NtStatus.Success, pin.GetAudioLinearBufferPosition(out linear));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioPresentationPosition(out KsAudioPresentationPosition heard));
        Assert.Equal(NtStatus.Success, pin.GetAudioPresentationPosition(out KsAudioPresentationPosition same));
        Assert.Equal((4 * 1_728ul + 192, 1_728ul - CodecDelay, (ulong)driver.Clock.Ticks), (linear, heard.PositionInBlocks, heard.PerformanceCounter));
        Assert.Equal(heard, same);
        Assert.Equal(4 * 1_728ul % 3_840, PositionOf(pin));
    }

    [Fact]
    public void Rounds_that_nobody_looked_at_are_known_by_the_clock()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Walk(pin, KsState.Run);

        // Vector 15: more than 2^32 bytes, in seven hours at 192,000 bytes a second.
        const long Seconds = 7 * 3_600;
        driver.MoveTo(960, Seconds * 24_000_000 + TenMilliseconds / 2, completes: false);

        Assert.Equal(NtStatus.Success, pin.GetAudioLinearBufferPosition(out ulong linear));
        Assert.Equal(Seconds * 192_000ul + 960 + 192, linear);
        Assert.True(linear > uint.MaxValue);
    }

    [Fact]
    public void A_register_that_lags_by_a_little_moves_nothing_back()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        Walk(pin, KsState.Run);
        driver.MoveTo(1_900, TenMilliseconds, completes: true);
        Assert.Equal(1_900ul, PositionOf(pin));

        driver.MoveTo(1_880, 500, completes: false);

        Assert.Equal((1_900ul, 1u), (PositionOf(pin), PacketsOf(pin)));
    }

    [Fact]
    public void The_client_may_tell_how_far_it_has_written()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();

        Assert.Equal(NtStatus.Success, pin.SetAudioWaveRTCurrentWritePosition(1_920));
        Assert.Equal(NtStatus.Success, pin.SetAudioWaveRTCurrentWritePosition(1_920));
        Assert.Equal(NtStatus.InvalidParameter, pin.SetAudioWaveRTCurrentWritePosition(3_841));
        Assert.Equal(NtStatus.Success, pin.SetAudioWaveRTCurrentWriteLastBufferPosition(3_840));
        Assert.Equal(NtStatus.InvalidDeviceState, pin.SetAudioWaveRTCurrentWriteLastBufferPosition(3_840));
        Assert.Equal(1, driver.Driver.Miniport.TelemetryOf(0).Duplicate);
    }

    private static void Walk(WaveRTPin pin, KsState state) => Assert.Equal(NtStatus.Success, pin.SetConnectionState(state));

    private static NtStatus Write(WaveRTPin pin, uint packet, KsStreamHeaderOptions flags = KsStreamHeaderOptions.None, uint length = 0) =>
        pin.SetRtAudioWritePacket(new KsRtAudioSetWritePacketInfo(packet, flags, length));

    private static KsRtAudioGetReadPacketInfo Read(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetRtAudioReadPacket(out KsRtAudioGetReadPacketInfo info));
        return info;
    }

    private static uint PacketsOf(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetRtAudioPacketCount(out uint packets));
        return packets;
    }

    private static ulong PositionOf(WaveRTPin pin)
    {
        Assert.Equal(NtStatus.Success, pin.GetAudioPosition(out KsAudioPosition position));
        return position.PlayOffset;
    }
}
