using Azalia.Simulation;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// Facts about the DDI, on whatever platform is given. A platform's derivation of each class is two lines, in <c>OnTheVirtualDrive.cs</c> and
/// <c>OnThePacedDrive.cs</c>.
/// </summary>
public abstract class DdiFacts(ConformancePlatform platform)
{
    /// <summary>Starts the bus driver on the platform, as the fact needs it.</summary>
    private protected BusFixture Start(SimulationOptions? needs = null, BusOptions? options = null) =>
        BusFixture.Start(platform.Open(needs ?? new SimulationOptions()), options);

    /// <summary>The same, for a fact that counts ticks or looks twice at what moves.</summary>
    private protected BusFixture StartExact(SimulationOptions? needs = null, BusOptions? options = null)
    {
        Assert.SkipUnless(platform.HasExactTime, "Device time goes on by itself on this platform, and the fact counts it.");
        return Start(needs, options);
    }

    /// <summary>The same, for a fact that needs the device to go on while the caller is busy.</summary>
    private protected BusFixture StartBeside()
    {
        Assert.SkipWhen(platform.HasExactTime, "Nothing happens on this platform while nobody waits for it.");
        return Start();
    }

    /// <summary>The same, on a controller with other capabilities.</summary>
    private protected BusFixture StartWith(Specification.Registers.GlobalCapabilities capabilities, BusOptions? options = null) =>
        Start(Needs.Controller(capabilities), options);
}
