namespace Azalia.Cli.Codecs.Graph;

/// <summary>Spreads the wires along the sides of their nodes, in the order in which the nodes at their other ends stand.</summary>
internal static class PortAssignment
{
    /// <summary>Room between two wires at a node.</summary>
    public const double Pitch = 12;

    /// <summary>How high a node must be for its wires.</summary>
    public static double HeightFor(GraphNode node) => Pitch * (Math.Max(node.LinksLeft.Count, node.LinksRight.Count) + 0.5);

    /// <summary>Assigns all ports by the present order.</summary>
    /// <param name="columns">The nodes.</param>
    /// <param name="byPlace">Order by place on the page, and not by rank: once the nodes are placed.</param>
    public static void Assign(List<GraphNode>[] columns, bool byPlace)
    {
        foreach (GraphNode node in columns.SelectMany(static column => column))
        {
            if (node.IsPassage)
                continue;
            GraphLink[] left = [.. node.LinksLeft.OrderBy(link => byPlace ? link.Left.Y : link.Left.Rank).ThenBy(static link => link.Left.Rank)];
            GraphLink[] right = [.. node.LinksRight.OrderBy(link => byPlace ? link.Right.Y : link.Right.Rank).ThenBy(static link => link.Right.Rank)];
            for (int i = 0; i < left.Length; i++)
                left[i].RightPort = (i - (left.Length - 1) / 2.0) * Pitch;
            for (int i = 0; i < right.Length; i++)
                right[i].LeftPort = (i - (right.Length - 1) / 2.0) * Pitch;
        }
    }
}
