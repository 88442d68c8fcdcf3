using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Bases, sizes, lengths and formats written under running rings and streams.</summary>
public sealed class SizesWrittenWhileRunning
{
    [Fact]
    public void Ring_sizes_change_under_verbs_in_flight()
    {
        ControllerRig rig = Patient.Admit(ControllerProfiles.Pch with { RingSizeCapabilities = 0b111 });
        Random random = new(3);
        for (int i = 0; i < 3000; i++)
        {
            rig.Write16(0x48, (uint)random.Next(256));
            rig.Write8(random.Next(2) == 0 ? 0x4E : 0x5E, (uint)random.Next(4));
            rig.Write16(0x5A, (uint)random.Next(256));
            rig.Advance(random.Next(3000));

            // A ring never runs away: at most one verb a frame, and it ends at CORBWP.
            Assert.True(rig.Device.NextEventTick > rig.Now);
        }

        rig.AdvanceFrames(300);
        int entries = (int[])[2, 16, 256] is var sizes ? sizes[rig.Read8(0x4E) & 3] : 0;
        Assert.Equal(rig.Read16(0x48) % entries, rig.Read16(0x4A) % entries);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void Ring_bases_change_under_verbs_in_flight()
    {
        ControllerRig rig = Patient.Admit();
        Random random = new(4);
        for (int i = 0; i < 2000; i++)
        {
            rig.Write16(0x48, (uint)random.Next(256));
            rig.Write32(random.Next(2) == 0 ? 0x40 : 0x50, ControllerRig.Low(random.Next(TestMemory.Size + 4096)));
            if (random.Next(10) == 0)
                rig.Write32(random.Next(2) == 0 ? 0x44 : 0x54, (uint)random.Next(3));
            rig.Advance(random.Next(2000));
        }

        Patient.AssertCured(rig);
    }

    [Fact]
    public void A_running_stream_keeps_what_it_was_started_with()
    {
        ControllerRig rig = Patient.Admit();
        StreamRig stream = rig.Output().Prepare().Fill().Start();
        rig.AdvanceFrames(10);

        stream.Write32(0x08, 16);
        stream.Write16(0x0C, 0);
        stream.Write16(0x12, 0x4F5F);
        stream.Write32(0x18, 0);
        stream.Write32(0x1C, 0xFFFF_FFFF);
        rig.AdvanceFrames(5000);

        Assert.Equal(stream.Expected(5010 * 4), rig.Codec.HeardOn(5));
        Assert.Equal(0, stream.Status & 0x18);
        Patient.AssertCured(rig);
    }

    [Fact]
    public void Descriptor_registers_change_at_random_under_streams_that_stop_and_start()
    {
        ControllerRig rig = Patient.Admit();
        Random random = new(5);
        StreamRig[] streams = [rig.Output(), rig.Input(), rig.Output(5, 6), rig.Input(1, 4)];
        foreach (StreamRig stream in streams)
            stream.Prepare().Start();
        for (int i = 0; i < 5000; i++)
        {
            StreamRig stream = streams[random.Next(4)];
            switch (random.Next(7))
            {
                case 0:
                    stream.Write32(0x08, (uint)random.Next(random.Next(3) == 0 ? int.MaxValue : 5000));
                    break;
                case 1:
                    stream.Write16(0x0C, (ushort)random.Next(256));
                    break;
                case 2:
                    stream.Write16(0x12, (ushort)random.Next(65536));
                    break;
                case 3:
                    stream.Write16(0x10, (ushort)random.Next(256));
                    break;
                case 4:
                    stream.Write32(0x18, ControllerRig.Low(random.Next(0x10000)));
                    break;
                case 5:
                    stream.Stop();
                    break;
                default:
                    stream.Start();
                    break;
            }

            rig.Advance(random.Next(3000));
        }

        Patient.AssertCured(rig);
    }
}
