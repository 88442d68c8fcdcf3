namespace Azalia.Simulation.Tests.Controller;

public sealed class Interrupts_2_12
{
    private const int Control = 0x20;
    private const int Status = 0x24;

    private static (ControllerRig Rig, StreamRig Stream) WithCompletedBuffer()
    {
        ControllerRig rig = ControllerRig.Running();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -256, -256).Fill().Start();
        rig.AdvanceFrames(100);
        stream.Stop();
        rig.AdvanceFrames(1);
        Assert.Equal(4, stream.Status & 0x1C);
        return (rig, stream);
    }

    [Fact]
    public void A_stream_cause_shows_in_its_bit_whatever_is_enabled()
    {
        (ControllerRig rig, _) = WithCompletedBuffer();

        Assert.Equal(0x10u, rig.Read32(Status));
        Assert.False(rig.Device.LineAsserted);
    }

    [Fact]
    public void The_global_status_needs_the_streams_enable_and_the_line_the_global_enable_too()
    {
        (ControllerRig rig, _) = WithCompletedBuffer();

        rig.Write32(Control, 0x8000_0000);
        Assert.Equal(0x0000_0010u, rig.Read32(Status));
        Assert.False(rig.Device.LineAsserted);

        rig.Write32(Control, 0x0000_0010);
        Assert.Equal(0x8000_0010u, rig.Read32(Status));
        Assert.False(rig.Device.LineAsserted);

        rig.Write32(Control, 0x8000_0010);
        Assert.Equal(0x8000_0010u, rig.Read32(Status));
        Assert.True(rig.Device.LineAsserted);
    }

    [Fact]
    public void Another_streams_enable_does_not_help()
    {
        (ControllerRig rig, _) = WithCompletedBuffer();

        rig.Write32(Control, 0xC000_00EF);

        Assert.False(rig.Device.LineAsserted);
    }

    [Fact]
    public void A_cause_without_its_enable_in_the_descriptor_does_not_show()
    {
        (ControllerRig rig, StreamRig stream) = WithCompletedBuffer();
        rig.Write32(Control, 0x8000_0010);

        stream.WriteControl(0x18);
        Assert.Equal(0u, rig.Read32(Status));
        Assert.Equal(4, stream.Status & 0x1C);
        stream.WriteControl(0x04);
        Assert.True(rig.Device.LineAsserted);
    }

    [Fact]
    public void The_line_stays_until_the_cause_is_cleared_at_its_source()
    {
        (ControllerRig rig, StreamRig stream) = WithCompletedBuffer();
        rig.Write32(Control, 0x8000_0010);

        rig.AdvanceFrames(1000);
        Assert.True(rig.Device.LineAsserted);
        rig.Write32(Status, 0xFFFF_FFFF);
        Assert.True(rig.Device.LineAsserted);
        stream.Status = 4;

        Assert.False(rig.Device.LineAsserted);
        Assert.Equal(0u, rig.Read32(Status));
    }

    [Fact]
    public void A_fifo_error_and_a_descriptor_error_are_causes_too()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Control, 0x8000_0010);
        StreamRig stream = rig.Output().Prepare();
        stream.WriteControl(0x08 | StreamRig.Run);
        rig.Device.BusMasterEnabled = false;
        rig.AdvanceFrames(100);
        Assert.Equal(8, stream.Status & 0x1C);
        Assert.True(rig.Device.LineAsserted);
        stream.Stop();
        rig.AdvanceFrames(1);
        stream.Reset();

        stream.Prepare();
        stream.WriteControl(0x10 | StreamRig.Run);
        Assert.Equal(0x10, stream.Status & 0x1C);
        Assert.True(rig.Device.LineAsserted);
        stream.WriteControl(0x0C);
        Assert.False(rig.Device.LineAsserted);
    }

    [Fact]
    public void A_state_change_interrupts_the_controller_when_its_codec_is_enabled()
    {
        ControllerRig rig = new(codecs: 2);
        rig.LeaveReset();
        rig.Write32(Control, 0xC000_0000);
        Assert.Equal(0u, rig.Read32(Status));

        rig.Write16(0x0C, 0b100);
        Assert.False(rig.Device.LineAsserted);
        rig.Write16(0x0C, 0b010);
        Assert.Equal(0xC000_0000u, rig.Read32(Status));
        Assert.True(rig.Device.LineAsserted);
        rig.Write16(0x0E, 0b010);

        Assert.False(rig.Device.LineAsserted);
    }

    [Fact]
    public void The_controllers_causes_need_its_enable()
    {
        ControllerRig rig = new();
        rig.LeaveReset();
        rig.Write16(0x0C, 1);

        rig.Write32(Control, 0x8000_00FF);

        Assert.Equal(0x4000_0000u, rig.Read32(Status));
        Assert.False(rig.Device.LineAsserted);
    }

    [Fact]
    public void The_line_comes_up_at_the_tick_that_was_announced_and_not_before()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Control, 0x8000_0010);
        rig.Output().Prepare(StreamRig.Stereo16At48k, -4096, -4096).Fill().Start();

        long due = rig.Device.NextEventTick;
        rig.Device.AdvanceTo(due - 1);
        Assert.False(rig.Device.LineAsserted);
        rig.Device.AdvanceTo(due);

        Assert.True(rig.Device.LineAsserted);
    }

    [Fact]
    public void A_controller_reset_drops_the_line()
    {
        (ControllerRig rig, _) = WithCompletedBuffer();
        rig.Write32(Control, 0x8000_0010);

        rig.Write32(0x08, 0);
        Assert.True(rig.Device.LineAsserted);
        rig.AdvanceFrames(1);

        Assert.False(rig.Device.LineAsserted);
    }
}
