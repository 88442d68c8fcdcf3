using Azalia.Simulation.Controller;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>An output stream from RUN to RUN: hardware 1.5 (SDnCTL, LPIB), 2.3 and 2.4.</summary>
public sealed class Output_4_5_1
{
    [Fact]
    public void The_first_packet_goes_out_in_the_frame_after_RUN()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill();
        rig.Advance(123);
        long nextFrame = rig.Now + 377;

        stream.Start();
        rig.Advance(376);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Empty(rig.Codec.Blocks);
        rig.Advance(1);

        Assert.Equal(4u, stream.LinkPosition);
        Assert.Equal([((byte)5, nextFrame, nextFrame, 1)], rig.Codec.Blocks);
    }

    [Fact]
    public void The_link_carries_what_is_in_memory_round_and_round()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 512, 1024, 128, 384).Fill().Start();

        rig.AdvanceFrames(5000);

        Assert.Equal(stream.Expected(20_000), rig.Codec.HeardOn(5));
    }

    [Fact]
    public void The_position_counts_the_bytes_sent_and_wraps_to_zero()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 128, 128).Fill().Start();

        for (uint frame = 1; frame <= 200; frame++)
        {
            rig.AdvanceFrames(1);
            Assert.Equal(frame * 4 % 256, stream.LinkPosition);
            Assert.Equal(stream.LinkPosition, rig.Read32(0x2084 + 0x20 * stream.Index));
        }
    }

    [Fact]
    public void A_dword_write_of_RUN_and_a_number_starts_the_stream_with_that_number()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output(number: 5).Prepare().Fill();

        stream.Number = 9;
        stream.WriteControl(StreamRig.Run);
        rig.AdvanceFrames(3);

        Assert.Equal([(byte)9], rig.Codec.Heard.Keys);
    }

    [Fact]
    public void Nothing_is_sent_with_number_zero()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output(number: 0).Prepare().Fill().Start();

        rig.AdvanceFrames(10);

        Assert.True(stream.IsRunning);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Empty(rig.Codec.Blocks);
        Assert.Equal(0x20, stream.Status);
    }

    [Fact]
    public void Nothing_is_sent_in_a_format_that_is_none()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(0x0051).Fill().Start();

        rig.AdvanceFrames(10);

        Assert.True(stream.IsRunning);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Empty(rig.Codec.Blocks);
    }

    [Fact]
    public void Clearing_RUN_takes_effect_at_the_end_of_the_frame()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);
        rig.Advance(100);

        stream.Stop();
        Assert.True(stream.IsRunning);
        Assert.Equal(rig.Now + 400, rig.Device.NextEventTick);
        rig.Advance(399);
        Assert.True(stream.IsRunning);
        rig.Advance(1);

        Assert.False(stream.IsRunning);
        Assert.Equal(40u, stream.LinkPosition);
        rig.AdvanceFrames(10);
        Assert.Equal(40u, stream.LinkPosition);
    }

    [Fact]
    public void A_stop_that_is_taken_back_in_time_loses_no_frame()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);

        stream.Stop();
        rig.Advance(100);
        stream.Start();
        rig.Advance(400);
        rig.AdvanceFrames(10);

        Assert.Equal(stream.Expected(21 * 4), rig.Codec.HeardOn(5));
    }

    [Fact]
    public void A_stream_that_pauses_goes_on_with_the_next_unsent_byte()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(100);
        stream.Stop();
        rig.AdvanceFrames(50);
        Assert.Equal(400u, stream.LinkPosition);

        stream.Start();
        rig.AdvanceFrames(3000);

        Assert.Equal(stream.Expected(3100 * 4), rig.Codec.HeardOn(5));
        Assert.Equal(3100u * 4 % 8192, stream.LinkPosition);
    }

    [Fact]
    public void What_was_fetched_before_a_pause_is_not_fetched_again()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);
        stream.Stop();
        rig.AdvanceFrames(1);
        byte[] expected = stream.Expected(300);

        // 40 bytes are sent; three bursts of the 192 in the FIFO have been fetched.
        Array.Clear(rig.Memory.Bytes, stream.Buffer, 192);
        stream.Start();
        rig.AdvanceFrames(65);

        Assert.Equal(expected, rig.Codec.HeardOn(5));
    }

    [Fact]
    public void An_interrupt_that_has_been_raised_is_not_repeated_after_a_pause()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -128, 4096).Fill().Start();
        Assert.Equal(4, stream.Status & 4);
        stream.Status = 4;
        stream.Stop();
        rig.AdvanceFrames(1);

        stream.Start();
        rig.AdvanceFrames(40);

        Assert.Equal(0, stream.Status & 4);
    }

    [Fact]
    public void Two_streams_are_two_streams()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig first = rig.Output(4, 1).Prepare().Fill(1).Start();
        StreamRig second = rig.Output(7, 15).Prepare(0x0041, 1024, 2048).Fill(2);
        rig.AdvanceFrames(10);
        second.Start();

        rig.AdvanceFrames(1000);

        Assert.Equal(first.Expected(1010 * 4), rig.Codec.HeardOn(1));
        Assert.Equal(second.Expected(1000 * 8), rig.Codec.HeardOn(15));
    }

    [Fact]
    public void Every_codec_hears_every_stream()
    {
        ControllerRig rig = ControllerRig.Running(codecs: 3);
        rig.Codecs[1].IsPresent = false;
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.AdvanceFrames(10);

        Assert.Equal(stream.Expected(40), rig.Codecs[0].HeardOn(5));
        Assert.Empty(rig.Codecs[1].HeardOn(5));
        Assert.Equal(stream.Expected(40), rig.Codecs[2].HeardOn(5));
    }

    [Fact]
    public void A_run_of_frames_is_all_outputs_then_its_end_then_all_inputs()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Input(0, 3).Prepare().Start();
        rig.Output(4, 5).Prepare().Start();
        rig.Output(5, 6).Prepare().Start();
        long first = rig.Now + 500;

        rig.AdvanceFrames(7);

        Assert.Equal([$"render 5 {first}", $"render 6 {first}", $"end {first + 3000}", $"capture 3 {first}"], rig.Codec.Order);
    }

    [Fact]
    public void A_verb_falls_between_the_frames_before_and_the_frames_after_it()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Output().Prepare().Start();
        rig.AdvanceFrames(10);
        rig.Codec.Order.Clear();
        long now = rig.Now;
        rig.Queue(0x000F_0000);
        rig.Queue(0x000F_0000);

        rig.AdvanceFrames(5);

        string[] expected =
        [
            $"verb {now + 500}", $"render 5 {now + 500}", $"end {now + 500}",
            $"verb {now + 1000}", $"render 5 {now + 1000}", $"end {now + 2500}",
        ];
        Assert.Equal(expected, rig.Codec.Order);
    }

    [Fact]
    public void Nothing_is_rendered_while_no_stream_runs()
    {
        ControllerRig rig = ControllerRig.Running();

        rig.Advance(24_000_000L * 3600);

        Assert.Empty(rig.Codec.Order);
    }

    [Fact]
    public void A_long_run_is_cut_into_pieces_of_bounded_size()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.AdvanceFrames(48_000);

        Assert.Equal(stream.Expected(192_000), rig.Codec.HeardOn(5));
        Assert.All(rig.Codec.Blocks, block => Assert.InRange(block.Frames, 0, 1024));
    }

    [Fact]
    public void Every_rate_sends_its_packets_in_the_frames_of_its_cadence()
    {
        foreach (SampleRate rate in SampleRates.All)
        {
            ControllerRig rig = ControllerRig.Running();
            StreamRig stream = rig.Output().Prepare((ushort)(rate.Code | 0x11), 4096, 4096).Fill().Start();
            bool[] carries = Cadence(rate, 3000);

            long sent = 0;
            for (int frame = 0; frame < 3000; frame++)
            {
                rig.AdvanceFrames(1);
                sent += carries[frame] ? rate.Multiple : 0;
                if (sent * 4 % 8192 != stream.LinkPosition)
                    Assert.Fail($"{rate.Hertz} Hz, frame {frame}: {stream.LinkPosition}, not {sent * 4 % 8192}");
            }

            Assert.Equal(stream.Expected((int)sent * 4), rig.Codec.HeardOn(5));
        }
    }

    [Theory]
    [InlineData(8, 1, 1)]
    [InlineData(16, 1, 2)]
    [InlineData(20, 2, 4)]
    [InlineData(24, 3, 4)]
    [InlineData(32, 4, 4)]
    public void Every_sample_size_and_number_of_channels_is_carried(int bits, int code, int container)
    {
        code = bits == 8 ? 0 : code;
        for (int channels = 1; channels <= 16; channels++)
        {
            ControllerRig rig = ControllerRig.Running();
            ushort format = (ushort)(code << 4 | channels - 1);
            int bytes = channels * container;
            StreamRig stream = rig.Output().Prepare(format, bytes * 100, bytes * 57).Fill().Start();

            rig.AdvanceFrames(500);

            Assert.Equal(0, stream.Status & 0x18);
            Assert.Equal(stream.Expected(500 * bytes), rig.Codec.HeardOn(5));
        }
    }

    [Fact]
    public void The_cadence_starts_anew_with_RUN()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(0x4011).Fill().Start();
        rig.AdvanceFrames(5);
        stream.Stop();
        rig.AdvanceFrames(1);

        // Twelve packets, an empty frame, eleven packets: as from the start.
        stream.Start();
        rig.AdvanceFrames(12);
        Assert.Equal((5u + 12) * 4, stream.LinkPosition);
        rig.AdvanceFrames(1);
        Assert.Equal((5u + 12) * 4, stream.LinkPosition);
        rig.AdvanceFrames(1);
        Assert.Equal((5u + 13) * 4, stream.LinkPosition);
    }

    [Fact]
    public void A_bidirectional_stream_goes_the_way_that_DIR_says()
    {
        ControllerProfile profile = ControllerProfiles.Pch with { Capabilities = new(0x1109) };
        ControllerRig rig = ControllerRig.Running(profile);
        StreamRig stream = rig.Output(2, 6);
        stream.Prepare().Fill();
        stream.WriteControl(0x08_0000);
        Assert.Equal(0x6C_0000u, stream.Control);

        stream.WriteControl(0x08_0000 | StreamRig.Run);
        rig.AdvanceFrames(10);
        Assert.Equal(stream.Expected(40), rig.Codec.HeardOn(6));
        stream.WriteControl(0x08_0000);
        rig.AdvanceFrames(1);
        stream.Reset();

        rig.Codec.Speaks = 1 << 6;
        stream.Prepare().Start();
        rig.AdvanceFrames(8);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], stream.Expected(8));
    }

    // 2.4, written out the long way.
    private static bool[] Cadence(SampleRate rate, int frames)
    {
        int[] groups = [12, 11, 11, 12, 11, 11, 12, 11, 11, 12, 11, 11, 11];
        var carries = new bool[frames];
        int group = 0;
        int left = rate.Base == 44_100 ? groups[0] : int.MaxValue;
        for (int frame = 0; frame < frames; frame += rate.Divisor)
        {
            if (left == 0)
            {
                group = (group + 1) % groups.Length;
                left = groups[group];
                continue;
            }

            carries[frame] = true;
            left--;
        }

        return carries;
    }
}
