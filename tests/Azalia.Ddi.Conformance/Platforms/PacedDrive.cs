using Azalia.Platform;
using Azalia.Simulation;

namespace Azalia.Ddi.Conformance.Platforms;

/// <summary>The simulated device on a thread of its own, in the time of the machine: interrupts come from another processor.</summary>
public sealed class PacedDrive : ConformancePlatform
{
    public override bool HasExactTime => false;

    public override HdaPlatform Open(SimulationOptions needs) => SimulatedPlatform.Create(needs with { Drive = SimulationDrive.Paced, Lint = true });
}
