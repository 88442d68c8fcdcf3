namespace Azalia.Cli.Codecs.Graph;

/// <summary>Gives every node its column: the longest way from the left, with all converters in the first column and all pins in the last.</summary>
internal static class ColumnAssignment
{
    /// <summary>Assigns columns.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="order">Pairs of which the first is to stand further left. Circles are broken where they close.</param>
    public static void Assign(IReadOnlyList<GraphNode> nodes, IReadOnlyList<(GraphNode Low, GraphNode High)> order)
    {
        ILookup<GraphNode, GraphNode> lower = order.Where(static pair => pair.High.Side == GraphSide.Middle).ToLookup(static pair => pair.High, static pair => pair.Low);
        Dictionary<GraphNode, int> columns = [];
        foreach (GraphNode node in nodes)
        {
            if (node.Side == GraphSide.Middle)
                _ = ColumnOf(node);
        }

        int last = 1 + columns.Values.DefaultIfEmpty(0).Max();
        foreach (GraphNode node in nodes)
            node.Column = node.Side switch { GraphSide.Left => 0, GraphSide.Right => last, _ => columns[node] };
        Separate([.. nodes.Where(static node => node.Side == GraphSide.Middle)], order);

        int ColumnOf(GraphNode node)
        {
            if (node.Side != GraphSide.Middle)
                return 0;
            if (columns.TryGetValue(node, out int known))
                return known;

            // What is asked for while it is being found closes a circle, and counts as the first column.
            columns[node] = 0;
            int column = 1;
            foreach (GraphNode low in lower[node])
                column = Math.Max(column, ColumnOf(low) + 1);
            return columns[node] = column;
        }
    }

    // A circle may leave two linked nodes in one column; the drawing knows wires between columns, so those stay where they are and get a wire at the side.
    private static void Separate(IReadOnlyList<GraphNode> nodes, IReadOnlyList<(GraphNode Low, GraphNode High)> order)
    {
        foreach (GraphNode node in nodes)
        {
            // Nodes that only pins feed stand beside them as well as anywhere; nearer to what they feed is shorter.
            int[] higher = [.. order.Where(pair => pair.Low == node && pair.High.Column > node.Column).Select(static pair => pair.High.Column)];
            int[] lower = [.. order.Where(pair => pair.High == node).Select(static pair => pair.Low.Column)];
            if (lower.Length == 0 && higher.Length > 0)
                node.Column = Math.Max(node.Column, higher.Min() - 1);
        }
    }
}
