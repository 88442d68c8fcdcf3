using Azalia.Platform;

namespace Azalia.Simulation.Tests.Time;

/// <summary>The device's thread begins and ends with its platform, whatever it is doing at that moment.</summary>
public sealed class PacedDriveTests
{
    [Fact]
    public void A_platform_can_be_disposed_at_any_moment()
    {
        Thread owner = new(static () =>
        {
            for (int i = 0; i < 500; i++)
            {
                using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced, MemoryBytes = 1 << 16 });
                platform.Configuration.Write16(4, 0b110);
                for (int access = 0; access < i % 40; access++)
                    _ = platform.Registers.Read32(0x2030);
            }
        })
        { IsBackground = true };
        owner.Start();

        Assert.True(owner.Join(TimeSpan.FromMinutes(3)), "The device's thread did not end.");
    }
}
