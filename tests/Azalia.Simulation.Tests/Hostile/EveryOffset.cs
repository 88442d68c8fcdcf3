using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Every offset from 0 to the end of the window and across it, at every width, aligned or not.</summary>
public sealed class EveryOffset
{
    private const int End = 0x4000;

    public static TheoryData<string> Profiles { get; } = [.. ControllerProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void May_be_read_and_written(string name)
    {
        ControllerRig rig = Patient.Admit(ControllerProfiles.Find(name));
        foreach (int width in (int[])[1, 2, 4])
        {
            foreach (uint value in (uint[])[0xFFFF_FFFF, 0, 0x5555_5555, 0xAAAA_AAAA, 0x0000_0002, 0x0000_0001])
            {
                for (int offset = 0; offset < End + 8; offset++)
                {
                    rig.Device.Write(offset, width, value);
                    uint read = rig.Device.Read(offset, width);
                    Assert.Equal(0u, width == 4 ? 0 : read >> 8 * width);
                    if ((offset & 0x3F) == 0)
                        rig.Advance(700);
                }
            }
        }

        Patient.AssertBounded(rig);
        if (name is "pch" or "virtualbox" or "qemu")
            Patient.AssertCured(rig);
    }

    [Fact]
    public void Behind_the_end_nothing_is_read_and_nothing_is_written()
    {
        ControllerRig rig = Patient.Admit();
        foreach (int width in (int[])[1, 2, 4])
        {
            for (int offset = End - 3; offset < End + 64; offset++)
            {
                rig.Device.Write(offset, width, 0xFFFF_FFFF);
                Assert.Equal(0u, rig.Device.Read(offset, width));
            }
        }

        // Nor is it the start of the window again.
        Assert.Equal(0x4401, rig.Read16(0));
        Patient.AssertCured(rig);
    }

    [Fact]
    public void Through_the_platform_an_unaligned_or_outer_access_is_the_callers_mistake_and_reaches_nothing()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        platform.Configuration.Write16(4, 6);
        foreach (int offset in (int[])[-4, 1, 2, 3, End - 3, End - 1, End, int.MaxValue])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => platform.Registers.Read32(offset));
            Assert.Throws<ArgumentOutOfRangeException>(() => platform.Registers.Write32(offset, 1));
        }

        Assert.Equal(0u, platform.Registers.Read32(8));
    }
}
