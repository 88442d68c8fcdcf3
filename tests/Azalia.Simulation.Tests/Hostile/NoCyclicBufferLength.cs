using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>SDnCBL 0, which is illegal, and lengths that have nothing to do with the list.</summary>
public sealed class NoCyclicBufferLength
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_length_of_zero_is_a_descriptor_error_and_nothing_moves(int index)
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = new(rig, index, 5);
        stream.Prepare();
        stream.Write32(0x08, 0);
        long before = rig.Device.Work.Total;

        for (int i = 0; i < 10; i++)
        {
            stream.Start();
            rig.AdvanceFrames(5);
        }

        Assert.Equal(0x10, stream.Status & 0x1C);
        Assert.False(stream.IsRunning);
        Assert.Equal(0u, stream.LinkPosition);
        Assert.Equal(before, rig.Device.Work.Total);
        Patient.AssertCured(rig);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(3u)]
    [InlineData(8191u)]
    [InlineData(0x8000_0000u)]
    [InlineData(0xFFFF_FFFFu)]
    public void A_position_never_reaches_a_length_that_is_not_the_lists(uint length)
    {
        ControllerRig rig = Patient.Admit();
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | 1);
        StreamRig stream = rig.Output().Prepare().Fill();
        stream.Write32(0x08, length);
        stream.Start();

        for (int i = 0; i < 100; i++)
        {
            rig.AdvanceFrames(97);
            Assert.InRange(stream.LinkPosition, 0u, length - 1);
            Assert.InRange(stream.MemoryPosition, 0u, length - 1);
        }

        Patient.AssertCured(rig);
    }
}
