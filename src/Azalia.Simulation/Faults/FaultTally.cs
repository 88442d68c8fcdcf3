namespace Azalia.Simulation.Faults;

/// <summary>A fault of the plan, and how often it struck.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Hits">How often it struck; one that lasts, such as <c>absent</c>, strikes once.</param>
public readonly record struct FaultTally(Fault Fault, long Hits);
