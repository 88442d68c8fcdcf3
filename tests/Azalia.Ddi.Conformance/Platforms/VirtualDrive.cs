using Azalia.Platform;
using Azalia.Simulation;

namespace Azalia.Ddi.Conformance.Platforms;

/// <summary>The simulated device in virtual time: everything can be arranged, and every tick is counted.</summary>
public sealed class VirtualDrive : ConformancePlatform
{
    public override bool HasExactTime => true;

    public override HdaPlatform Open(SimulationOptions needs) => SimulatedPlatform.Create(needs with { Drive = SimulationDrive.Virtual, Lint = true });
}
