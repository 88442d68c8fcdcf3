using Azalia.Platform;
using Azalia.Platform.Contract;

namespace Azalia.Simulation.Tests;

/// <summary>The contract of a platform, on the virtual drive with adjacent pages.</summary>
public sealed class VirtualDriveContract : PlatformContract
{
    protected override HdaPlatform Open() => SimulatedPlatform.Create();
}

/// <summary>The contract of a platform, on the virtual drive with scattered pages.</summary>
public sealed class ScatteredPagesContract : PlatformContract
{
    protected override HdaPlatform Open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        return SimulatedPlatform.Create(new SimulationOptions { ScatterPages = true, Seed = 42 });
    }
}

/// <summary>The contract of a platform, on the paced drive.</summary>
public sealed class PacedDriveContract : PlatformContract
{
    protected override HdaPlatform Open() => SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
}
