using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>One node of a codec as data: what its parameters answer, what it is connected to, and how it powers up.</summary>
public sealed record NodeProfile
{
    private static readonly Dictionary<ParameterId, uint> s_noParameters = [];

    /// <summary>The node's number, 1 to 127.</summary>
    public required byte Id { get; init; }

    /// <summary>
    /// What the verb F00h answers. A parameter that is missing answers 0. The length of the connection list and the subordinate nodes are not given here:
    /// they follow from <see cref="Connections"/> and from <see cref="FunctionGroupProfile.Widgets"/>.
    /// </summary>
    public IReadOnlyDictionary<ParameterId, uint> Parameters { get; init; } = s_noParameters;

    /// <summary>The connection list as it stands, ranges included; empty if the node has none.</summary>
    public IReadOnlyList<ConnectionListEntry> Connections { get; init; } = [];

    /// <summary>Whether the connection list has 16-bit entries.</summary>
    public bool HasLongConnections { get; init; }

    /// <summary>The settings after power-on.</summary>
    public NodeDefaults Defaults { get; init; } = NodeDefaults.Empty;

    /// <summary>What the node answers at first, if the codec does not begin as it is after power-on.</summary>
    internal NodeState State { get; init; } = NodeState.Unknown;
}
