using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>The list of capabilities since Skylake, walked and used as a driver does.</summary>
public sealed class CapabilityChain_1_8
{
    private const int Links = 0xC00;
    private const int Pipe = 0x800;
    private const int Time = 0x500;
    private const int Software = 0x700;

    private readonly ControllerRig _rig = ControllerRig.Running(ControllerProfiles.Skylake);

    [Fact]
    public void The_list_is_links_then_pipe_then_time_then_software_position()
    {
        List<(int Offset, int Id)> found = [];
        for (int offset = _rig.Read16(0x14); offset != 0; offset = _rig.Read16(offset))
            found.Add((offset, _rig.Read16(offset + 2) & 0xFFF));

        Assert.Equal([(Links, 2), (Pipe, 3), (Time, 1), (Software, 4)], found);
        Assert.Equal(0, ControllerRig.Running().Read16(0x14));
        Assert.Equal(0u, ControllerRig.Running().Read32(Links));
    }

    [Fact]
    public void There_are_sixteen_descriptors_inputs_first()
    {
        Assert.Equal(0x9701, _rig.Read16(0));
        _rig.Write32(0x20, 0xFFFF_FFFF);
        Assert.Equal(0xC000_FFFFu, _rig.Read32(0x20));
        StreamRig last = _rig.Output(14, 15).Prepare().Fill().Start();
        _rig.AdvanceFrames(10);
        Assert.Equal(last.Expected(40), _rig.Codec.HeardOn(15));
    }

    [Fact]
    public void A_number_may_be_an_inputs_and_an_outputs_at_once()
    {
        _rig.Codec.Speaks = 1 << 1;
        StreamRig input = _rig.Input(0, 1).Prepare().Start();
        StreamRig output = _rig.Output(7, 1).Prepare().Fill().Start();

        _rig.AdvanceFrames(10);

        Assert.Equal(40u, input.LinkPosition);
        Assert.Equal(output.Expected(40), _rig.Codec.HeardOn(1));
    }

    [Fact]
    public void The_size_of_a_fifo_follows_the_format_and_is_there_at_once()
    {
        StreamRig output = _rig.Output(7);
        StreamRig input = _rig.Input();
        foreach ((ushort format, int size) in ((ushort, int)[])[(0x0000, 192), (0x0011, 192), (0x0037, 192), (0x1837, 512), (0x184F, 1024), (0x7F7F, 192)])
        {
            output.Write16(0x12, format);
            input.Write16(0x12, format);
            Assert.Equal(size, output.Read16(0x10));
            Assert.Equal(size, input.Read16(0x10));
            Assert.Equal(size, _rig.Read16(Software + 0x0C + 8 * 7));
            Assert.Equal(size, _rig.Read16(0x1094 + 0x20 * 7));
        }

        output.Write16(0x10, 0x00FF);
        Assert.Equal(192, output.Read16(0x10));
    }

    [Fact]
    public void The_power_of_the_link_follows_in_a_frame_and_can_only_then_be_asked_for_again()
    {
        int control = Links + 0x44;
        Assert.Equal(0x0081_0002u, _rig.Read32(control));
        _rig.Write32(control, 0x0000_0002);
        Assert.Equal(0x0080_0002u, _rig.Read32(control));

        // SPA does not move while CPA is on its way; the clock may be chosen.
        _rig.Write32(control, 0x0001_0000);
        Assert.Equal(0x0080_0000u, _rig.Read32(control));
        _rig.AdvanceFrames(1);
        Assert.Equal(0x0000_0000u, _rig.Read32(control));

        _rig.Write32(control, 0x0001_0002);
        Assert.Equal(_rig.Now + 500, _rig.Device.NextEventTick);
        _rig.AdvanceFrames(1);
        Assert.Equal(0x0081_0002u, _rig.Read32(control));
    }

    [Fact]
    public void The_link_says_what_it_is()
    {
        // One link; 6, 12 and 24 MHz; all stream numbers; seven inputs and nine outputs.
        Assert.Equal(0u, _rig.Read32(Links + 0x04));
        Assert.Equal(7u, _rig.Read32(Links + 0x40));
        Assert.Equal(0xFFFEu, _rig.Read32(Links + 0x48));
        Assert.Equal(0x7FFFu, _rig.Read32(Links + 0x4C));
        Assert.Equal(9, _rig.Read16(Links + 0x50));
        Assert.Equal(7, _rig.Read16(Links + 0x52));
        Assert.Equal(60u, _rig.Read32(Links + 0x60));
        Assert.Equal(29u, _rig.Read32(Links + 0x70));
    }

