using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>Each quirk of <see cref="ControllerQuirks"/> does what it says, and nothing without it.</summary>
public sealed class Quirks_5_1_and_5_2
{
    private const uint Verb = 0x000F_0004;

    [Theory]
    [InlineData(false, 0x4401)]
    [InlineData(true, 0x0001)]
    public void GCAP_may_tell_of_no_streams_that_work_all_the_same(bool hides, int capabilities)
    {
        ControllerRig rig = With(new ControllerQuirks { ReportsNoStreams = hides });

        Assert.Equal(capabilities, rig.Read16(0x00));
        rig.Output().Prepare().Start();
        rig.AdvanceFrames(10);
        Assert.Equal(40, rig.Codec.HeardOn(5).Length);
    }

    [Theory]
    [InlineData(64, 0x04)]
    [InlineData(40, 0x04)]
    [InlineData(33, 0x04)]
    [InlineData(32, 0x10)]
    public void An_address_beyond_the_wired_bits_is_a_descriptor_error_although_64OK_is_set(int bits, int status)
    {
        ControllerRig rig = With(new ControllerQuirks { AddressBits = bits });
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -64, 4096).Start();

        Assert.Equal(status, stream.Status & 0x1C);
        Assert.Equal(1, rig.Read16(0x00) & 1);
    }

    [Fact]
    public void Rings_beyond_the_wired_bits_fail_with_the_bits_of_rings()
    {
        ControllerRig rig = With(new ControllerQuirks { AddressBits = 32 });
        rig.StartRings();

        rig.Queue(Verb);

        Assert.Equal(1, rig.Read8(0x4D));
    }

    [Theory]
    [InlineData(false, 0x00)]
    [InlineData(true, 0x10)]
    public void A_buffer_across_a_page_may_be_a_descriptor_error(bool ends, int status)
    {
        ControllerRig rig = With(new ControllerQuirks { BuffersEndAtPages = ends });
        StreamRig stream = rig.Output().Prepare();
        rig.Memory.SetDescriptor(stream.List, 0, TestMemory.AddressOf(stream.Buffer + 4000), 97, false);
        stream.Start();

        Assert.Equal(status, stream.Status & 0x1C);
    }

    [Fact]
    public void A_buffer_up_to_the_end_of_a_page_is_none()
    {
        ControllerRig rig = With(new ControllerQuirks { BuffersEndAtPages = true });
        StreamRig stream = rig.Output().Prepare();
        rig.Memory.SetDescriptor(stream.List, 0, TestMemory.AddressOf(stream.Buffer + 4000), 96, false);
        stream.Start();

        Assert.Equal(0, stream.Status & 0x1C);
        Assert.True(stream.IsRunning);
    }

    [Fact]
    public void Narrow_writes_may_go_nowhere_while_narrow_reads_are_served()
    {
        ControllerRig rig = With(new ControllerQuirks { TakesDwordWritesOnly = true });

        rig.Write8(0x20, 0xFF);
        rig.Write16(0x22, 0xC000);
        rig.Device.Write(0x1F, 4, 0xFFFF_FFFF);
        Assert.Equal(0u, rig.Read32(0x20));
        rig.Write32(0x20, 0xC000_0055);

        Assert.Equal(0x55, rig.Read8(0x20));
        Assert.Equal(0xC000, rig.Read16(0x22));

        // With the one that acknowledged the codecs.
        Assert.Equal(4, rig.Device.NarrowWrites);
    }

    [Theory]
    [InlineData(PositionBufferQuirk.None, 2176u)]
    [InlineData(PositionBufferQuirk.NeverWritten, 0xAAAA_AAAAu)]
    [InlineData(PositionBufferQuirk.WithinBuffer, 128u)]
    public void The_position_buffer_may_say_something_else(PositionBufferQuirk quirk, uint expected)
    {
        ControllerRig rig = With(new ControllerQuirks { PositionBuffer = quirk });
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 2048, 4096);
        rig.Memory.SetDword(ControllerRig.Positions + 4 * 8, 0xAAAA_AAAA);
        stream.Start();

        rig.AdvanceFrames(500);

        Assert.Equal(expected, stream.MemoryPosition);
        Assert.Equal(2000u, stream.LinkPosition);
    }

    [Fact]
    public void The_link_position_may_be_late()
    {
        ControllerRig rig = With(new ControllerQuirks { LinkPositionLagFrames = 32 });
        StreamRig stream = rig.Output().Prepare().Start();

        rig.AdvanceFrames(10);
        Assert.Equal(0u, stream.LinkPosition);
        rig.AdvanceFrames(90);
        Assert.Equal(68u * 4, stream.LinkPosition);
        Assert.Equal(68u * 4, rig.Read32(0x2084 + 0x80));

        // Round the buffer of 2,048 frames.
        rig.AdvanceFrames(1960);
        Assert.Equal((2060u - 32) * 4, stream.LinkPosition);
        rig.AdvanceFrames(30);
        Assert.Equal((2090u - 32 - 2048) * 4, stream.LinkPosition);
    }

    [Fact]
    public void The_link_position_may_be_restored_while_the_stream_stands_still()
    {
        ControllerRig rig = With(new ControllerQuirks { LinkPositionIsWritable = true });
        StreamRig stream = rig.Output().Prepare();
        stream.Write32(0x04, 4096);
        Assert.Equal(4096u, stream.LinkPosition);
        stream.Start();
        rig.AdvanceFrames(10);
        Assert.Equal(4136u, stream.LinkPosition);

        stream.Write32(0x04, 0);

        Assert.Equal(4136u, stream.LinkPosition);
    }

    [Fact]
    public void The_wall_clock_may_stand_still()
    {
        ControllerRig rig = With(new ControllerQuirks { FreezesWallClock = true });
        rig.AdvanceFrames(10);

        Assert.Equal(0u, rig.Read32(0x30));
        Assert.Equal(0u, rig.Read32(0x2030));
    }

    [Fact]
    public void A_stream_reset_may_be_over_before_it_can_be_seen()
    {
        ControllerRig rig = With(new ControllerQuirks { StreamResetNeverReadsOne = true });
        StreamRig stream = rig.Output().Prepare().Start();
        rig.AdvanceFrames(10);

        stream.WriteControl(1);

        Assert.Equal(0x04_0000u, stream.Control);
        Assert.Equal(0u, stream.Read32(0x08));
        Assert.Equal(0u, stream.LinkPosition);
        stream.Prepare().Fill().Start();
        rig.AdvanceFrames(10);
        Assert.Equal(stream.Expected(40), rig.Codec.HeardOn(5)[^40..]);
    }

    [Fact]
    public void A_stream_may_say_that_it_is_ready_when_it_never_ran()
    {
        Assert.Equal(0x20, With(new ControllerQuirks { IsAlwaysFifoReady = true }).Output().Status);
        Assert.Equal(0x00, With(new ControllerQuirks()).Output().Status);
    }

    [Fact]
    public void Verbs_may_wait_until_responses_are_acknowledged()
    {
        ControllerRig rig = With(new ControllerQuirks { StallsUntilResponsesAreAcknowledged = true });
        rig.StartRings(interruptCount: 2);
        for (int i = 0; i < 5; i++)
            rig.Queue(Verb);
        rig.AdvanceFrames(20);
        Assert.Equal(2, rig.Read16(0x58));

        rig.Write8(0x5D, 1);
        rig.AdvanceFrames(20);
        Assert.Equal(4, rig.Read16(0x58));
        rig.Write8(0x5D, 1);
        rig.AdvanceFrames(20);

        Assert.Equal(5, rig.Read16(0x58));
    }

    [Fact]
    public void And_then_nothing_is_flagged_unless_its_interrupt_is_enabled()
    {
        ControllerRig rig = With(new ControllerQuirks { StallsUntilResponsesAreAcknowledged = true });
        rig.StartRings();
        rig.Write8(0x5C, 2);

        rig.Queue(Verb);
        rig.AdvanceFrames(5);

        Assert.Equal(0, rig.Read8(0x5D));
        Assert.Equal(1, rig.Read16(0x58));
    }

    [Fact]
    public void Without_command_rings_neither_engine_can_be_started_and_immediate_commands_work()
    {
        ControllerRig rig = With(new ControllerQuirks { LacksCommandRings = true });
        rig.StartRings();
        Assert.Equal(0x00, rig.Read8(0x4C));
        Assert.Equal(0x05, rig.Read8(0x5C));

        rig.Write32(0x60, Verb);
        rig.Write16(0x68, 1);
        rig.AdvanceFrames(2);

        Assert.Equal(2, rig.Read16(0x68));
        Assert.Equal(~Verb, rig.Read32(0x64));
    }

    [Fact]
    public void Without_immediate_commands_ICB_cannot_be_set()
    {
        ControllerRig rig = With(new ControllerQuirks { LacksImmediateCommands = true });
        rig.Write32(0x60, Verb);

        rig.Write16(0x68, 1);
        rig.AdvanceFrames(3);

        Assert.Equal(0, rig.Read16(0x68));
        Assert.Empty(rig.Codec.Verbs);
    }

    [Theory]
    [InlineData(false, 0b111, 0x72)]
    [InlineData(true, 0b111, 0x70)]
    [InlineData(true, 0b100, 0x42)]
    [InlineData(false, 0b001, 0x10)]
    [InlineData(false, 0b011, 0x31)]
    public void Rings_may_start_with_their_smallest_size(bool smallest, byte sizes, byte expected)
    {
        ControllerRig rig = new(ControllerProfiles.Pch with { RingSizeCapabilities = sizes, Quirks = new() { RingsResetToSmallest = smallest } });

        Assert.Equal(expected, rig.Read8(0x4E));
        Assert.Equal(expected, rig.Read8(0x5E));
    }

    [Fact]
    public void RINTCNT_may_be_one_after_reset() => Assert.Equal(1, With(new() { ResponseInterruptCountAtReset = 1 }).Read16(0x5A));

    [Fact]
    public void A_codec_that_never_answers_may_ask_for_an_address_after_each_reset()
    {
        ControllerRig rig = new(ControllerProfiles.Pch with { Quirks = new() { PhantomCodecs = 0b1001 } });
        for (int reset = 0; reset < 2; reset++)
        {
            rig.LeaveReset();
            Assert.Equal(0b1001, rig.Read16(0x0E));
            rig.Write16(0x0E, 0x7FFF);
            rig.StartRings();
            rig.Queue(0x300F_0000);
            rig.AdvanceFrames(10);
            Assert.Equal(0, rig.Read16(0x58));
            Assert.Equal(0, rig.Read16(0x0E));
            rig.Write32(0x08, 0);
            rig.AdvanceFrames(2);
        }
    }

    [Fact]
    public void Firmware_may_leave_everything_running_and_a_controller_reset_clears_it()
    {
        ControllerRig rig = new(ControllerProfiles.Pch with { Quirks = new() { StartsAsFirmwareLeftIt = true } });
        Assert.Equal(1u, rig.Read32(0x08));
        Assert.Equal(2, rig.Read8(0x5C) & 2);
        Assert.Equal(1, rig.Read8(0x4D));
        Assert.Equal(0x10, rig.Read8(0x83));
        Assert.True(rig.Device.LineAsserted);

        rig.Write32(0x08, 0);
        rig.AdvanceFrames(2);

        Assert.False(rig.Device.LineAsserted);
        Hostile.Patient.AssertCured(rig);
    }

    [Fact]
    public void SSYNC_may_be_one_register_in_two_places()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.VirtualBox);
        rig.Write32(0x34, 0x10);
        Assert.Equal(0x10u, rig.Read32(0x38));
        StreamRig stream = rig.Output().Prepare().Start();
        rig.AdvanceFrames(10);
        Assert.Equal(0u, stream.LinkPosition);

        rig.Write32(0x38, 0);
        Assert.Equal(0u, rig.Read32(0x34));
        rig.AdvanceFrames(10);

        Assert.Equal(40u, stream.LinkPosition);
    }

    [Fact]
    public void SSYNC_may_be_nowhere()
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Qemu);
        rig.Write32(0x34, 0xFF);
        rig.Write32(0x38, 0xFF);

        Assert.Equal(0u, rig.Read32(0x34) | rig.Read32(0x38));
    }

    [Fact]
    public void The_immediate_interface_may_say_who_answered()
    {
        foreach ((ImmediateExtension extension, int idle, int answered) in ((ImmediateExtension, int, int)[])
            [(ImmediateExtension.None, 0x00, 0x02), (ImmediateExtension.Full, 0x04, 0x16), (ImmediateExtension.AddressOnly, 0x00, 0x12)])
        {
            ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { ImmediateExtension = extension }, codecs: 2);
            Assert.Equal(idle, rig.Read16(0x68));
            rig.Write32(0x60, 1u << 28 | Verb);
            rig.Write16(0x68, 1);
            rig.AdvanceFrames(2);

            Assert.Equal(answered, rig.Read16(0x68));
        }
    }

    [Theory]
    [InlineData(ImmediateExtension.None, false)]
    [InlineData(ImmediateExtension.AddressOnly, false)]
    [InlineData(ImmediateExtension.Full, true)]
    public void With_the_extension_an_unsolicited_response_comes_into_the_register_while_the_ring_does_not_run(ImmediateExtension extension, bool comes)
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Pch with { ImmediateExtension = extension }, codecs: 3);
        rig.Write32(0x08, 0x101);
        rig.Codecs[2].SayUnsolicited(rig.Now, 0x1400_0001);
        rig.Codecs[2].SayUnsolicited(rig.Now, 0x1400_0002);
        rig.AdvanceFrames(5);

        // IRRADD 2, IRRUNSOL, ICVER, IRV. The second found the register full.
        Assert.Equal(comes ? 0x2E : 0x00, rig.Read16(0x68));
        Assert.Equal(comes ? 0x1400_0001u : 0u, rig.Read32(0x64));

        rig.StartRings();
        rig.Codecs[2].SayUnsolicited(rig.Now, 0x1400_0003);
        rig.AdvanceFrames(5);
        Assert.Equal((0x1400_0003u, 0x12u), rig.Response(1));
    }

    [Theory]
    [InlineData("ich6", 0x000F)]
    [InlineData("nvidia", 0x00FF)]
    [InlineData("pch", 0x7FFF)]
    public void WAKEEN_and_STATESTS_have_a_bit_for_each_line(string profile, int bits)
    {
        ControllerRig rig = ControllerRig.Running(ControllerProfiles.Find(profile));

        rig.Write16(0x0C, 0xFFFF);

        Assert.Equal(bits, rig.Read16(0x0C));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ControllerRig(ControllerProfiles.Find(profile), codecs: 16));
    }

    private static ControllerRig With(ControllerQuirks quirks) => ControllerRig.Running(ControllerProfiles.Pch with { Quirks = quirks });
}
