using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>An input stream: hardware 1.5, 2.9 and 2.10.</summary>
public sealed class Input_4_5_2
{
    private static (ControllerRig Rig, StreamRig Stream) Recording(ushort format = StreamRig.Stereo16At48k, params int[] pieces)
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Speaks = 1 << 3;
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        StreamRig stream = rig.Input().Prepare(format, pieces).Start();
        return (rig, stream);
    }

    private static byte[] Spoken(int count, int from = 0) => [.. Enumerable.Range(from + 1, count).Select(i => (byte)i)];

    [Fact]
    public void What_the_codec_sends_lands_in_memory_in_bursts_of_32_bytes()
    {
        (ControllerRig rig, StreamRig stream) = Recording();

        rig.AdvanceFrames(7);
        Assert.Equal(28u, stream.LinkPosition);
        Assert.Equal(0u, stream.MemoryPosition);
        Assert.Equal(new byte[28], stream.Expected(28));
        rig.AdvanceFrames(1);

        Assert.Equal(32u, stream.LinkPosition);
        Assert.Equal(32u, stream.MemoryPosition);
        Assert.Equal(Spoken(32), stream.Expected(32));
    }

    [Fact]
    public void The_link_is_never_behind_memory()
    {
        (ControllerRig rig, StreamRig stream) = Recording(StreamRig.Stereo16At48k, 1024, 1024);

        for (int frame = 1; frame < 500; frame++)
        {
            rig.AdvanceFrames(1);
            Assert.InRange(stream.LinkPosition - stream.MemoryPosition, 0u, 31u);
        }
    }

    [Fact]
    public void A_completed_buffer_interrupts_when_its_last_byte_goes_to_memory()
    {
        (ControllerRig rig, StreamRig stream) = Recording(StreamRig.Stereo16At48k, -64, -68);

        Assert.Equal(rig.Now + 16 * 500, rig.Device.NextEventTick);
        rig.AdvanceFrames(15);
        Assert.Equal(0, stream.Status & 4);
        rig.AdvanceFrames(1);
        Assert.Equal(4, stream.Status & 4);
        stream.Status = 4;

        // 132 bytes end in the middle of a burst: with the one that reaches 160, forty frames from the start.
        rig.AdvanceFrames(23);
        Assert.Equal(0, stream.Status & 4);
        rig.AdvanceFrames(1);
        Assert.Equal(4, stream.Status & 4);
    }

    [Fact]
    public void Clearing_RUN_writes_what_the_fifo_holds()
    {
        (ControllerRig rig, StreamRig stream) = Recording();
        rig.AdvanceFrames(5);

        stream.Stop();
        rig.AdvanceFrames(1);

        Assert.Equal(Spoken(20), stream.Expected(20));
        Assert.Equal(20u, stream.MemoryPosition);
        Assert.Equal(20u, stream.LinkPosition);
    }

    [Fact]
    public void A_stream_that_pauses_goes_on_behind_its_last_byte()
    {
        (ControllerRig rig, StreamRig stream) = Recording();
        rig.AdvanceFrames(5);
        stream.Stop();
        rig.AdvanceFrames(10);

        stream.Start();
        rig.AdvanceFrames(100);
        stream.Stop();
        rig.AdvanceFrames(1);

        Assert.Equal(Spoken(420), stream.Expected(420));
    }

    [Fact]
    public void Bursts_are_counted_from_the_last_flush()
    {
        (ControllerRig rig, StreamRig stream) = Recording();
        rig.AdvanceFrames(5);
        stream.Stop();
        rig.AdvanceFrames(1);

        stream.Start();
        rig.AdvanceFrames(7);
        Assert.Equal(20u, stream.MemoryPosition);
        rig.AdvanceFrames(1);

        Assert.Equal(52u, stream.MemoryPosition);
    }

    [Fact]
    public void A_silent_link_leaves_memory_and_positions_alone()
    {
        (ControllerRig rig, StreamRig stream) = Recording();
        rig.Codec.Speaks = 0;

        rig.AdvanceFrames(1000);

        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(new byte[64], stream.Expected(64));
        Assert.Equal(0, stream.Status & 0x1C);
    }

    [Fact]
    public void A_codec_that_begins_late_is_heard_from_then_on()
    {
        (ControllerRig rig, StreamRig stream) = Recording();
        rig.Codec.Speaks = 0;
        rig.AdvanceFrames(100);

        rig.Codec.Speaks = 1 << 3;
        rig.AdvanceFrames(16);

        Assert.Equal(64u, stream.LinkPosition);
        Assert.Equal(Spoken(64), stream.Expected(64));
    }

    [Fact]
    public void The_first_codec_that_sends_is_heard()
    {
        ControllerRig rig = ControllerRig.Running(codecs: 3);
        rig.Codecs[0].Speaks = 1 << 2;
        rig.Codecs[2].Speaks = 1 << 3;
        StreamRig stream = rig.Input().Prepare().Start();

        rig.AdvanceFrames(16);

        Assert.Equal(Spoken(64), stream.Expected(64));
    }

    [Fact]
    public void The_descriptor_is_loaded_and_ready_as_soon_as_RUN_is_set()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Input().Prepare();
        Assert.Equal(0, stream.Status);

        stream.Start();

        Assert.Equal(0x20, stream.Status);
    }

    [Fact]
    public void The_buffer_is_filled_round_and_round()
    {
        (ControllerRig rig, StreamRig stream) = Recording(StreamRig.Stereo16At48k, 128, 96, 32);

        rig.AdvanceFrames(64 * 5 + 16);

        // The sixth round has written 64 bytes; the bytes repeat after 256 like the buffer.
        Assert.Equal(Spoken(256), stream.Expected(256));
        Assert.Equal(64u, stream.LinkPosition);
    }

    [Fact]
    public void Memory_that_refuses_loses_the_bytes_and_raises_a_fifo_error_and_the_stream_goes_on()
    {
        (ControllerRig rig, StreamRig stream) = Recording(StreamRig.Stereo16At48k, 64, 128);
        rig.Memory.Refuse(stream.Buffer + 64, 64);

        rig.AdvanceFrames(48);

        Assert.Equal(8, stream.Status & 0x1C);
        Assert.Equal(Spoken(64), stream.Expected(64));
        Assert.Equal(new byte[64], stream.Expected(64, 64));
        Assert.Equal(Spoken(64, 128), stream.Expected(64, 128));
    }

    [Fact]
    public void A_list_that_cannot_be_fetched_is_noticed_when_the_piece_before_it_is_done()
    {
        (ControllerRig rig, StreamRig stream) = Recording(StreamRig.Stereo16At48k, 64, 64);
        rig.Memory.Refuse(stream.List + 16, 16);
        Assert.Equal(rig.Now + 16 * 500, rig.Device.NextEventTick);

        rig.AdvanceFrames(16);

        Assert.Equal(0x10, stream.Status & 0x1C);
        Assert.False(stream.IsRunning);
        Assert.Equal(Spoken(64), stream.Expected(64));
    }

    [Fact]
    public void The_fifo_of_an_input_follows_its_format()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Input();

        foreach ((ushort format, int size) in ((ushort, int)[])[(0x01, 0x77), (0x11, 0x77), (0x21, 0x9F), (0x31, 0x9F), (0x41, 0x77)])
        {
            stream.Write16(0x12, format);
            Assert.Equal(size, stream.Read16(0x10));
        }

        stream.Write16(0x10, 0x0F);
        Assert.Equal(0x77, stream.Read16(0x10));
    }

    [Fact]
    public void A_packet_larger_than_the_fifo_is_lost_and_is_not_counted()
    {
        // Eight channels of 32 bits at 48 kHz: 32 bytes a frame, and the FIFO has 16.
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Fifo = new FifoProfile { Input = 0x0F } });
        rig.Codec.Speaks = 1 << 3;
        StreamRig stream = rig.Input().Prepare(0x0047).Start();

        rig.AdvanceFrames(10);

        Assert.Equal(8, stream.Status & 0x1C);
        Assert.Equal(0u, stream.LinkPosition);
    }
}