    [Fact]
    public void A_decoupled_stream_fills_its_fifo_and_sends_nothing_until_it_is_coupled_again()
    {
        _rig.Write32(Pipe + 0x04, 1u << 30 | 1u << 7);
        Assert.Equal(1u << 30 | 1u << 7, _rig.Read32(Pipe + 0x04));
        StreamRig stream = _rig.Output(7).Prepare().Fill().Start();
        _rig.AdvanceFrames(10);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(0x20, stream.Status & 0x38);

        _rig.Write32(Pipe + 0x04, 0);
        _rig.AdvanceFrames(10);

        Assert.Equal(stream.Expected(40), _rig.Codec.HeardOn(5));
    }

    [Fact]
    public void Linear_positions_do_not_wrap()
    {
        StreamRig stream = _rig.Output(7).Prepare().Start();
        _rig.AdvanceFrames(5000);

        int host = Pipe + 0x10 + 0x10 * 7;
        Assert.Equal(20_000u, _rig.Read32(host));
        Assert.Equal(0u, _rig.Read32(host + 4));
        Assert.InRange(_rig.Read32(host + 8), 20_128u, 20_192u);
        Assert.Equal(0u, _rig.Read32(host + 0xC));
        Assert.Equal(20_000u % 8192, stream.LinkPosition);

        // SDnDPIB: how far the DMA engine is.
        Assert.Equal(_rig.Read32(host + 8) % 8192, _rig.Read32(0x1084 + 0x20 * 7));
    }

    [Fact]
    public void The_links_side_of_a_stream_keeps_what_is_written()
    {
        int link = Pipe + 0x10 + 0x10 * 16 + 0x10 * 3;
        _rig.Write32(link, 0xFFFF_FFFF);
        _rig.Write32(link + 4, 0xFFFF_FFFF);

        Assert.Equal(0x00F0_0003u, _rig.Read32(link));
        Assert.Equal(0x0000_7F7Fu, _rig.Read32(link + 4));
    }

    [Fact]
    public void A_capture_takes_wall_clock_machine_time_and_position_of_one_moment()
    {
        _rig.Output(7, 5).Prepare().Start();
        _rig.AdvanceFrames(100);
        _rig.Advance(123);
        uint wall = _rig.Read32(0x30);

        _rig.Write32(Time + 0x20, 0x34);

        Assert.Equal(0x8000_0014u, _rig.Read32(Time + 0x20));
        Assert.Equal(wall / 500 << 9 | wall % 500, _rig.Read32(Time + 0x24));
        Assert.Equal((uint)_rig.Now, _rig.Read32(Time + 0x28));
        Assert.Equal(0u, _rig.Read32(Time + 0x2C));
        Assert.Equal(400u, _rig.Read32(Time + 0x38));
        Assert.Equal(0u, _rig.Read32(Time + 0x3C));
        _rig.Write32(Time + 0x20, 0x8000_0000);
        Assert.Equal(0u, _rig.Read32(Time + 0x20));
    }

    [Fact]
    public void A_capture_for_a_stream_that_is_not_there_has_no_position()
    {
        _rig.Output(7, 5).Prepare().Start();
        _rig.AdvanceFrames(100);

        // Number 5 of an input.
        _rig.Write32(Time + 0x20, 0x24);

        Assert.Equal(0x8000_0004u, _rig.Read32(Time + 0x20));
        Assert.Equal(0u, _rig.Read32(Time + 0x38));
    }

    [Fact]
    public void The_software_position_keeps_what_is_written()
    {
        _rig.Write32(Software + 0x04, 0xFFFF_FFFF);
        _rig.Write32(Software + 0x08, 0x1234_5678);

        Assert.Equal(0x0000_FFFFu, _rig.Read32(Software + 0x04));
        Assert.Equal(0x1234_5678u, _rig.Read32(Software + 0x08));
    }

    [Fact]
    public void A_controller_reset_resets_the_capabilities()
    {
        _rig.Write32(Links + 0x44, 0);
        _rig.Write32(Pipe + 0x04, 0x4000_0001);
        _rig.AdvanceFrames(2);

        _rig.Write32(0x08, 0);
        _rig.AdvanceFrames(2);

        Assert.Equal(0x0081_0002u, _rig.Read32(Links + 0x44));
        Assert.Equal(0u, _rig.Read32(Pipe + 0x04));
        Assert.Equal(Links, _rig.Read16(0x14));
    }
}
