using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>Buffers that notify: sizes, offsets, statuses and the calls behind them (WaveRT 6, 8.4, 11; vectors 2 and 3 of 16).</summary>
public sealed class NotificationBufferTests
{
    [Theory]
    [InlineData(3_840u, 2u, 3_840u)]
    [InlineData(8_192u, 2u, 8_192u)]
    [InlineData(1_280u, 2u, 1_280u)]
    [InlineData(1_000u, 2u, 1_024u)]
    [InlineData(1_000u, 1u, 1_024u)]
    [InlineData(4u, 1u, 256u)]
    [InlineData(4u, 2u, 256u)]
    public void The_size_is_the_smallest_legal_one_at_or_above_the_request(uint requested, uint count, uint actual)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(requested, count), out KsRtAudioBuffer<MappedBuffer> buffer));

        Assert.Equal((actual, (int)actual, true), (buffer.ActualBufferSize, buffer.BufferAddress.Length, buffer.CallMemoryBarrier));
    }

    [Theory]
    [InlineData(0u, 2u, "STATUS_UNSUCCESSFUL")]
    [InlineData(0u, 3u, "STATUS_UNSUCCESSFUL")] // The size is looked at first.
    [InlineData(3u, 1u, "STATUS_UNSUCCESSFUL")]
    [InlineData(3_840u, 0u, "STATUS_INVALID_PARAMETER")]
    [InlineData(3_840u, 3u, "STATUS_INVALID_PARAMETER")]
    [InlineData(1_001u, 2u, "STATUS_INVALID_PARAMETER")]
    public void A_request_that_makes_no_sense_does_not_reach_the_bus(uint requested, uint count, string status)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        driver.Log.Clear();

        Assert.Equal(status, pin.GetRtAudioBufferWithNotification(new(requested, count), out _).ToString());
        Assert.Empty(driver.Log);
    }

    [Fact]
    public void An_offset_that_the_bus_reports_reaches_the_client()
    {
        using FakeDriver driver = new() { Bus = { OffsetFromFirstPage = 2_176 } };
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out KsRtAudioBuffer<MappedBuffer> buffer));

        Assert.Equal(2_176u, buffer.BufferAddress.AddressOf(0).Value % 4_096);
        Assert.Equal(3_840, buffer.BufferAddress.Span.Length);
    }

    [Theory]
    [InlineData(3_839u)] // Less than was asked for.
    [InlineData(4_098u)] // Half a frame.
    [InlineData(3_844u)] // A packet would end inside a frame.
    public void A_buffer_that_is_of_no_use_goes_back(uint allocated)
    {
        using FakeDriver driver = new() { Bus = { AllocatedBytes = allocated } };
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBufferWithNotification(new(3_840, 2), out _));
        Assert.Equal((0, 0), (driver.Bus.LiveBuffers, driver.Bus.LiveRegistrations));
        Assert.Equal($"FreeDmaBufferWithNotification {allocated}", driver.Log[^1]);
    }

    [Fact]
    public void The_buffer_goes_back_by_the_routine_it_came_by()
    {
        using FakeDriver driver = new();
        WaveRTPin pin = driver.OpenWithPackets();
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(new KEvent(KEventKind.Synchronization)));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        driver.Log.Clear();

        pin.Dispose();

        Assert.Equal(
            [
                "SetDmaEngineState 1", "SetDmaEngineState 1", "SetDmaEngineState 0", "02 SetStreamChannel(0x00)",
                "UnregisterNotificationCallback", "FreeDmaBufferWithNotification 3840", "FreeDmaEngine",
            ],
            driver.Calls);
        Assert.Equal((0, 0, 0), (driver.Bus.LiveEngines, driver.Bus.LiveRegistrations, driver.Bus.Memory.OutstandingPages));
    }

    [Fact]
    public void Sixteen_events_fit()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithPackets();
        KEvent[] events = [.. Enumerable.Range(0, 17).Select(static _ => new KEvent(KEventKind.Synchronization))];
        foreach (KEvent notification in events[..16])
            Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(notification));

        Assert.Equal(NtStatus.InsufficientResources, pin.RegisterRtAudioNotificationEvent(events[16]));
        Assert.Equal(NtStatus.Success, pin.UnregisterRtAudioNotificationEvent(events[3]));
        Assert.Equal(NtStatus.Success, pin.RegisterRtAudioNotificationEvent(events[16]));
        Assert.Equal(NtStatus.Unsuccessful, pin.RegisterRtAudioNotificationEvent(events[16]));
    }
}
