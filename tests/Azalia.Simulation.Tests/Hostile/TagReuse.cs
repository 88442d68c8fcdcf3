using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Streams that share a number, change it while they run, or have none.</summary>
public sealed class TagReuse
{
    [Fact]
    public void Two_outputs_of_one_number_are_both_sent()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig first = rig.Output(4).Prepare().Fill(1);
        StreamRig second = rig.Output(5).Prepare().Fill(2);
        first.Start();
        second.Start();

        rig.AdvanceFrames(1000);

        Assert.Equal(2 * 4000, rig.Codec.HeardOn(5).Length);
        Assert.Equal(4000u, first.LinkPosition);
        Assert.Equal(4000u, second.LinkPosition);
        Assert.Equal(0, (first.Status | second.Status) & 0x18);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void All_streams_of_one_number_in_both_directions_do_no_harm()
    {
        ControllerRig rig = Patient.Admit(codecs: 3);
        foreach (TestCodec codec in rig.Codecs)
            codec.Speaks = 0xFFFE;
        StreamRig[] streams = [.. Enumerable.Range(0, 8).Select(index => new StreamRig(rig, index, 9).Prepare().Start())];

        rig.AdvanceFrames(1000);

        Assert.All(streams, stream => Assert.Equal(4000u, stream.LinkPosition));
        Patient.AssertCured(rig);
    }

    [Fact]
    public void A_number_that_changes_while_the_stream_runs_sends_the_next_packets_under_the_new_one()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        for (byte number = 0; number < 16; number++)
        {
            stream.Number = number;
            stream.WriteControl(StreamRig.Run);
            rig.AdvanceFrames(10);
        }

        // Under 0 nothing is sent, and nothing is lost.
        byte[] heard = [.. Enumerable.Range(1, 15).SelectMany(number => rig.Codec.HeardOn((byte)number))];
        Assert.Equal(600u, stream.LinkPosition);
        Assert.Equal(stream.Expected(600), heard);
        Patient.AssertCured(rig);
    }
}
