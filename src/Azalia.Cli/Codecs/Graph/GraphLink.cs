namespace Azalia.Cli.Codecs.Graph;

/// <summary>A piece of wire between neighbouring columns.</summary>
/// <param name="Left">The node in the column before.</param>
/// <param name="Right">The node in the column after.</param>
internal sealed record GraphLink(GraphNode Left, GraphNode Right)
{
    /// <summary>How strongly it pulls: active ways are to be straight.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Where it leaves the node at its left end, from that node's middle.</summary>
    public double LeftPort { get; set; }

    /// <summary>Where it reaches the node at its right end, from that node's middle.</summary>
    public double RightPort { get; set; }

    /// <inheritdoc/>
    public bool Equals(GraphLink? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
