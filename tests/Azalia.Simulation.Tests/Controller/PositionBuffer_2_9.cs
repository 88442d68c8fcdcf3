namespace Azalia.Simulation.Tests.Controller;

public sealed class PositionBuffer_2_9
{
    private static ControllerRig WithPositions(bool isEnabled = true)
    {
        ControllerRig rig = ControllerRig.Running();
        Array.Fill(rig.Memory.Bytes, (byte)0xEE, ControllerRig.Positions, 128);
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | (isEnabled ? 1u : 0));
        return rig;
    }

    [Fact]
    public void An_output_is_ahead_of_the_link_by_what_its_fifo_holds()
    {
        ControllerRig rig = WithPositions();
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        for (int frame = 0; frame < 1000; frame++)
        {
            rig.AdvanceFrames(1);
            Assert.InRange(stream.MemoryPosition - stream.LinkPosition, 129u, 192u);
        }
    }

    [Fact]
    public void Positions_wrap_to_zero_and_never_equal_the_length()
    {
        ControllerRig rig = WithPositions();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 256, 256).Fill().Start();
        bool wrapped = false;

        for (int frame = 0; frame < 1000; frame++)
        {
            rig.AdvanceFrames(1);
            Assert.InRange(stream.MemoryPosition, 0u, 511u);
            Assert.InRange(stream.LinkPosition, 0u, 511u);
            wrapped |= stream.MemoryPosition == 0;
        }

        Assert.True(wrapped);
    }

    [Fact]
    public void Entries_are_eight_bytes_by_descriptor_and_the_upper_half_is_left_alone()
    {
        ControllerRig rig = WithPositions();
        rig.Output(7).Prepare().Start();

        rig.AdvanceFrames(3);

        Assert.Equal(192u, rig.Memory.Dword(ControllerRig.Positions + 7 * 8));
        Assert.Equal(0xEEEE_EEEE, rig.Memory.Dword(ControllerRig.Positions + 7 * 8 + 4));
        Assert.Equal(0xEEEE_EEEE, rig.Memory.Dword(ControllerRig.Positions + 4 * 8));
    }

    [Fact]
    public void Nothing_is_written_while_it_is_not_enabled()
    {
        ControllerRig rig = WithPositions(isEnabled: false);
        StreamRig stream = rig.Output().Prepare().Start();

        rig.AdvanceFrames(10);
        Assert.Equal(0xEEEE_EEEE, stream.MemoryPosition);
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        rig.AdvanceFrames(1);

        Assert.Equal(192u, stream.MemoryPosition);
    }

    [Fact]
    public void Only_running_streams_are_written()
    {
        ControllerRig rig = WithPositions();
        StreamRig stream = rig.Output().Prepare().Start();
        rig.AdvanceFrames(10);
        stream.Stop();
        rig.AdvanceFrames(1);
        rig.Memory.SetDword(ControllerRig.Positions + 8 * stream.Index, 0x1234_5678);

        rig.AdvanceFrames(10);

        Assert.Equal(0x1234_5678u, stream.MemoryPosition);
    }

    [Fact]
    public void A_refused_write_is_lost_and_harms_nothing()
    {
        ControllerRig rig = WithPositions();
        rig.Memory.Refuse(ControllerRig.Positions, 128);
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.AdvanceFrames(10);

        Assert.Equal(0x20, stream.Status);
        Assert.Equal(stream.Expected(40), rig.Codec.HeardOn(5));
    }
}
