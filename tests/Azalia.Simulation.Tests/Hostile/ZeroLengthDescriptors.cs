using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>BDL entries of length 0, in all places and numbers: each counts as work, and none stops a list that has bytes elsewhere.</summary>
public sealed class ZeroLengthDescriptors
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 60)]
    [InlineData(4, 255)]
    [InlineData(0, 1)]
    [InlineData(0, 60)]
    [InlineData(0, 255)]
    public void Before_behind_and_between_pieces_they_cost_frames_at_most(int index, int empty)
    {
        for (int place = 0; place <= empty; place += Math.Max(1, empty / 5))
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = new(rig, index, (byte)(index == 0 ? 3 : 5));
            int[] pieces = new int[empty + 1];
            pieces[place] = -2048;
            stream.Prepare(StreamRig.Stereo16At48k, pieces).Fill().Start();

            rig.AdvanceFrames(2000);

            Assert.Equal(0x04, stream.Status & 0x14);
            Assert.True(stream.IsRunning);
            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void Each_costs_a_unit_of_work()
    {
        ControllerRig rig = Patient.Admit();
        int[] pieces = new int[41];
        pieces[40] = 4096;
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, pieces).Fill();
        long before = rig.Device.Work.Total;

        stream.Start();

        // 41 descriptors and one piece of data.
        Assert.Equal(42, rig.Device.Work.Total - before);
        Assert.Equal(42, rig.Device.Work.MostPerAccess);
    }

    [Fact]
    public void Single_bytes_between_them_reach_the_bound_and_not_beyond()
    {
        ControllerRig rig = Patient.Admit();
        int[] pieces = new int[256];
        for (int i = 0; i < 256; i++)
            pieces[i] = i % 2 == 0 ? 1 : 0;
        StreamRig stream = rig.Output().Prepare(StreamRig.Stereo16At48k, pieces).Fill().Start();

        rig.AdvanceFrames(500);

        Assert.InRange(rig.Device.Work.MostPerAccess, 60, 64);
        Assert.InRange(rig.Device.Work.MostPerStreamAndFrame, 10, 64);
        Assert.Equal(0, stream.Status & 0x10);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void A_stop_that_must_empty_the_fifo_into_single_bytes_takes_more_frames_than_one()
    {
        ControllerRig rig = Patient.Admit();
        int[] pieces = new int[256];
        for (int i = 0; i < 256; i++)
            pieces[i] = i == 0 ? 128 : i % 8 == 0 ? 1 : 0;
        StreamRig stream = rig.Input().Prepare(StreamRig.Stereo16At48k, pieces).Start();
        rig.AdvanceFrames(36);

        stream.Stop();
        rig.AdvanceFrames(1);
        Assert.True(stream.IsRunning);
        rig.AdvanceFrames(10);

        Assert.False(stream.IsRunning);
        Patient.AssertCured(rig);
    }
}
