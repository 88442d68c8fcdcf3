namespace Azalia.Simulation.Tests.Controller;

public sealed class Unsolicited_3_5
{
    private const uint Verb = 0x000F_0004;
    private const uint Jack = 0x0400_0001;

    private static ControllerRig Listening(int codecs = 1)
    {
        ControllerRig rig = ControllerRig.WithRings(codecs: codecs);
        rig.Write32(0x08, 0x101);
        return rig;
    }

    [Fact]
    public void An_unsolicited_response_arrives_in_the_first_frame_after_its_moment()
    {
        ControllerRig rig = Listening();
        rig.Codec.SayUnsolicited(rig.Now + 700, Jack);

        Assert.Equal(rig.Now + 1000, rig.Device.NextEventTick);
        rig.Advance(999);
        Assert.Equal(0, rig.Read16(0x58));
        rig.Advance(1);

        Assert.Equal((Jack, 0x10u), rig.Response(1));
        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void One_whose_moment_has_passed_takes_the_next_frame()
    {
        ControllerRig rig = Listening();
        rig.Advance(10);

        rig.Codec.SayUnsolicited(rig.Now, Jack);

        Assert.Equal(rig.Now + 490, rig.Device.NextEventTick);
        rig.Advance(490);
        Assert.Equal(1, rig.Read16(0x58));
    }

    [Fact]
    public void An_answer_to_a_verb_goes_first()
    {
        ControllerRig rig = Listening();
        rig.Queue(Verb);
        rig.AdvanceFrames(1);
        rig.Codec.SayUnsolicited(rig.Now, Jack);

        rig.AdvanceFrames(1);
        Assert.Equal(1, rig.Read16(0x58));
        Assert.Equal((~Verb, 0u), rig.Response(1));
        rig.AdvanceFrames(1);

        Assert.Equal((Jack, 0x10u), rig.Response(2));
    }

    [Fact]
    public void Each_codec_has_a_slot_of_its_own_in_every_frame()
    {
        ControllerRig rig = Listening(codecs: 2);
        rig.Queue(Verb);
        rig.AdvanceFrames(1);
        rig.Codecs[1].SayUnsolicited(rig.Now, Jack);

        rig.AdvanceFrames(1);

        Assert.Equal((~Verb, 0u), rig.Response(1));
        Assert.Equal((Jack, 0x11u), rig.Response(2));
    }

    [Fact]
    public void They_count_for_the_interrupt_like_answers()
    {
        ControllerRig rig = Listening();
        rig.Write8(0x5C, 0);
        rig.AdvanceFrames(1);
        rig.Write16(0x5A, 2);
        rig.Write8(0x5C, 3);
        rig.Codec.SayUnsolicited(rig.Now, Jack);
        rig.Codec.SayUnsolicited(rig.Now, Jack + 1);

        rig.AdvanceFrames(1);
        Assert.Equal(0, rig.Read8(0x5D));
        rig.AdvanceFrames(1);

        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void Without_UNSOL_they_are_dropped()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Codec.SayUnsolicited(rig.Now, Jack);

        rig.AdvanceFrames(3);
        rig.Write32(0x08, 0x101);
        rig.AdvanceFrames(3);

        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
    }

    [Fact]
    public void While_the_ring_is_stopped_they_are_dropped_without_an_overrun()
    {
        ControllerRig rig = Listening();
        rig.Write8(0x5C, 0);
        rig.AdvanceFrames(1);
        rig.Codec.SayUnsolicited(rig.Now, Jack);

        rig.AdvanceFrames(3);

        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
    }
}
