namespace Azalia.Simulation.Tests.Controller;

public sealed class ImmediateCommand_3_6
{
    private const uint Verb = 0x000F_0004;
    private const int Command = 0x60;
    private const int Response = 0x64;
    private const int Status = 0x68;

    [Fact]
    public void A_verb_goes_out_in_the_next_frame_and_its_answer_comes_in_the_one_after()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Command, Verb);

        rig.Write16(Status, 1);
        Assert.Equal(1, rig.Read16(Status));
        Assert.Equal(rig.Now + 1000, rig.Device.NextEventTick);
        rig.Advance(999);
        Assert.Equal(1, rig.Read16(Status));
        rig.Advance(1);

        Assert.Equal(2, rig.Read16(Status));
        Assert.Equal(~Verb, rig.Read32(Response));
        Assert.Equal([(rig.Now - 500, Verb)], rig.Codec.Verbs);
    }

    [Fact]
    public void The_valid_bit_stays_until_it_is_written_with_one()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write16(Status, 1);
        rig.AdvanceFrames(2);

        rig.Write16(Status, 0);
        Assert.Equal(2, rig.Read16(Status));
        rig.Write16(Status, 2);
        Assert.Equal(0, rig.Read16(Status));
    }

    [Fact]
    public void The_answer_does_not_go_to_the_ring()
    {
        ControllerRig rig = ControllerRig.WithRings();

        rig.Write16(Status, 1);
        rig.AdvanceFrames(3);

        Assert.Equal(2, rig.Read16(Status));
        Assert.Equal(0, rig.Read16(0x58));
    }

    [Fact]
    public void An_absent_codec_leaves_the_interface_busy_until_the_driver_gives_up()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Command, 0x5000_0000 | Verb);
        rig.Write16(Status, 1);
        rig.AdvanceFrames(100);
        Assert.Equal(1, rig.Read16(Status));

        rig.Write16(Status, 0);
        Assert.Equal(0, rig.Read16(Status));
        rig.Write32(Command, Verb);
        rig.Write16(Status, 1);
        rig.AdvanceFrames(2);

        Assert.Equal(~Verb, rig.Read32(Response));
    }

    [Fact]
    public void An_answer_after_the_driver_gave_up_is_dropped()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(Command, Verb);
        rig.Write16(Status, 1);
        rig.AdvanceFrames(1);

        rig.Write16(Status, 0);
        rig.Write32(Command, Verb + 1);
        rig.Write16(Status, 1);
        rig.AdvanceFrames(1);
        Assert.Equal(1, rig.Read16(Status));
        Assert.Equal(0u, rig.Read32(Response));
        rig.AdvanceFrames(1);

        Assert.Equal(~(Verb + 1), rig.Read32(Response));
    }

    [Fact]
    public void While_the_ring_has_something_to_send_the_interface_cannot_be_used()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Queue(Verb);

        rig.Write16(Status, 1);
        Assert.Equal(0, rig.Read16(Status));
        rig.AdvanceFrames(2);
        rig.Write16(Status, 1);

        Assert.Equal(1, rig.Read16(Status));
    }

    [Fact]
    public void A_controller_reset_forgets_the_verb()
    {
        ControllerRig rig = ControllerRig.Running();
        rig.Write32(0x08, 0);
        rig.Write16(Status, 1);
        rig.AdvanceFrames(1);
        rig.LeaveReset();

        Assert.Equal(0, rig.Read16(Status));
        Assert.Empty(rig.Codec.Verbs);
    }

    [Fact]
    public void The_response_register_is_read_only()
    {
        ControllerRig rig = ControllerRig.Running();

        rig.Write32(Response, 0x1234_5678);

        Assert.Equal(0u, rig.Read32(Response));
    }
}
