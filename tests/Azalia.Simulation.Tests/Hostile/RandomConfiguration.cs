using Azalia.Platform;
using Azalia.Simulation.Controller;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Configuration space written at random, beside registers, jacks and time: power states, messages, bus mastering and memory space come and
/// go under whatever runs.</summary>
public sealed class RandomConfiguration
{
    private const int Accesses = 20_000;

    public static TheoryData<string> Profiles { get; } = [.. ControllerProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Does_no_harm(string name)
    {
        ControllerProfile profile = ControllerProfiles.Find(name)!;
        profile = profile with { Quirks = profile.Quirks with { ClockGatingHangsReset = name == "skl" } };
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Controller = profile });
        Random random = new(21);
        int length = profile.IsPciExpress ? 4096 : 256;
        int services = 0;
        _ = platform.Interrupt.Connect(() =>
        {
            // A routine that quiets nothing would be called for ever where the interrupt is a level.
            services++;
            platform.Registers.Write32(InterruptControl.Offset, 0);
            platform.Configuration.Write16(PciConfigurationOffset.Command, new PciCommand { MemorySpace = true, BusMaster = true, InterruptDisable = true }.Raw);
            return true;
        });
        for (int access = 0; access < Accesses; access++)
        {
            Configure(platform.Configuration, random, length);
            Drive(platform.Registers, random);
            if (random.Next(5) == 0)
                platform.Clock.Wait(TimeSpan.FromMicroseconds(random.Next(500)));
            if (random.Next(20) == 0)
                platform.Codecs[0].Unplug(0x0B);
            if (random.Next(20) == 0)
                platform.Codecs[0].Plug(0x0B);
            _ = platform.IsPowerRequested;
        }

        AssertCured(platform);
        Assert.InRange(services, 0, Accesses * 4);
    }

    private static void Configure(PciConfigurationSpace space, Random random, int length)
    {
        int offset = random.Next(4) == 0 ? random.Next(length) : random.Next(0x80);
        uint value = random.Next(3) == 0 ? uint.MaxValue : (uint)random.Next();
        switch (random.Next(8))
        {
            case 0:
                space.Write8(offset, (byte)value);
                break;
            case 1:
                space.Write16(offset & ~1, (ushort)value);
                break;
            case 2:
                space.Write32(offset & ~3, value);
                break;
            case 3:
                _ = space.Read8(offset);
                break;
            case 4:
                _ = space.Read16(offset & ~1);
                break;
            case 5:
                _ = space.Read32(offset & ~3);
                break;
            case 6:
                space.Write16(0x54, (ushort)random.Next(4));
                break;
            default:
                space.Write16(PciConfigurationOffset.Command, 6);
                break;
        }
    }

    private static void Drive(MmioWindow registers, Random random)
    {
        int offset = random.Next(0x1A0) & ~3;
        if (random.Next(3) == 0)
            _ = registers.Read32(offset);
        else
            registers.Write32(offset, (uint)random.Next());
        if (random.Next(20) == 0)
            registers.Write32(GlobalControl.Offset, 1);
    }

    private static void AssertCured(SimulatedPlatform platform)
    {
        platform.Configuration.Write16(0x54, 3);
        platform.Configuration.Write16(0x54, 0);
        platform.Configuration.Write8(PciConfigurationOffset.ClockGatingControl, 0);
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        platform.Registers.Write32(StateChangeStatus.Offset & ~3, 0x7FFF_0000);
        Assert.Equal(0u, platform.Registers.Read32(GlobalControl.Offset));
        platform.Registers.Write32(GlobalControl.Offset, 1);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(2));
        Assert.Equal(1u, platform.Registers.Read32(GlobalControl.Offset));
        Assert.Equal(1, platform.Registers.Read16(StateChangeStatus.Offset));
        if (platform.Registers.Read32(ImmediateCommandStatus.Offset) is var status && (status & 1) == 0)
        {
            platform.Registers.Write32(ImmediateCommand.Offset, 0x000F_0000);
            platform.Registers.Write32(ImmediateCommandStatus.Offset, 3);
            platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
            Assert.Equal(0xA21A_0001u, platform.Registers.Read32(ImmediateResponse.Offset));
        }
    }
}
