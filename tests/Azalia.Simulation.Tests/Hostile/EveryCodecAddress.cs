using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Link;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Verbs to all 16 addresses, with and without the indirect bit, through the ring and through the immediate interface.</summary>
public sealed class EveryCodecAddress
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(15)]
    public void Only_codecs_that_are_there_answer(int codecs)
    {
        ControllerRig rig = Patient.Admit(codecs: codecs);
        int answered = 0;
        foreach (uint indirect in (uint[])[0, 1u << 27])
        {
            for (uint address = 0; address < 16; address++)
            {
                rig.Queue(address << 28 | indirect | 0x000F_0000);
                rig.AdvanceFrames(3);
                if (address < codecs)
                    Assert.Equal(address, rig.Response(++answered).Extended);
                Assert.Equal(answered, rig.Read16(0x58));
            }
        }

        Patient.AssertCured(rig);
    }

    [Fact]
    public void An_absent_codec_never_ends_an_immediate_command_and_does_not_keep_the_next_from_working()
    {
        ControllerRig rig = ControllerRig.Running();
        for (uint address = 0; address < 16; address++)
        {
            rig.Write32(0x60, address << 28 | 1u << 27 | 0x000F_0000);
            rig.Write16(0x68, 1);
            rig.AdvanceFrames(10);
            Assert.Equal(address == 0 ? 2 : 1, rig.Read16(0x68) & 3);
            rig.Write16(0x68, 2);
            Assert.Equal(0, rig.Read16(0x68) & 3);
        }

        Patient.AssertCured(rig);
    }

    [Fact]
    public void Codecs_from_a_profile_answer_every_node_and_the_indirect_bit_with_zero_at_worst()
    {
        TestMemory memory = new();
        ICodecLink[] codecs = [.. Enumerable.Range(0, 15).Select(n => new SimulatedCodec(CodecProfiles.Generic, (byte)n))];
        SimulatedController device = new(ControllerProfiles.Pch, memory, codecs) { BusMasterEnabled = true };
        device.Write(0x08, 4, 1);
        device.AdvanceTo(15_000);
        foreach (uint indirect in (uint[])[0, 1u << 27])
        {
            for (uint address = 0; address < 16; address++)
            {
                for (uint node = 0; node < 128; node++)
                {
                    device.Write(0x60, 4, address << 28 | indirect | node << 20 | 0xF0000);
                    device.Write(0x68, 2, 1);
                    device.AdvanceTo(device.Now + 1000);
                    Assert.Equal(address == 15 ? 1u : 2u, device.Read(0x68, 2) & 3);
                    if (address < 15)
                        Assert.Equal(indirect == 0 && node == 0 ? 0xA21A_0001u : 0u, device.Read(0x64, 4));
                    device.Write(0x68, 2, 2);
                }
            }
        }
    }
}
