using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>CORB and RIRB over the same memory, and streams that write over both, and over their own lists.</summary>
public sealed class OverlappingRings
{
    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(-128)]
    [InlineData(896)]
    public void Responses_become_verbs_and_nothing_breaks(int distance)
    {
        ControllerRig rig = Patient.Admit();
        rig.Write32(0x40, ControllerRig.Low(ControllerRig.Buffers));
        rig.Write32(0x50, ControllerRig.Low(ControllerRig.Buffers + distance));

        // All 255 verbs that there is room for, over and over.
        for (int round = 0; round < 20; round++)
        {
            rig.Write16(0x48, (uint)(round * 255) & 0xFF);
            rig.AdvanceFrames(260);
        }

        Assert.Equal(rig.Read16(0x48), rig.Read16(0x4A));
        Assert.NotEmpty(rig.Codec.Verbs);
        Assert.Equal(0, rig.Read8(0x4D));
        Patient.AssertCured(rig);
    }

    [Fact]
    public void A_stream_that_writes_over_rings_and_its_own_list_ends_in_an_error_bit_or_goes_on()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig input = rig.Input().Prepare();
        rig.Memory.SetDescriptor(input.List, 0, TestMemory.AddressOf(input.List), 4096, true);
        rig.Memory.SetDescriptor(input.List, 1, TestMemory.AddressOf(ControllerRig.Corb), 4096, true);
        input.Start();

        for (uint i = 0; i < 1000; i++)
        {
            rig.Write16(0x48, i & 0xFF);
            rig.AdvanceFrames(i % 5);
        }

        Assert.NotEqual(0, input.Status & 0x1C);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void Positions_written_over_a_list_and_the_command_ring_do_no_harm()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig output = rig.Output().Prepare().Fill();
        rig.Write32(0x74, ControllerRig.High(0));

        // Entry 4 of the position buffer is the length of the list's third entry; then it is CORB entry 8.
        rig.Write32(0x70, ControllerRig.Low(output.List) | 1);
        output.Start();
        rig.AdvanceFrames(1000);
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Corb) | 1);
        rig.Write16(0x48, 100);
        rig.AdvanceFrames(1000);

        Assert.Equal(100, rig.Read16(0x4A));
        Patient.AssertCured(rig);
    }
}
