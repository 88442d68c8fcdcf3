using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>RUN written in every state of a descriptor: in reset, on the way into and out of it, twice, while stopping, after errors, with each
/// other bit of SDnCTL.</summary>
public sealed class RunInEveryState
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Sequences_of_control_writes_leave_RUN_as_the_state_says(int index)
    {
        // SRST and RUN, and how long to wait: all sequences of four.
        (uint Bits, int Ticks)[] steps = [(0, 0), (0, 600), (1, 0), (1, 150), (2, 0), (2, 600), (3, 0), (3, 150)];
        foreach (long delay in (long[])[0, 100])
        {
            ControllerRig rig = Patient.Admit(ControllerProfiles.Pch with { StreamResetTicks = delay });
            StreamRig stream = new(rig, index, (byte)(index == 0 ? 3 : 5));
            for (int sequence = 0; sequence < 8 * 8 * 8 * 8; sequence++)
            {
                stream.WriteControl(0);
                rig.Advance(1200);
                stream.Reset();
                stream.Prepare();
                for (int i = 0, code = sequence; i < 4; i++, code /= 8)
                {
                    (uint bits, int ticks) = steps[code % 8];
                    stream.WriteControl(bits);
                    rig.Advance(ticks);

                    // Never both: a stream in reset does not run.
                    Assert.NotEqual(3u, stream.Control & 3);
                }

                // Whatever came before, a stream whose reset was undone can be started. The first write ends the reset, and nothing else.
                stream.WriteControl(0);
                rig.Advance(1200);
                stream.WriteControl(0);
                rig.Advance(1200);
                Assert.Equal(0u, stream.Control & 3);
                if (stream.Read32(0x08) != 0)
                {
                    stream.Start();
                    Assert.True(stream.IsRunning);
                }
            }

            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void Toggling_in_every_tick_of_a_frame_is_survived()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig output = rig.Output().Prepare().Fill();
        StreamRig input = rig.Input().Prepare();
        for (int i = 0; i < 20_000; i++)
        {
            output.WriteControl((uint)(i & 1) << 1);
            input.WriteControl((uint)(~i & 1) << 1);
            rig.Advance(i % 503);
        }

        Assert.Equal(rig.Codec.HeardOn(5), output.Expected(rig.Codec.HeardOn(5).Length));
        Patient.AssertCured(rig);
    }

    [Fact]
    public void In_controller_reset_nothing_runs()
    {
        ControllerRig rig = Patient.Admit();
        rig.Write32(0x08, 0);
        rig.AdvanceFrames(2);
        for (int index = 0; index < 8; index++)
        {
            StreamRig stream = new StreamRig(rig, index, 5).Prepare().Start();
            Assert.Equal(0u, stream.Control & 3);
        }

        Assert.False(rig.Device.IsStreaming);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void After_a_descriptor_error_every_RUN_is_answered_by_another()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = rig.Output().Prepare();
        stream.Write16(0x0C, 0);
        for (int i = 0; i < 100; i++)
        {
            stream.Start();
            Assert.Equal(0x10, stream.Status & 0x10);
            Assert.False(stream.IsRunning);
            stream.Status = 0x1C;
            Assert.Equal(0, stream.Status & 0x1C);
        }

        Patient.AssertCured(rig);
    }
}
