using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Descriptor lists of random bytes under all streams at once, and time without anything to do.</summary>
public sealed class RandomLists
{
    [Fact]
    public void Do_no_harm()
    {
        Random random = new(1);
        for (int run = 0; run < 200; run++)
        {
            ControllerRig rig = Patient.Admit();
            for (int index = 0; index < 8; index++)
            {
                StreamRig stream = new(rig, index, (byte)(index + 1));
                stream.Prepare();
                Span<byte> list = rig.Memory.Bytes.AsSpan(stream.List, 4096);
                random.NextBytes(list);

                // Half of them point into memory, some with lengths that are plausible.
                for (int entry = 0; entry < 256; entry++)
                {
                    if (random.Next(2) == 0)
                    {
                        ulong address = TestMemory.AddressOf(random.Next(TestMemory.Size));
                        rig.Memory.SetDescriptor(stream.List, entry, address, (uint)random.Next(3000), true);
                    }
                }

                stream.Write32(0x08, (uint)random.Next());
                stream.Write16(0x0C, (ushort)random.Next(256));
                stream.Write16(0x12, (ushort)random.Next(65536));
                stream.Start();
            }

            rig.AdvanceFrames(300);
            Patient.AssertCured(rig);
        }
    }

    [Fact]
    public void A_hundred_years_without_work_cost_nothing()
    {
        ControllerRig rig = Patient.Admit();
        long before = rig.Device.Work.Total;

        rig.Advance(24_000_000L * 3600 * 24 * 36_525);

        Assert.Equal(before, rig.Device.Work.Total);
        Patient.AssertCured(rig);
    }
}
