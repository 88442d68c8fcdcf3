using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

public sealed class Corb_3_3
{
    private const uint Verb = 0x000F_0004;

    [Fact]
    public void A_verb_goes_out_at_the_start_of_the_next_frame()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Advance(123);
        long nextFrame = rig.Now + 377;

        rig.Queue(Verb);
        rig.Advance(376);
        Assert.Empty(rig.Codec.Verbs);
        rig.Advance(1);

        Assert.Equal([(nextFrame, Verb)], rig.Codec.Verbs);
    }

    [Fact]
    public void The_answer_is_there_one_frame_after_the_verb()
    {
        ControllerRig rig = ControllerRig.WithRings();

        rig.Queue(Verb);
        Assert.Equal(rig.Now + 1000, rig.Device.NextEventTick);
        rig.Advance(999);
        Assert.Equal(0, rig.Read16(0x58));
        rig.Advance(1);

        Assert.Equal(1, rig.Read16(0x58));
        Assert.Equal((~Verb, 0u), rig.Response(1));
    }

    [Fact]
    public void One_verb_goes_out_in_a_frame()
    {
        ControllerRig rig = ControllerRig.WithRings();
        for (uint i = 0; i < 20; i++)
            rig.Memory.SetDword(4 + 4 * (int)i, Verb + i);

        rig.Write16(0x48, 20);
        rig.AdvanceFrames(19);
        Assert.Equal(19, rig.Codec.Verbs.Count);
        rig.AdvanceFrames(2);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => Verb + (uint)i), rig.Codec.Verbs.Select(verb => verb.Command));
        Assert.All(rig.Codec.Verbs.Zip(rig.Codec.Verbs.Skip(1)), pair => Assert.Equal(500, pair.Second.Tick - pair.First.Tick));
        Assert.Equal(20, rig.Read16(0x58));
    }

    [Fact]
    public void The_read_pointer_names_the_last_verb_fetched()
    {
        ControllerRig rig = ControllerRig.WithRings();

        rig.Write16(0x48, 3);
        Assert.Equal(1, rig.Read16(0x4A));
        rig.AdvanceFrames(1);
        Assert.Equal(2, rig.Read16(0x4A));
        rig.AdvanceFrames(5);
        Assert.Equal(3, rig.Read16(0x4A));
    }

    [Fact]
    public void The_ring_wraps_to_entry_zero()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Write16(0x48, 254);
        rig.AdvanceFrames(260);
        rig.Codec.Verbs.Clear();

        for (int i = 0; i < 4; i++)
            rig.Queue(Verb + (uint)i);
        rig.AdvanceFrames(5);

        Assert.Equal([Verb, Verb + 1, Verb + 2, Verb + 3], rig.Codec.Verbs.Select(verb => verb.Command));
        Assert.Equal(2, rig.Read16(0x4A));
        Assert.Equal(2, rig.Read16(0x58));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 16)]
    [InlineData(2, 256)]
    public void The_ring_has_the_size_that_is_chosen(int code, int entries)
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { RingSizeCapabilities = 0b111 });
        Assert.Equal(0x72, rig.Read8(0x4E));
        rig.Write8(0x4E, (uint)code);
        rig.Write8(0x5E, (uint)code);
        Assert.Equal(0x70 + code, rig.Read8(0x4E));
        rig.StartRings();

        for (int i = 1; i <= entries + 1; i++)
        {
            rig.Memory.SetDword(i % entries * 4, Verb + (uint)i);
            rig.Write16(0x48, (uint)(i % entries));
            rig.AdvanceFrames(2);
            Assert.Equal(i % entries, rig.Read16(0x4A));
            Assert.Equal(i % entries, rig.Read16(0x58));
            Assert.Equal(~(Verb + (uint)i), rig.Response(i % entries).Response);
        }
    }

    [Fact]
    public void A_reserved_size_is_ignored()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { RingSizeCapabilities = 0b101 });

        rig.Write8(0x4E, 3);
        Assert.Equal(0x52, rig.Read8(0x4E));
        rig.Write8(0x4E, 1);
        Assert.Equal(0x52, rig.Read8(0x4E));
        rig.Write8(0x4E, 0);
        Assert.Equal(0x50, rig.Read8(0x4E));
    }

    [Fact]
    public void The_pointer_reset_is_a_handshake()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Write16(0x48, 3);
        rig.AdvanceFrames(5);
        rig.Write8(0x4C, 0);
        rig.AdvanceFrames(1);

        rig.Write16(0x4A, 0x8000);
        Assert.Equal(0x8000, rig.Read16(0x4A));
        rig.Write16(0x4A, 0);
        Assert.Equal(0, rig.Read16(0x4A));
    }

    [Fact]
    public void Nothing_is_fetched_while_the_pointer_reset_is_held()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Write16(0x4A, 0x8000);

        rig.Queue(Verb);
        rig.AdvanceFrames(3);
        Assert.Empty(rig.Codec.Verbs);
        rig.Write16(0x4A, 0);
        rig.AdvanceFrames(1);

        Assert.Single(rig.Codec.Verbs);
    }

    [Fact]
    public void The_pointer_reset_clears_itself_where_the_profile_says_so()
    {
        ControllerRig rig = ControllerRig.WithRings(ControllerProfiles.Pch with { CorbReadPointerResetClearsItself = true });
        rig.Write16(0x48, 3);
        rig.AdvanceFrames(5);

        rig.Write16(0x4A, 0x8000);

        Assert.Equal(0, rig.Read16(0x4A) & 0x8000);
    }

    [Fact]
    public void The_pointer_reset_drops_the_verb_that_was_fetched_ahead()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Queue(Verb);
        rig.Write16(0x48, 0);

        rig.Write16(0x4A, 0x8000);
        rig.Write16(0x4A, 0);
        rig.AdvanceFrames(3);

        Assert.Empty(rig.Codec.Verbs);
    }

    [Fact]
    public void Stopping_reads_back_at_the_end_of_the_frame()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Advance(200);

        rig.Write8(0x4C, 0);
        Assert.Equal(2, rig.Read8(0x4C));
        Assert.Equal(rig.Now + 300, rig.Device.NextEventTick);
        rig.Advance(300);

        Assert.Equal(0, rig.Read8(0x4C));
    }

    [Fact]
    public void A_stopped_ring_sends_nothing_and_goes_on_when_it_is_started()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Write8(0x4C, 0);
        rig.AdvanceFrames(1);
        rig.Queue(Verb);
        rig.Queue(Verb + 1);
        rig.AdvanceFrames(5);
        Assert.Empty(rig.Codec.Verbs);

        rig.Write8(0x4C, 2);
        rig.AdvanceFrames(3);

        Assert.Equal([Verb, Verb + 1], rig.Codec.Verbs.Select(verb => verb.Command));
    }

    [Fact]
    public void A_stop_that_is_taken_back_in_time_changes_nothing()
    {
        ControllerRig rig = ControllerRig.WithRings();

        rig.Write8(0x4C, 0);
        rig.Write8(0x4C, 2);
        rig.Queue(Verb);
        rig.AdvanceFrames(2);

        Assert.Equal(2, rig.Read8(0x4C));
        Assert.Single(rig.Codec.Verbs);
    }

    [Fact]
    public void A_refused_fetch_raises_a_memory_error_and_stops_the_ring_for_good()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Write8(0x4C, 3);
        rig.Write32(0x20, 0xC000_0000);
        rig.Memory.Refuse(ControllerRig.Corb, 1024);

        rig.Queue(Verb);
        Assert.Equal(1, rig.Read8(0x4D));
        Assert.Equal(1, rig.Read8(0x4C));
        Assert.True(rig.Device.LineAsserted);

        rig.Write8(0x4D, 1);
        rig.Memory.AllowEverything();
        rig.Write8(0x4C, 2);
        rig.AdvanceFrames(5);
        Assert.False(rig.Device.LineAsserted);
        Assert.Equal(0, rig.Read8(0x4C));
        Assert.Empty(rig.Codec.Verbs);
    }

    [Fact]
    public void A_controller_reset_cures_a_memory_error()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Device.BusMasterEnabled = false;
        rig.Queue(Verb);
        Assert.Equal(1, rig.Read8(0x4D));

        rig.Device.BusMasterEnabled = true;
        rig.Write32(0x08, 0);
        rig.AdvanceFrames(1);
        rig.LeaveReset();
        rig.StartRings();
        rig.Queue(Verb);
        rig.AdvanceFrames(2);

        Assert.Equal(0, rig.Read8(0x4D));
        Assert.Equal(~Verb, rig.Response(1).Response);
    }

    [Fact]
    public void A_fetch_that_fails_behind_a_verb_is_seen_in_that_verbs_frame()
    {
        ControllerRig rig = ControllerRig.WithRings();
        rig.Memory.Refuse(ControllerRig.Corb + 8, 4);

        rig.Write16(0x48, 2);
        Assert.Equal(0, rig.Read8(0x4D));
        Assert.Equal(rig.Now + 500, rig.Device.NextEventTick);
        rig.Advance(500);

        Assert.Equal(1, rig.Read8(0x4D));
        Assert.Single(rig.Codec.Verbs);
    }

    [Fact]
    public void A_write_pointer_beyond_the_ring_does_not_send_for_ever()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { RingSizeCapabilities = 0b111 });
        rig.Write8(0x4E, 0);
        rig.StartRings();

        rig.Write16(0x48, 0xFF);
        rig.AdvanceFrames(10);

        Assert.Single(rig.Codec.Verbs);
        Assert.Equal(long.MaxValue, rig.Device.NextEventTick);
    }

    [Fact]
    public void Verbs_reach_the_codec_whose_address_they_carry()
    {
        ControllerRig rig = ControllerRig.WithRings(codecs: 3);

        rig.Queue(0x2000_0000 | Verb);
        rig.Queue(0x0000_0000 | Verb);
        rig.AdvanceFrames(3);

        Assert.Single(rig.Codecs[0].Verbs);
        Assert.Empty(rig.Codecs[1].Verbs);
        Assert.Single(rig.Codecs[2].Verbs);
        Assert.Equal((~(0x2000_0000 | Verb), 2u), rig.Response(1));
        Assert.Equal((~Verb, 0u), rig.Response(2));
    }

    [Theory]
    [InlineData(0x1000_0000)]
    [InlineData(0xE000_0000)]
    [InlineData(0xF000_0000)]
    public void Nobody_answers_at_an_address_without_a_codec(uint address)
    {
        ControllerRig rig = ControllerRig.WithRings();

        rig.Queue(address | Verb);
        rig.AdvanceFrames(10);

        Assert.Equal(0, rig.Read16(0x58));
        Assert.Equal(0, rig.Read8(0x5D));
        Assert.Equal(1, rig.Read16(0x4A));
    }
}
