using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class Fifo_2_10
{
    [Fact]
    public void The_fifo_is_filled_and_ready_as_soon_as_RUN_is_set()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill();
        Assert.Equal(0, stream.Status);

        stream.Start();

        Assert.Equal(0x20, stream.Status);
        Assert.Equal(0u, stream.LinkPosition);
    }

    [Fact]
    public void The_default_fifo_has_192_bytes_and_is_refilled_in_bursts_of_64()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        StreamRig stream = rig.Output().Prepare().Fill();
        Assert.Equal(0xBF, stream.Read16(0x10));

        stream.Start();
        Assert.Equal(192u, stream.MemoryPosition);
        rig.AdvanceFrames(15);
        Assert.Equal(192u, stream.MemoryPosition);
        rig.AdvanceFrames(1);
        Assert.Equal(256u, stream.MemoryPosition);
        rig.AdvanceFrames(16);
        Assert.Equal(320u, stream.MemoryPosition);
    }

    [Fact]
    public void A_buffer_completes_when_its_last_byte_is_fetched_and_not_when_it_is_sent()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -1024, 1024).Fill().Start();

        // 1024 bytes are fetched once 832 have been sent, 208 frames on.
        Assert.Equal(rig.Now + 208 * 500, rig.Device.NextEventTick);
        rig.AdvanceFrames(207);
        Assert.Equal(0, stream.Status & 4);
        rig.AdvanceFrames(1);

        Assert.Equal(4, stream.Status & 4);
        Assert.Equal(832u, stream.LinkPosition);
    }

    [Fact]
    public void A_buffer_that_fits_the_fifo_completes_at_once()
    {
        ControllerRig rig = ControllerRig.Running();

        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -128, 1024).Fill().Start();

        Assert.Equal(0x24, stream.Status);
    }

    [Fact]
    public void A_piece_without_IOC_completes_silently()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 128, 128).Fill().Start();

        rig.AdvanceFrames(1000);

        Assert.Equal(0, stream.Status & 4);
    }

    [Fact]
    public void A_completion_comes_up_without_its_enable()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -1024, 1024).Fill();

        stream.WriteControl(StreamRig.Run);
        rig.AdvanceFrames(300);

        Assert.Equal(4, stream.Status & 4);
    }

    [Theory]
    [InlineData(0x0F, 16)]
    [InlineData(0x1F, 32)]
    [InlineData(0x3F, 64)]
    [InlineData(0x7F, 128)]
    [InlineData(0xBF, 192)]
    [InlineData(0xFF, 256)]
    public void An_output_has_the_fifo_that_is_chosen(ushort code, int bytes)
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        StreamRig stream = rig.Output().Prepare().Fill();

        stream.Write16(0x10, code);
        Assert.Equal(code, stream.Read16(0x10));
        stream.Start();

        // Whole bursts only: never more than the FIFO holds, and never so little that the next packet is not there.
        Assert.InRange(stream.MemoryPosition, (uint)bytes / 2 + 1, (uint)bytes);
        rig.AdvanceFrames(1000);
        Assert.Equal(stream.Expected(4000), rig.Codec.HeardOn(5));
        Assert.Equal(0, stream.Status & 8);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x10)]
    [InlineData(0x77)]
    [InlineData(0x1BF)]
    public void A_fifo_size_that_the_chip_does_not_have_is_ignored(ushort code)
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output();

        stream.Write16(0x10, code);

        Assert.Equal(0xBF, stream.Read16(0x10));
    }

    [Fact]
    public void The_fifo_size_of_a_running_stream_cannot_be_changed()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Start();

        stream.Write16(0x10, 0xFF);

        Assert.Equal(0xBF, stream.Read16(0x10));
    }

    [Fact]
    public void A_controller_may_have_fixed_fifos()
    {
        FifoProfile fifo = new() { Output = 0x100, SelectableOutputs = [], Input = 0x100 };
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Fifo = fifo });
        StreamRig stream = rig.Output().Prepare().Fill();

        stream.Write16(0x10, 0xBF);
        Assert.Equal(0x100, stream.Read16(0x10));
        Assert.Equal(0x100, rig.Input().Read16(0x10));
        stream.Start();
        rig.AdvanceFrames(100);

        Assert.Equal(stream.Expected(400), rig.Codec.HeardOn(5));
    }

    [Fact]
    public void Memory_that_refuses_sounds_as_zeros_and_raises_a_fifo_error_and_the_stream_keeps_its_phase()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 1024, 1024).Fill();
        byte[] expected = stream.Expected(4000);
        rig.Memory.Refuse(stream.Buffer + 1024, 1024);
        expected.AsSpan(1024, 1024).Clear();
        expected.AsSpan(3072).Clear();

        stream.Start();
        rig.AdvanceFrames(200);
        Assert.Equal(0, stream.Status & 8);
        rig.AdvanceFrames(800);

        Assert.Equal(8, stream.Status & 0x1C);
        Assert.True(stream.IsRunning);
        Assert.Equal(expected, rig.Codec.HeardOn(5));
        Assert.Equal(4000u % 2048, stream.LinkPosition);
    }

    [Fact]
    public void Without_bus_mastering_a_stream_does_not_start()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill();
        rig.Device.BusMasterEnabled = false;

        stream.Start();
        rig.AdvanceFrames(10);

        Assert.Equal(0x10, stream.Status);
        Assert.Empty(rig.Codec.Heard);
    }

    [Fact]
    public void A_stream_that_loses_the_bus_raises_a_fifo_error_when_it_next_needs_memory()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.Device.BusMasterEnabled = false;
        while ((stream.Status & 8) == 0)
            rig.Device.AdvanceTo(rig.Device.NextEventTick);

        // The sixteenth packet makes room for a burst.
        Assert.Equal(64u, stream.LinkPosition);
    }

    [Fact]
    public void A_packet_larger_than_the_fifo_is_never_sent()
    {
        // Eight channels of 32 bits at 48 kHz: 32 bytes a frame, and the FIFO has 16.
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(0x0047).Fill();
        stream.Write16(0x10, 0x0F);
        stream.Start();

        rig.AdvanceFrames(10);

        Assert.Equal(8, stream.Status & 0x1C);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(new byte[320], rig.Codec.HeardOn(5));
    }

    [Fact]
    public void The_largest_packets_that_a_stream_may_have_are_never_late()
    {
        // 48 words of 20 bits in 32-bit containers: nine channels at 192 kHz are 144 bytes a frame.
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(0x1828, 14_400, 28_800).Fill().Start();

        rig.AdvanceFrames(1000);

        Assert.Equal(0, stream.Status & 0x18);
        Assert.Equal(stream.Expected(144_000), rig.Codec.HeardOn(5));
    }

    [Theory]
    [InlineData(192, 4, 64)]
    [InlineData(192, 128, 64)]
    [InlineData(192, 144, 32)]
    [InlineData(192, 192, 1)]
    [InlineData(16, 4, 8)]
    [InlineData(192, 256, 1)]
    public void A_burst_leaves_room_for_a_packet(int capacity, int packet, int burst) =>
        Assert.Equal(burst, new FifoGeometry(capacity, packet, 64).Burst);

    [Fact]
    public void The_closed_forms_of_the_fifo_are_inverse_to_each_other()
    {
        foreach (int capacity in (int[])[16, 120, 160, 192, 256])
        {
            foreach (int packet in (int[])[1, 4, 6, 32, 100, 120, 144])
            {
                FifoGeometry geometry = new(capacity, packet, 64);
                for (long amount = 1; amount < 600; amount++)
                {
                    long least = geometry.LeastConsumedFor(amount);
                    Assert.True(geometry.FetchedAfter(least) >= amount && geometry.FetchedAfter(least - 1) < amount);
                    long most = geometry.MostConsumedFor(amount);
                    Assert.True(geometry.FetchedAfter(most) <= amount && geometry.FetchedAfter(most + 1) > amount);
                    least = geometry.LeastReceivedFor(amount);
                    Assert.True(geometry.DrainedAfter(least) >= amount && geometry.DrainedAfter(least - 1) < amount);
                    most = geometry.MostReceivedFor(amount);
                    Assert.True(geometry.DrainedAfter(most) <= amount && geometry.DrainedAfter(most + 1) > amount);
                }
            }
        }
    }
}
