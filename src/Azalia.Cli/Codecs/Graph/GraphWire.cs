namespace Azalia.Cli.Codecs.Graph;

/// <summary>A connection of a codec in its drawing: the pieces that it runs along, from the giver to the taker.</summary>
/// <param name="Edge">The connection.</param>
/// <param name="From">The giver's node.</param>
/// <param name="To">The taker's node.</param>
/// <param name="Links">The pieces in the order of the columns; empty when both stand in one column.</param>
internal sealed record GraphWire(SignalEdge Edge, GraphNode From, GraphNode To, IReadOnlyList<GraphLink> Links)
{
    /// <summary>Whether the signal runs from left to right.</summary>
    public bool IsRightward => From.Column < To.Column;
}
