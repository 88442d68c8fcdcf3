namespace Azalia.Simulation.Codecs;

/// <summary>What is at the other end of one device entry of a display pin (HDA040-A; hardware 4.15).</summary>
/// <param name="IsPresent">PD.</param>
/// <param name="HasEld">ELDV.</param>
/// <param name="IsInactive">IA.</param>
/// <param name="ConnectionSelect">The entry's selected connection.</param>
internal readonly record struct DisplayState(bool IsPresent, bool HasEld, bool IsInactive, byte ConnectionSelect);
