using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>AllocateAudioBuffer over AllocateDmaBuffer: the second founding document, and WaveRT 6, 8.4 and vectors 2 and 6.</summary>
public sealed class AudioBufferTests
{
    [Theory]
    [InlineData(48_000u, 2, 16, 3_840u, 3_840u)]
    [InlineData(48_000u, 2, 16, 8_192u, 8_192u)]
    [InlineData(48_000u, 2, 16, 1_280u, 1_280u)]
    [InlineData(48_000u, 2, 16, 1_281u, 1_408u)]
    [InlineData(48_000u, 2, 16, 4u, 256u)]
    [InlineData(48_000u, 1, 32, 1_001u, 1_024u)]
    [InlineData(192_000u, 2, 32, 12_288u, 12_288u)]
    public void The_actual_size_is_never_below_the_request_and_equal_when_the_request_is_legal(
        uint rate, int channels, int bits, uint request, uint actual)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open(new KsDataFormat(rate, (ushort)channels, (ushort)bits, (ushort)bits));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(request), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(actual, buffer.ActualBufferSize);
        Assert.Equal($"AllocateDmaBuffer {request}", driver.Log[^1]);
    }

    [Fact]
    public void Six_channels_in_a_timer_buffer_keep_their_frames_whole()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2, channels: 6).Output(3, DefaultDevice.LineOut, 2).Build());
        using WaveRTPin pin = driver.Open(new KsDataFormat(48_000, 6, 16, 16));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(12_288), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(12_288u, buffer.ActualBufferSize);
    }

    [Fact]
    public void Pages_are_write_combined_and_start_at_offset_0()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.True(buffer.CallMemoryBarrier);
        Assert.Equal(0u, buffer.BufferAddress.AddressOf(0).Value % 4_096);
    }

    [Fact]
    public void The_position_is_that_of_the_link_position_register_alone()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.OpenWithBuffer();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));

        // 14.21: no position buffer is asked for, and what the register shows is what is told.
        driver.MoveTo(960, 120_000, completes: false);
        Assert.Equal(NtStatus.Success, pin.GetAudioPosition(out KsAudioPosition position));
        Assert.Equal(960ul, position.PlayOffset);
        Assert.DoesNotContain(driver.Log, static line => line.Contains("PositionBuffer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    public void A_request_below_one_frame_is_refused_without_asking_the_bus(uint request)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(request), out _));
        Assert.DoesNotContain(driver.Log, static line => line.StartsWith("AllocateDmaBuffer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3_712)]  // smaller than asked for
    [InlineData(3_842)]  // half a frame too much
    public void A_buffer_that_the_audio_engine_could_not_use_is_given_back(int allocated)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        driver.Bus.AllocatedBytes = (nuint)allocated;

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(0, driver.Bus.LiveBuffers);

        driver.Bus.AllocatedBytes = null;
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
    }

    [Theory]
    [InlineData(0xC0000001)]  // STATUS_UNSUCCESSFUL
    [InlineData(0xC000009A)]  // STATUS_INSUFFICIENT_RESOURCES
    [InlineData(0xC00000A3)]  // STATUS_DEVICE_NOT_READY
    public void Each_documented_return_code_is_passed_on(uint answer)
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        driver.Bus.Failures[nameof(FakeBus.AllocateDmaBuffer)] = NtStatus.From(answer);

        Assert.Equal(NtStatus.From(answer), pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
    }

    [Fact]
    public void A_second_buffer_of_a_stream_is_an_invalid_request()
    {
        using FakeDriver driver = new();
        Assert.Equal(NtStatus.Success, driver.Driver.Miniport.NewStream(out WaveRT.Miniport.IMiniportWaveRTStream? stream, null!, 0, false, FakeDriver.Dvd));

        Assert.Equal(NtStatus.Success, stream!.AllocateAudioBuffer(3_840, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, stream.AllocateAudioBuffer(3_840, out Platform.Memory.Mdl? mdl, out _, out _, out _));
        Assert.Null(mdl);
        stream.Dispose();
    }

    [Fact]
    public void A_buffer_without_a_position_is_given_back()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        driver.Bus.Failures[nameof(FakeBus.GetLinkPositionRegister)] = NtStatus.InvalidHandle;

        Assert.Equal(NtStatus.InvalidHandle, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(0, driver.Bus.LiveBuffers);
    }

    [Fact]
    public void Latency_is_the_fifo_and_the_delay_of_the_path()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioHwLatency(out KsRtAudioHwLatency before));
        Assert.Equal(0u, before.FifoSize);

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioHwLatency(out KsRtAudioHwLatency latency));

        // 8 frames of the converter at 48 kHz are 166.6 us.
        Assert.Equal(new KsRtAudioHwLatency(192, 0, 1_666), latency);
    }

    [Fact]
    public void A_path_whose_widgets_have_no_delay_has_the_groups()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Output(3, DefaultDevice.LineOut, 2).Build());
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioHwLatency(out KsRtAudioHwLatency latency));
        Assert.Equal(625u, latency.CodecDelay);
    }

    [Fact]
    public void The_position_register_is_the_link_position_in_steps_of_a_link_frame()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open(new KsDataFormat(192_000, 2, 32, 24));
        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPositionRegister(out _));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register));
        driver.Bus.Registers[FakeBus.PositionOffset] = 96;
        Assert.Equal(96u, register.Register.Read());
        Assert.Equal((32u, 0ul, 0ul, 32u), (register.Width, register.Numerator, register.Denominator, register.Accuracy));
    }

    [Fact]
    public void The_clock_register_is_the_wall_clock_of_24_MHz()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioClockRegister(out KsRtAudioHwRegister<MappedRegister> register));
        driver.Bus.Registers[FakeBus.WallClockOffset] = 77;
        Assert.Equal(77u, register.Register.Read());
        Assert.Equal((32u, 24_000_000ul, 1ul, 1u), (register.Width, register.Numerator, register.Denominator, register.Accuracy));
    }

    [Fact]
    public void A_format_changes_through_the_reservation_while_there_is_no_buffer()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();

        Assert.Equal(NtStatus.Success, pin.SetConnectionDataFormat(new KsDataFormat(44_100, 1, 32, 24)));
        Assert.Equal("ChangeBandwidthAllocation", driver.Log[^1]);
    }

    [Fact]
    public void A_format_does_not_change_with_a_buffer_or_in_another_state_or_to_one_that_is_not_carried()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionDataFormat(new KsDataFormat(12_000, 2, 16, 16)));
        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionDataFormat(new KsDataFormat(48_000, 2, 24, 24)));

        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Acquire));
        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionDataFormat(FakeDriver.Dvd));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Stop));

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840), out _));
        Assert.Equal(NtStatus.InvalidParameter, pin.SetConnectionDataFormat(FakeDriver.Dvd));
        Assert.DoesNotContain("ChangeBandwidthAllocation", driver.Log);
    }

    [Fact]
    public void A_reservation_that_cannot_be_had_leaves_the_old_format_in_force()
    {
        using FakeDriver driver = new();
        using WaveRTPin pin = driver.Open();
        driver.Bus.Failures[nameof(FakeBus.ChangeBandwidthAllocation)] = NtStatus.InsufficientResources;

        Assert.Equal(NtStatus.InsufficientResources, pin.SetConnectionDataFormat(new KsDataFormat(192_000, 2, 32, 32)));

        // 4 bytes are a frame of the old format, and half a frame of the refused one.
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(4), out _));
    }
}
