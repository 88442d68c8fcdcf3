using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class Ssync_2_11
{
    private const int Synchronization = 0x38;

    [Fact]
    public void A_blocked_stream_fills_its_fifo_and_sends_nothing()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Synchronization, 0x10);
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.AdvanceFrames(100);

        Assert.Equal(0x20, stream.Status);
        Assert.True(stream.IsRunning);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Empty(rig.Codec.Blocks);
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void Streams_that_are_released_together_start_in_the_same_frame()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Speaks = 1 << 3;
        rig.Write32(Synchronization, 0x31);
        StreamRig input = rig.Input().Prepare().Start();
        rig.AdvanceFrames(3);
        StreamRig first = rig.Output(4, 1).Prepare(0x4011).Fill().Start();
        rig.AdvanceFrames(5);
        StreamRig second = rig.Output(5, 2).Prepare(0x4011).Fill().Start();
        rig.Advance(1234);

        rig.Write32(Synchronization, 0);
        rig.AdvanceFrames(1);
        Assert.Equal((4u, 4u, 4u), (input.LinkPosition, first.LinkPosition, second.LinkPosition));
        rig.AdvanceFrames(500);

        Assert.Equal(first.LinkPosition, second.LinkPosition);
        Assert.Equal(rig.Codec.HeardOn(1).Length, rig.Codec.HeardOn(2).Length);
    }

    [Fact]
    public void Blocking_running_streams_stops_them_in_the_same_frame_and_keeps_their_place()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig first = rig.Output(4, 1).Prepare().Fill(1).Start();
        StreamRig second = rig.Output(5, 2).Prepare().Fill(2).Start();
        rig.AdvanceFrames(100);

        rig.Write32(Synchronization, 0x30);
        rig.AdvanceFrames(50);
        Assert.Equal((400u, 400u), (first.LinkPosition, second.LinkPosition));
        rig.Write32(Synchronization, 0);
        rig.AdvanceFrames(100);

        Assert.Equal(first.Expected(800), rig.Codec.HeardOn(1));
        Assert.Equal(second.Expected(800), rig.Codec.HeardOn(2));
    }

    [Fact]
    public void A_stream_that_is_not_named_is_not_blocked()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Synchronization, 0xEF);
        StreamRig stream = rig.Output().Prepare().Fill().Start();

        rig.AdvanceFrames(10);

        Assert.Equal(40u, stream.LinkPosition);
    }

    [Fact]
    public void A_blocked_stream_can_be_stopped()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Synchronization, 0x10);
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(5);

        stream.Stop();
        rig.AdvanceFrames(1);

        Assert.False(stream.IsRunning);
    }

    [Fact]
    public void The_bits_are_as_many_as_the_streams()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { Capabilities = new(0x9701) });

        rig.Write32(Synchronization, 0xFFFF_FFFF);
        rig.Write32(0x20, 0xFFFF_FFFF);

        Assert.Equal(0x0000_FFFFu, rig.Read32(Synchronization));
        Assert.Equal(0xC000_FFFFu, rig.Read32(0x20));
    }

    [Fact]
    public void On_ICH6_the_register_is_in_its_old_place()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Ich6);

        rig.Write32(0x34, 0xFFFF_FFFF);
        rig.Write32(0x38, 0xFFFF_FFFF);

        Assert.Equal(0xFFu, rig.Read32(0x34));
        Assert.Equal(0u, rig.Read32(0x38));
        StreamRig stream = rig.Output().Prepare().Start();
        rig.AdvanceFrames(5);
        Assert.Equal(0u, stream.LinkPosition);
    }
}
