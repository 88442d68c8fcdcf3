using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Client;

public sealed class RenderClientTests
{
    private static readonly ClientRequest s_request = new(480, 4);

    public static TheoryData<uint, int, int, int> Formats
    {
        get
        {
            TheoryData<uint, int, int, int> formats = [];
            foreach (uint rate in new uint[] { 8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000 })
            {
                foreach (int channels in new[] { 1, 2, 3, 6, 7 })
                {
                    foreach (int bits in new[] { 16, 32 })
                        formats.Add(rate, channels, bits, (int)(rate / 100) + channels);
                }
            }

            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_what_the_device_plays_from_the_first_frame(uint rate, int channels, int bits, int period)
    {
        KsDataFormat format = new(rate, (ushort)channels, (ushort)bits, (ushort)bits);
        using ForeignSystem system = new();
        using RenderClient client = Open(system, format, new ClientRequest(period, 4));
        byte[] data = Noise((int)format.BlockAlign * 5_003);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);
        Assert.Equal(5_003, client.FramesWritten);
    }

    [Theory]
    [InlineData(ClientMode.Event, 4, 2_176u)]
    [InlineData(ClientMode.Packet, 4, 0u)]
    [InlineData(ClientMode.Event, 480, 0u)]
    [InlineData(ClientMode.Packet, 480, 2_176u)]
    [InlineData(ClientMode.Packet, 4_801, 0u)]
    public void With_events_and_packets_too_what_is_written_is_what_the_device_plays(ClientMode mode, int period, uint offset)
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true, OffsetFromFirstPage = offset });
        using RenderClient client = Open(system, ForeignSystem.Dvd, new ClientRequest(period, 2, mode));
        byte[] data = Noise(4 * 20_003);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);

        // A device like the samples', which takes the first packet only before it runs: each number once, in order, none left out.
        ForeignNotifyingStream stream = (ForeignNotifyingStream)system.Miniport.Stream;
        int packets = mode == ClientMode.Packet ? data.Length / (client.BufferBytes / 2) + 1 : 0;
        Assert.Equal(Enumerable.Range(0, packets).Select(static packet => (uint)packet), stream.Written);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(480)]
    public void A_packet_is_not_announced_before_there_is_room_for_it_by_the_count_of_a_device_that_signals_late(int framesAtOnce)
    {
        using ForeignSystem system = new(new ForeignOptions { Notifies = true, SignalLagBytes = 1_000 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, new ClientRequest(480, 2, ClientMode.Packet));
        byte[] data = Noise(4 * 20_003);

        for (int offset = 0; offset < data.Length; offset += 4 * framesAtOnce)
        {
            // Each write meets the device at another place, also where the position is past a boundary and the count is not.
            Assert.Equal(NtStatus.Success, client.Write(data.AsSpan(offset, Math.Min(4 * framesAtOnce, data.Length - offset))));
            system.Clock.WaitTicks(60 * 500);
        }

        Assert.Equal(NtStatus.Success, client.Drain());
        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);
        ForeignNotifyingStream stream = (ForeignNotifyingStream)system.Miniport.Stream;
        Assert.Equal(Enumerable.Range(0, data.Length / (client.BufferBytes / 2) + 1).Select(static packet => (uint)packet), stream.Written);
    }

    [Theory]
    [InlineData(ClientMode.Event)]
    [InlineData(ClientMode.Packet)]
    public void A_stream_without_notifications_cannot_be_had_in_this_mode(ClientMode mode)
    {
        using ForeignSystem system = new();

        Assert.Equal(
            NtStatus.NotSupported, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, s_request with { Mode = mode }, out RenderClient? client));
        Assert.Null(client);
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(480)]
    [InlineData(1_919)]
    [InlineData(1_920)]
    [InlineData(1_921)]
    public void Data_shorter_than_the_buffer_is_played_whole_and_once(int frames)
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] data = Noise(4 * frames);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(480)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void The_size_of_the_writes_does_not_matter(int framesAtOnce)
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] data = Noise(4 * 20_000);

        for (int offset = 0; offset < data.Length; offset += 4 * framesAtOnce)
            Assert.Equal(NtStatus.Success, client.Write(data.AsSpan(offset, Math.Min(4 * framesAtOnce, data.Length - offset))));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(4u)]
    [InlineData(130u)]
    [InlineData(2_000u)]
    [InlineData(50_000u)]
    public void The_buffer_grows_until_it_holds_a_period_and_the_fifo(uint fifoBytes)
    {
        using ForeignSystem system = new(new ForeignOptions { FifoBytes = fifoBytes });
        using RenderClient client = Open(system, ForeignSystem.Dvd, new ClientRequest(32, 2));
        byte[] data = Noise(4 * 30_000);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        Assert.Equal(32, client.PeriodFrames);
        Assert.True(client.BufferBytes >= 128 + fifoBytes + 8);
        AssertPlayed(system, data);
        Assert.Equal(0, client.Glitches);
    }

    [Fact]
    public void A_buffer_that_is_too_large_for_the_device_is_asked_for_with_fewer_periods()
    {
        using ForeignSystem system = new(new ForeignOptions { LargestBuffer = 6_000 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(3 * 1_920, client.BufferBytes);
    }

    [Fact]
    public void A_device_without_room_for_two_periods_is_refused()
    {
        using ForeignSystem system = new(new ForeignOptions { LargestBuffer = 3_839 });

        Assert.Equal(NtStatus.Unsuccessful, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, s_request, out _));
        Assert.Equal(0, system.Memory.OutstandingPages);
        Assert.Equal("Release", system.Log[^1]);
    }

    [Fact]
    public void A_device_without_room_for_its_own_fifo_is_refused()
    {
        using ForeignSystem system = new(new ForeignOptions { LargestBuffer = 6_000, FifoBytes = 5_000 });

        Assert.Equal(NtStatus.InsufficientResources, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, s_request, out _));
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Fact]
    public void An_actual_size_above_the_request_is_used_whole()
    {
        using ForeignSystem system = new(new ForeignOptions { ExtraBytes = 100 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] data = Noise(4 * 10_000);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        Assert.Equal(7_780, client.BufferBytes);
        AssertPlayed(system, data);
    }

    [Fact]
    public void An_actual_size_that_is_no_whole_number_of_frames_is_refused()
    {
        using ForeignSystem system = new(new ForeignOptions { ExtraBytes = 2 });

        Assert.Equal(NtStatus.Unsuccessful, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, s_request, out _));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(480, 1)]
    public void Lengths_that_make_no_sense_are_invalid_parameters(int period, int periods)
    {
        using ForeignSystem system = new();

        Assert.Equal(NtStatus.InvalidParameter, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, new(period, periods), out _));
        Assert.Empty(system.Log);
    }

    [Fact]
    public void A_capturing_pin_cannot_be_rendered_to()
    {
        using ForeignSystem system = new();

        Assert.Equal(NtStatus.InvalidParameter, RenderClient.Open(system.Port, ForeignMiniport.CapturePin, ForeignSystem.Dvd, s_request, out _));
    }

    [Fact]
    public void The_stream_runs_by_itself_once_the_buffer_is_full()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.Success, client.Write(new byte[7_680 - 4]));
        Assert.DoesNotContain("SetState Run", system.Log);
        Assert.Equal(NtStatus.Success, client.Write(new byte[4]));
        Assert.Contains("SetState Run", system.Log);
    }

    [Fact]
    public void Opening_takes_the_stream_to_pause_so_that_its_failures_show_then()
    {
        using ForeignSystem system = new(new ForeignOptions { FailsAt = KsState.Pause });

        Assert.Equal(NtStatus.DeviceNotReady, RenderClient.Open(system.Port, 0, ForeignSystem.Dvd, s_request, out RenderClient? client));
        Assert.Null(client);
        Assert.Equal(0, system.Memory.OutstandingPages);
    }

    [Fact]
    public void A_stream_that_cannot_run_says_so_and_can_be_tried_again()
    {
        using ForeignSystem system = new(new ForeignOptions { FailsAt = KsState.Run });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.DeviceNotReady, client.Write(new byte[7_680]));
        Assert.Equal(NtStatus.DeviceNotReady, client.Write(new byte[4]));
        Assert.Equal(NtStatus.DeviceNotReady, client.Start());
        Assert.Equal(NtStatus.DeviceNotReady, client.Drain());
    }

    [Fact]
    public void A_device_that_never_moves_ends_the_write()
    {
        using ForeignSystem system = new(new ForeignOptions { NeverMoves = true });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.DeviceNotReady, client.Write(new byte[7_680 * 2]));
        Assert.True(system.Clock.Ticks < 24_000_000);
    }

    [Fact]
    public void A_device_that_never_moves_ends_the_drain_and_is_stopped()
    {
        using ForeignSystem system = new(new ForeignOptions { NeverMoves = true });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.Success, client.Write(new byte[4]));
        Assert.Equal(NtStatus.DeviceNotReady, client.Drain());
        Assert.Equal("SetState Stop", system.Log[^1]);
    }

    [Fact]
    public void A_client_that_comes_late_is_told_and_goes_on()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        system.Clock.Wait(TimeSpan.FromMilliseconds(41));
        byte[] late = Noise(4 * 10_000);
        Assert.Equal(NtStatus.Success, client.Write(late));
        Assert.Equal(NtStatus.Success, client.Drain());

        Assert.Equal(1, client.Glitches);
        Assert.Equal(late, LastOf(system, late.Length));
    }

    [Fact]
    public void A_client_that_was_away_for_many_rounds_knows_how_far_the_device_is()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        system.Clock.Wait(TimeSpan.FromMilliseconds(505));
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        Assert.Equal(1, client.Glitches);
        Assert.Equal(system.Miniport.Stream.Played / 4, client.FramesPlayed);
        Assert.InRange(client.FramesPlayed, 505 * 48, 530 * 48);
    }

    [Fact]
    public void A_client_that_comes_in_the_last_moment_is_not_late()
    {
        using ForeignSystem system = new(new ForeignOptions { FifoBytes = 64 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] data = Noise(4 * 3_000);
        Assert.Equal(NtStatus.Success, client.Write(data.AsSpan(0, 7_680)));

        // 1,920 frames are in the buffer; 16 of them are already in the FIFO.
        system.Clock.WaitTicks((1_920 - 16) * 500);
        Assert.Equal(NtStatus.Success, client.Write(data.AsSpan(7_680)));
        Assert.Equal(NtStatus.Success, client.Drain());

        Assert.Equal(0, client.Glitches);
        AssertPlayed(system, data);
    }

    [Fact]
    public void A_client_that_comes_when_the_fifo_has_fetched_old_data_is_late()
    {
        using ForeignSystem system = new(new ForeignOptions { FifoBytes = 64 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        system.Clock.WaitTicks((1_920 - 15) * 500);
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        Assert.Equal(1, client.Glitches);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    public void A_drain_waits_for_the_fifo_the_codec_and_two_link_frames(int frames)
    {
        using ForeignSystem system = new(new ForeignOptions { FifoBytes = 64 });
        using RenderClient client = Open(system, ForeignSystem.Dvd, new ClientRequest(32, 4));

        Assert.Equal(NtStatus.Success, client.Write(Noise(4 * frames)));
        Assert.Equal(NtStatus.Success, client.Drain());

        // 64 bytes of FIFO, 100 us of codec, which are 19.2 bytes, and two frames; then at most one more look.
        long end = 4 * frames + 64 + 20 + 8;
        Assert.InRange(system.Miniport.Stream.PlayedAtStop, end, end + 8);
    }

    [Fact]
    public void Without_a_position_register_the_property_is_polled()
    {
        using ForeignSystem system = new(new ForeignOptions { HasRegisters = false });
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] data = Noise(4 * 5_000);

        Assert.Equal(NtStatus.Success, client.Write(data));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, data);
    }

    [Fact]
    public void After_a_drain_the_next_data_starts_anew()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] first = Noise(4 * 5_000);
        byte[] second = [.. first.Reverse().Take(4 * 100)];

        Assert.Equal(NtStatus.Success, client.Write(first));
        Assert.Equal(NtStatus.Success, client.Drain());
        system.Miniport.Stream.Fetched.Clear();
        Assert.Equal(NtStatus.Success, client.Write(second));
        Assert.Equal(NtStatus.Success, client.Drain());

        AssertPlayed(system, second);
        Assert.Equal(5_100, client.FramesWritten);
    }

    [Fact]
    public void A_stop_drops_what_was_not_played()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));
        Assert.Equal(NtStatus.Success, client.Stop());

        Assert.Equal("SetState Stop", system.Log[^1]);
        Assert.Equal(NtStatus.Success, client.Drain());
        Assert.Equal("SetState Stop", system.Log[^1]);
        Assert.Equal(0, client.FramesPlayed);
    }

    [Fact]
    public void A_drain_without_data_touches_nothing()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.Success, client.Drain());
        Assert.DoesNotContain("SetState Run", system.Log);
        Assert.Equal(0, system.Clock.Ticks);
    }

    [Fact]
    public void Bytes_that_are_not_whole_frames_are_an_invalid_parameter()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);

        Assert.Equal(NtStatus.InvalidParameter, client.Write(new byte[6]));
        Assert.Equal(0, client.FramesWritten);
    }

    [Fact]
    public void A_closed_client_answers_with_an_invalid_handle()
    {
        using ForeignSystem system = new();
        RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        client.Dispose();
        client.Dispose();

        Assert.Equal(NtStatus.InvalidHandle, client.Write(new byte[4]));
        Assert.Equal(NtStatus.InvalidHandle, client.Start());
        Assert.Equal(NtStatus.InvalidHandle, client.Drain());
        Assert.Equal(NtStatus.InvalidHandle, client.Stop());
    }

    [Fact]
    public void A_period_allocates_nothing()
    {
        using ForeignSystem system = new();
        using RenderClient client = Open(system, ForeignSystem.Dvd, s_request);
        byte[] period = Noise(1_920);
        system.Miniport.Stream.Fetched.Capacity = 8 << 20; // The foreign device remembers; the client does not.
        Assert.Equal(NtStatus.Success, client.Write(Noise(7_680)));

        AllocationAssert.None(() => Assert.True(client.Write(period).IsSuccess), times: 400);

        Assert.InRange(client.Periods, 600, 2_200);
    }

    private static RenderClient Open(ForeignSystem system, KsDataFormat format, ClientRequest request)
    {
        Assert.Equal(NtStatus.Success, RenderClient.Open(system.Port, ForeignMiniport.RenderPin, format, request, out RenderClient? client));
        return client!;
    }

    // Never zero, so that silence is told from data.
    private static byte[] Noise(int count)
    {
        uint state = 0x1234_5678;
        byte[] noise = new byte[count];
        for (int i = 0; i < count; i++)
        {
            state = state * 1_664_525 + 1_013_904_223;
            noise[i] = (byte)(state >> 24 | 1);
        }

        return noise;
    }

    private static void AssertPlayed(ForeignSystem system, byte[] data)
    {
        List<byte> fetched = system.Miniport.Stream.Fetched;
        Assert.Equal(data, fetched[..data.Length]);
        Assert.Equal(-1, fetched.FindIndex(data.Length, static sample => sample != 0));
    }

    private static byte[] LastOf(ForeignSystem system, int count)
    {
        List<byte> fetched = system.Miniport.Stream.Fetched;
        int end = fetched.FindLastIndex(static sample => sample != 0) + 1;
        return [.. fetched[(end - count)..end]];
    }
}
