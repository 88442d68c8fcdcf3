using System.Text;

namespace Azalia.Simulation.Faults;

/// <summary>One thing that goes wrong: where, with what, when, and how. One line of a plan.</summary>
/// <remarks>Which selectors and actions belong to which place is listed in docs/reference/faults.md.</remarks>
public sealed record Fault
{
    /// <summary>Where it sits.</summary>
    public required FaultPlace Place { get; init; }

    /// <summary>What it does.</summary>
    public required FaultAction Action { get; init; }

    /// <summary>When it strikes.</summary>
    public FaultCondition When { get; init; } = FaultCondition.Always;

    /// <summary>The register of <see cref="FaultPlace.Read"/> and <see cref="FaultPlace.Write"/>.</summary>
    public FaultRegister? Register { get; init; }

    /// <summary>The part of memory of <see cref="FaultPlace.Fetch"/> and <see cref="FaultPlace.Store"/>.</summary>
    public FaultArea? Area { get; init; }

    /// <summary>Only the memory of this stream descriptor; null for any.</summary>
    public int? Stream { get; init; }

    /// <summary>Only the codec at this address, 0 to 14; null for any.</summary>
    public int? Codec { get; init; }

    /// <summary>Only this node, 0 to 127: the verb's, or the pin; null for any.</summary>
    public int? Node { get; init; }

    /// <summary>Only this verb: a 12-bit identifier or a 4-bit one; null for any.</summary>
    public int? Verb { get; init; }

    /// <summary>Only a verb with this payload; null for any.</summary>
    public int? Payload { get; init; }

    /// <summary>The line of the text that it was read from, from 1 on; 0 when it was made in code.</summary>
    public int Line { get; init; }

    /// <summary>The fault as a plan has it.</summary>
    public override string ToString()
    {
        StringBuilder text = new(FaultText.NameOf(Place));
        FaultText.AppendSelectors(text, this);
        return text.Append(When).Append(": ").Append(Action).ToString();
    }
}
