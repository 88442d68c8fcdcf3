using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class BufferDescriptors_2_8
{
    [Fact]
    public void Pieces_may_lie_anywhere()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 128, 128, 128).Fill();
        byte[] expected = [.. stream.Expected(128, 256), .. stream.Expected(128, 0), .. stream.Expected(128, 128)];
        rig.Memory.SetDescriptor(stream.List, 0, TestMemory.AddressOf(stream.Buffer + 256), 128, false);
        rig.Memory.SetDescriptor(stream.List, 1, TestMemory.AddressOf(stream.Buffer), 128, false);
        rig.Memory.SetDescriptor(stream.List, 2, TestMemory.AddressOf(stream.Buffer + 128), 128, false);

        stream.Start();
        rig.AdvanceFrames(96);

        Assert.Equal(expected, rig.Codec.HeardOn(5));
    }

    [Fact]
    public void A_list_may_have_256_entries()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, [.. Enumerable.Repeat(132, 256)]).Fill().Start();

        rig.AdvanceFrames(20_000);

        Assert.Equal(stream.Expected(80_000), rig.Codec.HeardOn(5));
        Assert.Equal(0, stream.Status & 0x18);
    }

    [Fact]
    public void A_sample_frame_may_straddle_two_pieces()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 130, 131, 127, 3, 1).Fill().Start();

        rig.AdvanceFrames(500);

        Assert.Equal(stream.Expected(2000), rig.Codec.HeardOn(5));
        Assert.Equal(0, stream.Status & 0x18);
    }

    [Fact]
    public void A_descriptor_is_fetched_when_the_piece_before_it_is_done()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 1024, 1024).Fill().Start();
        Assert.Equal(0, stream.Status & 0x10);

        // The list goes away; the engine notices when it needs the second entry, with 832 bytes sent and 192 in the FIFO.
        rig.Memory.Refuse(stream.List, 4096);
        Assert.Equal(rig.Now + 208 * 500, rig.Device.NextEventTick);
        rig.AdvanceFrames(207);
        Assert.Equal(0, stream.Status & 0x10);
        rig.AdvanceFrames(1);

        Assert.Equal(0x10, stream.Status & 0x1C);
        Assert.Equal(832u, stream.LinkPosition);
    }

    [Fact]
    public void A_piece_is_one_event_whether_it_interrupts_or_not()
    {
        ControllerRig rig = ControllerRig.Running();
        _ = rig.Output().Prepare(StreamRig.Stereo16At48k, -1024, 1024).Fill().Start();
        long start = rig.Now;

        foreach (int bytes in (int[])[1024, 2048, 3072])
        {
            Assert.Equal(start + (bytes - 192) / 4 * 500, rig.Device.NextEventTick);
            rig.Device.AdvanceTo(rig.Device.NextEventTick);
        }
    }

    [Fact]
    public void A_refused_fetch_of_the_list_is_a_descriptor_error_and_clears_RUN()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare();
        rig.Memory.Refuse(stream.List, 16);

        stream.Start();

        Assert.Equal(0x10, stream.Status);
        Assert.False(stream.IsRunning);
        Assert.False(rig.Device.IsStreaming);
    }

    [Fact]
    public void After_a_descriptor_error_only_a_reset_helps()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill();
        rig.Memory.Refuse(stream.List, 16);
        stream.Start();
        rig.Memory.AllowEverything();
        stream.Status = 0x10;

        stream.Start();
        Assert.Equal(0x10, stream.Status & 0x10);
        Assert.False(stream.IsRunning);
        stream.Reset();
        stream.Prepare().Start();
        rig.AdvanceFrames(10);

        Assert.Equal(stream.Expected(40), rig.Codec.HeardOn(5));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8192, 0)]
    public void No_length_and_no_second_entry_are_descriptor_errors(uint length, ushort lastIndex)
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare();
        stream.Write32(0x08, length);
        stream.Write16(0x0C, lastIndex);

        stream.Start();

        Assert.Equal(0x10, stream.Status);
        Assert.False(stream.IsRunning);
    }

    [Fact]
    public void Empty_entries_are_passed_over()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 0, 128, 0, 0, 256, 0).Fill().Start();

        rig.AdvanceFrames(500);

        Assert.Equal(stream.Expected(2000), rig.Codec.HeardOn(5));
        Assert.Equal(0, stream.Status & 0x1C);
    }

    [Fact]
    public void More_empty_entries_than_a_frame_can_pass_over_cost_more_frames_and_not_the_stream()
    {
        ControllerRig rig = ControllerRig.Running();
        int[] pieces = new int[200];
        pieces[^1] = 4096;
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, pieces).Fill().Start();
        Assert.Equal(0, stream.Status);

        rig.AdvanceFrames(20);

        // Underruns in the first frames, and then the buffer from its first byte.
        Assert.Equal(0x28, stream.Status);
        byte[] heard = rig.Codec.HeardOn(5);
        Assert.Equal(80, heard.Length);
        int silent = (int)(80 - stream.LinkPosition);
        Assert.InRange(silent, 4, 16);
        Assert.Equal(stream.Expected(80 - silent), heard[silent..]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(256)]
    public void A_list_without_any_byte_is_a_descriptor_error_after_one_round(int entries)
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, new int[entries]);
        stream.Write32(0x08, 4096);
        long reads = rig.Memory.Reads;

        stream.Start();
        rig.AdvanceFrames(10);

        Assert.Equal(0x10, stream.Status & 0x10);
        Assert.False(stream.IsRunning);
        Assert.Equal(entries, rig.Memory.Reads - reads);
    }

    [Fact]
    public void Work_in_one_frame_is_bounded_whatever_the_list()
    {
        ControllerRig rig = ControllerRig.Running();
        int[] pieces = [.. Enumerable.Repeat(1, 256)];
        StreamRig stream = rig.Output().Prepare(0x184F, pieces).Fill().Start();

        for (int frame = 0; frame < 100; frame++)
        {
            long reads = rig.Memory.Reads;
            rig.AdvanceFrames(1);
            Assert.InRange(rig.Memory.Reads - reads, 0, 64);
        }

        Assert.True(stream.IsRunning);
    }

    [Fact]
    public void A_piece_beyond_the_addresses_of_the_controller_is_a_descriptor_error()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare();
        rig.Memory.SetDescriptor(stream.List, 0, ulong.MaxValue - 10, 128, false);

        stream.Start();

        Assert.Equal(0x10, stream.Status);
    }

    [Fact]
    public void A_controller_without_64_bit_addresses_has_no_upper_halves()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new(0x4400) });

        foreach (int upper in (int[])[0x44, 0x54, 0x74, 0x80 + 0x1C, 0x100 + 0x1C])
        {
            rig.Write32(upper, 0xFFFF_FFFF);
            Assert.Equal(0u, rig.Read32(upper));
        }
    }

    [Fact]
    public void A_list_that_is_longer_than_the_cyclic_buffer_wraps_only_the_positions()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 256, 256).Fill();
        stream.Write32(0x08, 100);

        stream.Start();
        rig.AdvanceFrames(128);

        Assert.Equal(stream.Expected(512), rig.Codec.HeardOn(5));
        Assert.Equal(512u % 100, stream.LinkPosition);
    }
}
