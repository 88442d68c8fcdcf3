using System.Globalization;

namespace Azalia.Simulation.Faults;

/// <summary>What a fault does, with its numbers.</summary>
/// <param name="Kind">What.</param>
public readonly record struct FaultAction(FaultActionKind Kind)
{
    /// <summary>The number of <c>=</c>, <c>add</c>, <c>flip</c>, <c>send</c> and <c>also</c>. Only <c>add</c> has negative ones.</summary>
    public long Value { get; init; }

    /// <summary>The bits that <c>[H:L] =</c> changes, or null for all.</summary>
    public FaultBits? Bits { get; init; }

    /// <summary>The time of <c>delay</c> and <c>stall</c>, in ticks of 24 MHz.</summary>
    public long Ticks { get; init; }

    /// <summary>The action as a plan has it.</summary>
    public override string ToString() => Kind switch
    {
        FaultActionKind.Set => Bits is { } bits ? $"{bits} = {FaultText.Number(Value)}" : $"= {FaultText.Number(Value)}",
        FaultActionKind.Add => string.Create(CultureInfo.InvariantCulture, $"add {Value}"),
        FaultActionKind.Flip or FaultActionKind.Send or FaultActionKind.Also => $"{FaultText.NameOf(Kind)} {FaultText.Number(Value)}",
        FaultActionKind.Delay or FaultActionKind.Stall => $"{FaultText.NameOf(Kind)} {FaultText.Duration(Ticks)}",
        _ => FaultText.NameOf(Kind),
    };
}
