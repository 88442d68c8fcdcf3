using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>A BDL in which every byte is 0: a descriptor error, after one round at most.</summary>
public sealed class AllZeroList
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 255)]
    [InlineData(4, 1)]
    [InlineData(4, 63)]
    [InlineData(4, 255)]
    public void It_is_a_descriptor_error(int index, int lastIndex)
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = new(rig, index, 5);
        stream.Prepare(StreamRig.Stereo16At48k, 4096, 4096);
        rig.Memory.Bytes.AsSpan(stream.List, 4096).Clear();
        stream.Write16(0x0C, (ushort)lastIndex);
        long before = rig.Device.Work.Total;

        stream.Start();
        rig.AdvanceFrames(10);

        // The link may have run dry in the meantime.
        Assert.Equal(0x10, stream.Status & 0x14);
        Assert.False(stream.IsRunning);
        Assert.True(rig.Device.LineAsserted);
        Assert.Equal(lastIndex + 1, rig.Device.Work.Total - before);
        rig.AdvanceFrames(100);
        Assert.Equal(lastIndex + 1, rig.Device.Work.Total - before);
        Patient.AssertCured(rig);
    }
}
