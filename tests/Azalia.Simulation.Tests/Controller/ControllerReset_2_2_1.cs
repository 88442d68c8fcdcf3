using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class ControllerReset_2_2_1
{
    private const int GlobalControl = 0x08;
    private const int StateChange = 0x0E;
    private const int WallClock = 0x30;

    [Fact]
    public void After_power_on_the_controller_is_in_reset()
    {
        ControllerRig rig = new();

        Assert.Equal(0u, rig.Read32(GlobalControl));
        Assert.Equal(0u, rig.Read32(WallClock));
        rig.AdvanceFrames(100);
        Assert.Equal(0u, rig.Read32(WallClock));
        Assert.Equal(0, rig.Read16(StateChange));
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void Leaving_reset_reads_back_one_frame_later()
    {
        ControllerRig rig = new();

        rig.Write32(GlobalControl, 1);
        Assert.Equal(500, rig.Device.NextEventTick);
        rig.Advance(499);
        Assert.Equal(0u, rig.Read32(GlobalControl));
        rig.Advance(1);
        Assert.Equal(1u, rig.Read32(GlobalControl));
    }

    [Fact]
    public void Entering_reset_reads_back_one_frame_later()
    {
        ControllerRig rig = ControllerRig.Running();

        rig.Write32(GlobalControl, 0);
        rig.Advance(499);
        Assert.Equal(1u, rig.Read32(GlobalControl));
        rig.Advance(1);
        Assert.Equal(0u, rig.Read32(GlobalControl));
    }

    [Fact]
    public void The_delay_is_the_profiles()
    {
        ControllerRig rig = new(ControllerProfiles.Pch with { ControllerResetTicks = 0 });

        rig.Write32(GlobalControl, 1);
        Assert.Equal(1u, rig.Read32(GlobalControl));
        rig.Write32(GlobalControl, 0);
        Assert.Equal(0u, rig.Read32(GlobalControl));
    }

    [Fact]
    public void A_request_that_is_taken_back_in_time_changes_nothing()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(0x20, 0x8000_0000);

        rig.Write32(GlobalControl, 0);
        rig.Advance(499);
        rig.Write32(GlobalControl, 1);
        rig.AdvanceFrames(10);

        Assert.Equal(1u, rig.Read32(GlobalControl));
        Assert.Equal(0x8000_0000u, rig.Read32(0x20));
    }

    [Fact]
    public void The_wall_clock_counts_ticks_from_the_end_of_the_reset()
    {
        ControllerRig rig = new();
        rig.Advance(12_345);
        rig.Write32(GlobalControl, 1);
        rig.Advance(500);
        Assert.Equal(0u, rig.Read32(WallClock));

        rig.Advance(77);

        Assert.Equal(77u, rig.Read32(WallClock));
        Assert.Equal(77u, rig.Read32(0x2030));
    }

    [Fact]
    public void The_wall_clock_wraps_after_179_seconds()
    {
        ControllerRig rig = ControllerRig.Running();

        rig.Advance((1L << 32) - rig.Read32(WallClock) + 5);

        Assert.Equal(5u, rig.Read32(WallClock));
    }

    [Fact]
    public void The_wall_clock_starts_again_with_each_reset()
    {
        ControllerRig rig = ControllerRig.Running();

        rig.Write32(GlobalControl, 0);
        rig.AdvanceFrames(1);
        Assert.Equal(0u, rig.Read32(WallClock));
        rig.Write32(GlobalControl, 1);
        rig.AdvanceFrames(2);

        Assert.Equal(500u, rig.Read32(WallClock));
    }

    [Fact]
    public void Codecs_ask_for_their_addresses_one_after_the_other()
    {
        ControllerRig rig = new(codecs: 3);
        rig.Write32(GlobalControl, 1);
        rig.AdvanceFrames(1);

        rig.AdvanceFrames(4);
        Assert.Equal(0, rig.Read16(StateChange));
        Assert.Equal(rig.Now + 500, rig.Device.NextEventTick);
        rig.AdvanceFrames(1);
        Assert.Equal(0b001, rig.Read16(StateChange));
        rig.AdvanceFrames(1);
        Assert.Equal(0b011, rig.Read16(StateChange));
        rig.AdvanceFrames(1);
        Assert.Equal(0b111, rig.Read16(StateChange));
    }

    [Fact]
    public void Every_codec_has_asked_within_25_frames()
    {
        ControllerRig rig = new(ControllerProfiles.Pch with { CodecWakeFrames = 20 }, codecs: 15);
        rig.Write32(GlobalControl, 1);
        rig.AdvanceFrames(1);

        rig.AdvanceFrames(24);
        Assert.NotEqual(0x7FFF, rig.Read16(StateChange));
        rig.AdvanceFrames(1);
        Assert.Equal(0x7FFF, rig.Read16(StateChange));
    }

    [Fact]
    public void A_codec_that_is_not_there_does_not_ask()
    {
        ControllerRig rig = new(codecs: 2);
        rig.Codecs[0].IsPresent = false;

        rig.LeaveReset();

        Assert.Equal(0b10, rig.Read16(StateChange));
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void A_codec_that_is_attached_later_asks_in_the_next_frame()
    {
        ControllerRig rig = new();
        rig.Codec.IsPresent = false;
        rig.LeaveReset();
        rig.Advance(123);

        rig.Codec.IsPresent = true;

        Assert.Equal(rig.Now + 377, rig.Device.NextEventTick);
        rig.Advance(377);
        Assert.Equal(1, rig.Read16(StateChange));
    }

    [Fact]
    public void The_codec_map_survives_a_controller_reset_until_it_is_cleared()
    {
        ControllerRig rig = new();
        rig.LeaveReset();
        rig.Write32(GlobalControl, 0);
        rig.AdvanceFrames(2);
        Assert.Equal(1, rig.Read16(StateChange));

        rig.Write16(StateChange, 0x7FFF);
        Assert.Equal(0, rig.Read16(StateChange));
        rig.LeaveReset();
        Assert.Equal(1, rig.Read16(StateChange));
    }

    [Fact]
    public void Codecs_are_told_when_the_link_is_reset()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Codec.Resets.Clear();

        rig.Write32(GlobalControl, 0);
        rig.Advance(499);
        Assert.Empty(rig.Codec.Resets);
        rig.Advance(1);

        Assert.Equal([rig.Now], rig.Codec.Resets);
    }

    [Fact]
    public void A_verb_to_a_codec_without_an_address_is_lost()
    {
        ControllerRig rig = new();
        rig.Write32(GlobalControl, 1);
        rig.AdvanceFrames(1);
        rig.StartRings();

        rig.Queue(0x000F_0000);
        rig.AdvanceFrames(3);

        Assert.Empty(rig.Codec.Verbs);
        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(1, rig.Read16(0x4A));
    }

    [Fact]
    public void A_reset_stops_streams_and_rings()
    {
        ControllerRig rig = ControllerRig.WithRings();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.Queue(0x000F_0000);
        rig.AdvanceFrames(10);

        rig.Write32(GlobalControl, 0);
        rig.AdvanceFrames(1);
        rig.Codec.Heard.Clear();
        rig.AdvanceFrames(10);
        rig.LeaveReset();

        Assert.Empty(rig.Codec.Heard);
        Assert.False(rig.Device.IsStreaming);
        Assert.Equal(0x04_0000u, stream.Control);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(0, rig.Read8(0x4C));
        Assert.Equal(0, rig.Read8(0x5C));
        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(0, rig.Read16(0x4A));
    }

    [Fact]
    public void The_rest_of_the_global_control_is_reset_too()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(GlobalControl, 0x101);

        rig.Write8(GlobalControl, 0);
        rig.AdvanceFrames(1);

        Assert.Equal(0u, rig.Read32(GlobalControl));
    }

    [Fact]
    public void A_flush_clears_itself_and_says_so_in_the_next_frame()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        Array.Fill(rig.Memory.Bytes, (byte)0xEE, ControllerRig.Positions, 64);

        rig.Write32(GlobalControl, 3);
        Assert.Equal(3u, rig.Read32(GlobalControl));
        Assert.Equal(rig.Now + 500, rig.Device.NextEventTick);
        rig.Write32(GlobalControl, 1);
        Assert.Equal(3u, rig.Read32(GlobalControl));
        rig.Advance(500);

        Assert.Equal(1u, rig.Read32(GlobalControl));
        Assert.Equal(2, rig.Read16(0x10));
        for (int n = 0; n < 8; n++)
            Assert.Equal(0u, rig.Memory.Dword(ControllerRig.Positions + 8 * n));
        rig.Write16(0x10, 2);
        Assert.Equal(0, rig.Read16(0x10));
    }

    [Fact]
    public void A_flush_in_reset_is_ignored()
    {
        ControllerRig rig = new();

        rig.Write32(GlobalControl, 2);

        Assert.Equal(0u, rig.Read32(GlobalControl));
    }
}
