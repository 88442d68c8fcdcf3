using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation.Tests.Controller;
using Azalia.Specification.Pci;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Memory that is taken away from running streams and rings.</summary>
public sealed class UnmappedMemory
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Buffers_lists_and_rings_vanish_and_come_back(int index)
    {
        Random random = new(11);
        for (int run = 0; run < 100; run++)
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = new StreamRig(rig, index, (byte)(index == 0 ? 3 : 5)).Prepare(StreamRig.Stereo16At48k, 512, -512, 1024, -128);
            stream.Start();
            for (int i = 0; i < 50; i++)
            {
                switch (random.Next(5))
                {
                    case 0:
                        rig.Memory.Refuse(stream.Buffer + random.Next(2048), random.Next(1, 1000));
                        break;
                    case 1:
                        rig.Memory.Refuse(stream.List, random.Next(1, 64));
                        break;
                    case 2:
                        rig.Memory.Refuse(random.Next(2) == 0 ? ControllerRig.Corb : ControllerRig.Rirb, 2048);
                        break;
                    case 3:
                        rig.Memory.AllowEverything();
                        break;
                    default:
                        stream.Start();
                        rig.Queue((uint)i);
                        break;
                }

                rig.Advance(random.Next(60_000));
            }

            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void Without_all_memory_data_is_a_fifo_error_and_the_list_a_descriptor_error()
    {
        foreach (int index in (int[])[0, 4])
        {
            ControllerRig rig = Patient.Admit();
            StreamRig stream = new StreamRig(rig, index, (byte)(index == 0 ? 3 : 5)).Prepare().Start();
            rig.AdvanceFrames(100);
            rig.Memory.Refuse(0, TestMemory.Size);

            rig.AdvanceFrames(200);
            Assert.Equal(0x08, stream.Status & 0x18);
            Assert.True(stream.IsRunning);

            // The end of the piece: the next descriptor cannot be fetched.
            rig.AdvanceFrames(1000);
            Assert.Equal(0x18, stream.Status & 0x18);
            Assert.False(stream.IsRunning);
            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void On_a_machine_pages_that_are_freed_under_a_stream_are_refused_and_belong_to_nobody()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true }.Raw);
        MmioWindow registers = platform.Registers;
        registers.Write32(0x08, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Mdl list = platform.Memory.Allocate(4096)!;
        Mdl buffer = platform.Memory.Allocate(65536, contiguous: true)!;
        DmaView view = platform.Memory.Map(list);
        for (int entry = 0; entry < 2; entry++)
        {
            view.Write64(16 * entry, buffer.PageAddress(8 * entry).Value);
            view.Write32(16 * entry + 8, 32768);
        }

        registers.Write32(0x108, 65536);
        registers.Write16(0x10C, 1);
        registers.Write16(0x112, 0x0011);
        registers.Write32(0x118, (uint)list.PageAddress(0).Value);
        registers.Write32(0x11C, (uint)(list.PageAddress(0).Value >> 32));
        registers.Write32(0x100, 0x0050_0002);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(10));
        Assert.Equal(0, registers.Read8(0x103) & 0x18);

        platform.Memory.Free(buffer);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(10));
        Assert.Equal(0x08, registers.Read8(0x103) & 0x18);
        platform.Memory.Free(list);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(400));

        Assert.Equal(0x18, registers.Read8(0x103) & 0x18);
        Assert.Equal(0, registers.Read8(0x100) & 2);
        Assert.NotEqual(0, platform.RefusedDmaAccesses);
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }
}
