using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class StreamReset_2_2_3
{
    [Fact]
    public void The_reset_bit_reads_back_after_the_profiles_delay_both_ways()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output();

        stream.WriteControl(1);
        Assert.Equal(rig.Now + 100, rig.Device.NextEventTick);
        rig.Advance(99);
        Assert.Equal(0u, stream.Control & 1);
        rig.Advance(1);
        Assert.Equal(1u, stream.Control & 1);

        stream.WriteControl(0);
        rig.Advance(99);
        Assert.Equal(1u, stream.Control & 1);
        rig.Advance(1);
        Assert.Equal(0u, stream.Control & 1);
    }

    [Fact]
    public void A_delay_of_zero_reads_back_at_once()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { StreamResetTicks = 0 });
        StreamRig stream = rig.Output().Prepare();

        stream.WriteControl(1);
        Assert.Equal(0x04_0001u, stream.Control);
        Assert.Equal(0u, stream.Read32(0x08));
        stream.WriteControl(0);
        Assert.Equal(0x04_0000u, stream.Control);
    }

    [Fact]
    public void A_reset_restores_every_register_of_the_descriptor()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(5000);
        Assert.NotEqual(0, stream.Status & 4);
        Assert.NotEqual(0u, stream.LinkPosition);
        stream.Stop();
        rig.AdvanceFrames(1);

        stream.Reset();

        Assert.Equal(0x04_0000u, stream.Control);
        Assert.Equal(0, stream.Status);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(0u, stream.Read32(0x08));
        Assert.Equal(0, stream.Read16(0x0C));
        Assert.Equal(0xBF, stream.Read16(0x10));
        Assert.Equal(0, stream.Read16(0x12));
        Assert.Equal(0u, stream.Read32(0x18));
        Assert.Equal(0u, stream.Read32(0x1C));
    }

    [Fact]
    public void A_reset_leaves_other_streams_alone()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig first = rig.Output(4, 1).Prepare().Fill().Start();
        StreamRig second = rig.Output(5, 2).Prepare().Fill().Start();
        rig.AdvanceFrames(10);

        first.WriteControl(1);
        rig.AdvanceFrames(10);

        Assert.Equal(80u, second.LinkPosition);
        Assert.Equal(0u, first.LinkPosition);
    }

    [Fact]
    public void Writes_are_ignored_from_the_request_until_the_bit_reads_zero_again()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output();

        stream.WriteControl(1);
        stream.Write32(0x08, 64);
        rig.Advance(100);
        stream.Write32(0x08, 64);
        stream.Write16(0x12, 0x11);
        stream.WriteControl(0x1D);
        Assert.Equal(0x04_0001u, stream.Control);
        stream.WriteControl(0x1C);
        stream.Write32(0x08, 64);
        rig.Advance(100);

        Assert.Equal(0u, stream.Read32(0x08));
        Assert.Equal(0, stream.Read16(0x12));
        Assert.Equal(0x04_0000u, stream.Control);
        stream.Write32(0x08, 64);
        Assert.Equal(64u, stream.Read32(0x08));
    }

    [Fact]
    public void Run_together_with_reset_does_not_start_the_stream()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare();

        stream.WriteControl(3);
        rig.AdvanceFrames(3);

        Assert.False(stream.IsRunning);
        Assert.Equal(0u, stream.LinkPosition);
    }

    [Fact]
    public void A_running_stream_that_is_reset_stops()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);

        stream.WriteControl(3);
        rig.AdvanceFrames(1);
        int heard = rig.Codec.HeardOn(5).Length;
        rig.AdvanceFrames(10);

        Assert.Equal(heard, rig.Codec.HeardOn(5).Length);
        Assert.False(stream.IsRunning);
        Assert.False(rig.Device.IsStreaming);
    }

    [Fact]
    public void A_stream_starts_from_the_beginning_after_a_reset()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);
        stream.Stop();
        rig.AdvanceFrames(1);
        stream.Reset();
        rig.Codec.Heard.Clear();

        stream.Prepare().Start();
        rig.AdvanceFrames(10);

        Assert.Equal(stream.Expected(40), rig.Codec.HeardOn(5));
    }

    [Fact]
    public void A_reset_that_is_taken_back_in_time_changes_nothing()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare();

        stream.WriteControl(1);
        rig.Advance(50);
        stream.WriteControl(0);
        rig.AdvanceFrames(1);

        Assert.Equal(8192u, stream.Read32(0x08));
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void The_whole_controller_in_reset_ignores_stream_resets()
    {
        ControllerRig rig = new();

        rig.Output().WriteControl(1);

        Assert.Equal(0x04_0000u, rig.Output().Control);
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }
}
