using System.Globalization;

namespace Azalia.Simulation.Faults;

/// <summary>A field of bits, such as <c>[7:4]</c>.</summary>
/// <param name="High">The highest bit.</param>
/// <param name="Low">The lowest bit; at most 63 below the highest.</param>
public readonly record struct FaultBits(int High, int Low)
{
    /// <summary>How many bits: 1 to 64.</summary>
    public int Count => High - Low + 1;

    /// <summary>The field as a plan has it.</summary>
    public override string ToString() => High == Low
        ? string.Create(CultureInfo.InvariantCulture, $"[{High}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{High}:{Low}]");
}
