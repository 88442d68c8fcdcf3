using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>LVI 255 over a list whose first entry alone is SDnCBL long: what stands behind it is taken for entries.</summary>
public sealed class LastIndexBeyondTheList
{
    [Fact]
    public void Zeros_behind_the_entry_are_passed_over()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -4096).Fill();
        rig.Memory.Bytes.AsSpan(stream.List + 16, 255 * 16).Clear();
        stream.Write16(0x0C, 255);
        stream.Start();

        rig.AdvanceFrames(3000);

        Assert.Equal(stream.Expected(rig.Codec.HeardOn(5).Length - 12 * 4)[..4096], rig.Codec.HeardOn(5)[..4096]);
        Assert.True(stream.IsRunning);
        Assert.Equal(0x04, stream.Status & 0x14);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void Garbage_behind_the_entry_is_a_descriptor_error_or_is_refused_and_nothing_else()
    {
        Random random = new(7);
        for (int run = 0; run < 100; run++)
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, -4096).Fill();
            random.NextBytes(rig.Memory.Bytes.AsSpan(stream.List + 16, 255 * 16));
            stream.Write16(0x0C, 255);
            stream.Start();

            rig.AdvanceFrames(3000);

            Assert.NotEqual(0, stream.Status & 0x18);
            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void A_list_that_leaves_memory_half_way_is_a_descriptor_error()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, 256, 256);

        // The last 128 bytes of memory hold eight entries.
        int list = TestMemory.Size - 128;
        for (int entry = 0; entry < 8; entry++)
            rig.Memory.SetDescriptor(list, entry, TestMemory.AddressOf(stream.Buffer), 256, false);
        stream.Write32(0x18, ControllerRig.Low(list));
        stream.Write16(0x0C, 255);
        stream.Start();

        rig.AdvanceFrames(1000);

        Assert.Equal(0x10, stream.Status & 0x1C);
        Assert.False(stream.IsRunning);
        Patient.AssertCured(rig);
    }
}
