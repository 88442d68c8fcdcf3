namespace Azalia.Simulation.Codecs;

/// <summary>A function group of a codec as data: its own node, and the widgets below it.</summary>
public sealed record FunctionGroupProfile
{
    /// <summary>The group's node: parameters that hold for all widgets, and the subsystem identification in its defaults.</summary>
    public required NodeProfile Node { get; init; }

    /// <summary>The widgets, with consecutive numbers in ascending order (HDA 1.0a 7.1.1).</summary>
    public required IReadOnlyList<NodeProfile> Widgets { get; init; }
}
