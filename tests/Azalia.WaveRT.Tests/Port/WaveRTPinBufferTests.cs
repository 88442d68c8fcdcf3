using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

public sealed class WaveRTPinBufferTests
{
    private static readonly KsRtAudioBufferProperty s_request = new(3_840);

    [Fact]
    public void A_second_buffer_is_refused_while_one_lives()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, pin.GetRtAudioBuffer(s_request, out _));
    }

    [Fact]
    public void A_request_that_failed_may_be_repeated()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Unsuccessful, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(0), out _));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out _));
    }

    [Fact]
    public void The_actual_size_is_what_the_miniport_says_and_positions_wrap_there()
    {
        using ForeignSystem system = new(new ForeignOptions { ExtraBytes = 128 });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(3_968u, buffer.ActualBufferSize);
        Assert.Equal(3_968, buffer.BufferAddress.Span.Length);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(2_176u)]
    [InlineData(4_096u)]
    public void The_offset_from_the_first_page_is_honoured_whatever_it_is(uint offset)
    {
        using ForeignSystem system = new(new ForeignOptions { OffsetFromFirstPage = offset, FifoBytes = 0 });
        using WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out KsRtAudioBuffer<MappedBuffer> buffer));

        for (int i = 0; i < 192; i++)
            buffer.BufferAddress.Span[i] = (byte)(i + 1);
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Enumerable.Range(1, 192).Select(i => (byte)i), system.Miniport.Stream.Fetched);
        Assert.Equal(offset, buffer.BufferAddress.AddressOf(0).Value % 4_096 + (offset & ~0xFFFu));
    }

    [Theory]
    [InlineData(MemoryCachingType.MmWriteCombined, true)]
    [InlineData(MemoryCachingType.MmCached, false)]
    [InlineData(MemoryCachingType.MmNonCached, false)]
    public void A_barrier_is_asked_for_exactly_when_the_pages_are_write_combined(MemoryCachingType cacheType, bool barrier)
    {
        using ForeignSystem system = new(new ForeignOptions { CacheType = cacheType });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out KsRtAudioBuffer<MappedBuffer> buffer));
        Assert.Equal(barrier, buffer.CallMemoryBarrier);
    }

    [Fact]
    public void A_base_address_is_a_hint_and_not_taken()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(new KsRtAudioBufferProperty(3_840, 0x1000), out _));
    }

    [Fact]
    public void Latency_can_be_asked_for_before_there_is_a_buffer()
    {
        using ForeignSystem system = new(new ForeignOptions { FifoBytes = 192 });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioHwLatency(out KsRtAudioHwLatency latency));
        Assert.Equal(new KsRtAudioHwLatency(192, 0, 1_000), latency);
    }

    [Fact]
    public void The_position_register_is_mapped_once_per_pin_and_again_on_another()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();
        using WaveRTPin other = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register));
        Assert.Equal(NtStatus.InvalidDeviceRequest, pin.GetRtAudioPositionRegister(out _));
        Assert.Equal(NtStatus.Success, other.GetRtAudioPositionRegister(out _));
        Assert.Equal((32u, 4u), (register.Width, register.Accuracy));
    }

    [Fact]
    public void The_clock_register_is_mapped_once_per_pin_and_tells_its_frequency()
    {
        using ForeignSystem system = new();
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.Success, pin.GetRtAudioClockRegister(out KsRtAudioHwRegister<MappedRegister> register));
        Assert.Equal(NtStatus.InvalidDeviceRequest, pin.GetRtAudioClockRegister(out _));
        Assert.Equal((24_000_000ul, 1ul, 1u), (register.Numerator, register.Denominator, register.Accuracy));
    }

    [Fact]
    public void A_miniport_without_registers_fails_the_properties_with_its_own_status()
    {
        using ForeignSystem system = new(new ForeignOptions { HasRegisters = false });
        using WaveRTPin pin = system.Open();

        Assert.Equal(NtStatus.NotSupported, pin.GetRtAudioPositionRegister(out _));
        Assert.Equal(NtStatus.NotImplemented, pin.GetRtAudioClockRegister(out _));
    }

    [Fact]
    public void A_mapped_register_moves_with_the_device_and_is_unusable_after_close()
    {
        using ForeignSystem system = new();
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out _));
        Assert.Equal(NtStatus.Success, pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Equal(192u, register.Register.Read());

        pin.Dispose();
        _ = Assert.Throws<ObjectDisposedException>(() => register.Register.Read());
    }

    [Fact]
    public void The_buffer_is_unusable_after_close()
    {
        using ForeignSystem system = new();
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out KsRtAudioBuffer<MappedBuffer> buffer));

        pin.Dispose();
        _ = Assert.Throws<ObjectDisposedException>(() => buffer.BufferAddress.Span.Length);
    }

    [Fact]
    public void Closing_in_run_stops_then_frees_then_releases()
    {
        using ForeignSystem system = new();
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out _));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        system.Log.Clear();

        pin.Dispose();

        Assert.Equal(["SetState Pause", "SetState Acquire", "SetState Stop", "FreeAudioBuffer 3840", "Release"], system.Log);
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(KsState.Stop)]
    [InlineData(KsState.Acquire)]
    [InlineData(KsState.Pause)]
    [InlineData(KsState.Run)]
    public void A_pin_closes_in_any_state_without_a_trace(KsState state)
    {
        using ForeignSystem system = new();
        WaveRTPin pin = system.Open();
        Assert.Equal(NtStatus.Success, pin.GetRtAudioBuffer(s_request, out _));
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(state));

        pin.Dispose();
        pin.Dispose();

        Assert.True(system.Miniport.Stream.Disposed);
        Assert.Single(system.Log, "Release");
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Fact]
    public void A_closed_pin_answers_every_request_with_an_invalid_handle()
    {
        using ForeignSystem system = new();
        WaveRTPin pin = system.Open();
        pin.Dispose();

        Assert.Equal(NtStatus.InvalidHandle, pin.GetRtAudioBuffer(s_request, out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.GetRtAudioHwLatency(out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.GetRtAudioPositionRegister(out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.GetRtAudioClockRegister(out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.GetAudioPosition(out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.GetConnectionState(out _));
        Assert.Equal(NtStatus.InvalidHandle, pin.SetConnectionState(KsState.Run));
        Assert.Equal(NtStatus.InvalidHandle, pin.SetConnectionDataFormat(ForeignSystem.Cd));
    }
}
