namespace Azalia.Simulation.Tests.Controller;

public sealed class Rirb_3_4
{
    private const uint Verb = 0x000F_0004;

    private static ControllerRig WithCount(byte interruptCount)
    {
        ControllerRig rig = ControllerRig.Running();
        rig.StartRings(interruptCount);
        rig.Write32(0x20, 0xC000_0000);
        return rig;
    }

    [Fact]
    public void The_first_response_goes_to_entry_one()
    {
        ControllerRig rig = WithCount(1);

        rig.Queue(Verb);
        rig.AdvanceFrames(2);

        Assert.Equal((0u, 0u), rig.Response(0));
        Assert.Equal(~Verb, rig.Response(1).Response);
    }

    [Fact]
    public void A_count_of_one_interrupts_with_each_response()
    {
        ControllerRig rig = WithCount(1);
        rig.Queue(Verb);
        rig.Queue(Verb);

        rig.AdvanceFrames(2);
        Assert.Equal(1, rig.Read8(0x5D));
        Assert.True(rig.Device.LineAsserted);
        rig.Write8(0x5D, 5);
        Assert.False(rig.Device.LineAsserted);
        rig.AdvanceFrames(1);

        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void A_count_of_three_interrupts_with_the_third()
    {
        ControllerRig rig = WithCount(3);
        for (int i = 0; i < 6; i++)
            rig.Queue(Verb);

        rig.AdvanceFrames(3);
        Assert.Equal(2, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
        rig.AdvanceFrames(1);
        Assert.Equal(1, rig.Read8(0x5D));

        rig.Write8(0x5D, 1);
        rig.AdvanceFrames(2);
        Assert.Equal(0, rig.Read8(0x5D));
        rig.AdvanceFrames(1);
        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void An_empty_slot_after_a_response_interrupts_whatever_the_count()
    {
        ControllerRig rig = WithCount(200);
        rig.Queue(Verb);

        rig.AdvanceFrames(2);
        Assert.Equal(0, rig.Read8(0x5D));
        Assert.Equal(rig.Now + 500, rig.Device.NextEventTick);
        rig.Advance(499);
        Assert.False(rig.Device.LineAsserted);
        rig.Advance(1);

        Assert.Equal(1, rig.Read8(0x5D));
        Assert.True(rig.Device.LineAsserted);
    }

    [Fact]
    public void An_empty_slot_without_a_response_before_it_does_not_interrupt()
    {
        ControllerRig rig = WithCount(200);

        rig.AdvanceFrames(10);

        Assert.Equal(0, rig.Read8(0x5D));
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void A_count_of_zero_means_256()
    {
        ControllerRig rig = WithCount(0);

        // The ring holds 255 unsent verbs, so the last ones follow while the first are answered.
        rig.Write16(0x48, 255);
        rig.AdvanceFrames(200);
        rig.Write16(0x48, 100);
        rig.AdvanceFrames(56);
        Assert.Equal(255, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
        rig.AdvanceFrames(1);

        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void The_flag_stays_until_it_is_written_with_one()
    {
        ControllerRig rig = WithCount(1);
        rig.Queue(Verb);
        rig.AdvanceFrames(10);

        rig.Write8(0x5D, 0);
        Assert.Equal(1, rig.Read8(0x5D));
        rig.Write8(0x5D, 4);
        Assert.Equal(1, rig.Read8(0x5D));
        rig.Write8(0x5D, 1);
        Assert.Equal(0, rig.Read8(0x5D));
    }

    [Fact]
    public void The_flag_comes_up_without_its_enable_and_interrupts_as_soon_as_that_is_set()
    {
        ControllerRig rig = WithCount(1);
        rig.Write8(0x5C, 2);
        rig.Queue(Verb);
        rig.AdvanceFrames(2);
        Assert.Equal(1, rig.Read8(0x5D));
        Assert.False(rig.Device.LineAsserted);

        rig.Write8(0x5C, 3);

        Assert.True(rig.Device.LineAsserted);
    }

    [Fact]
    public void The_write_pointer_reset_reads_zero_and_starts_over()
    {
        ControllerRig rig = WithCount(1);
        rig.Queue(Verb);
        rig.AdvanceFrames(2);
        rig.Write8(0x5C, 0);
        rig.AdvanceFrames(1);

        rig.Write16(0x58, 0x8000);

        Assert.Equal(0, rig.Read16(0x58));
    }

    [Fact]
    public void The_write_pointer_reset_is_ignored_while_the_ring_runs()
    {
        ControllerRig rig = WithCount(1);
        rig.Queue(Verb);
        rig.AdvanceFrames(2);

        rig.Write16(0x58, 0x8000);

        Assert.Equal(1, rig.Read16(0x58));
    }

    [Fact]
    public void The_write_pointer_cannot_be_written()
    {
        ControllerRig rig = WithCount(1);

        rig.Write16(0x58, 0x0034);

        Assert.Equal(0, rig.Read16(0x58));
    }

    [Fact]
    public void Stopping_reads_back_at_the_end_of_the_frame()
    {
        ControllerRig rig = WithCount(1);
        rig.Advance(100);

        rig.Write8(0x5C, 0);
        Assert.Equal(2, rig.Read8(0x5C));
        rig.Advance(400);

        Assert.Equal(0, rig.Read8(0x5C));
    }

    [Fact]
    public void A_response_while_the_ring_is_stopped_is_an_overrun()
    {
        ControllerRig rig = WithCount(1);
        rig.Write8(0x5C, 4);
        rig.AdvanceFrames(1);

        rig.Queue(Verb);
        rig.AdvanceFrames(2);

        Assert.Equal(4, rig.Read8(0x5D));
        Assert.Equal(0, rig.Read16(0x58));
        Assert.True(rig.Device.LineAsserted);
        rig.Write8(0x5D, 4);
        Assert.Equal(0, rig.Read8(0x5D));
    }

    [Fact]
    public void A_response_that_memory_refuses_is_an_overrun_and_is_lost()
    {
        ControllerRig rig = WithCount(1);
        rig.Memory.Refuse(ControllerRig.Rirb, 2048);
        rig.Queue(Verb);
        rig.AdvanceFrames(2);
        Assert.Equal(4, rig.Read8(0x5D));
        Assert.Equal(0, rig.Read16(0x58));

        rig.Memory.AllowEverything();
        rig.Queue(Verb + 1);
        rig.AdvanceFrames(2);

        Assert.Equal(5, rig.Read8(0x5D));
        Assert.Equal(~(Verb + 1), rig.Response(1).Response);
    }

    [Fact]
    public void A_driver_that_does_not_read_is_overwritten_silently()
    {
        ControllerRig rig = WithCount(1);

        for (int i = 0; i < 300; i++)
        {
            rig.Queue(Verb + (uint)i);
            rig.AdvanceFrames(2);
        }

        Assert.Equal(300 % 256, rig.Read16(0x58));
        Assert.Equal(~(Verb + 299), rig.Response(300 % 256).Response);
        Assert.Equal(1, rig.Read8(0x5D));
    }

    [Fact]
    public void A_codec_that_does_not_answer_leaves_no_entry()
    {
        ControllerRig rig = WithCount(1);
        rig.Codec.Answers = false;

        rig.Queue(Verb);
        rig.AdvanceFrames(10);

        Assert.Single(rig.Codec.Verbs);
        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
    }
}
