namespace Azalia.Cli.Codecs.Graph;

/// <summary>
/// Gives every node its height on the page: as near to the mean of its neighbours as the order of its column and the room between nodes allow, column after column, from
/// both sides in turn.
/// </summary>
internal static class VerticalPlacement
{
    private const int Sweeps = 16;
    private const double NodeGap = 14;
    private const double PassageGap = 7;

    /// <summary>Places the nodes of all columns below 0.</summary>
    /// <returns>The height that they take.</returns>
    public static double Place(List<GraphNode>[] columns)
    {
        foreach (List<GraphNode> column in columns)
            Solve(column, static (_, i) => i * 40.0);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool isRightward = sweep % 2 == 0;
            for (int i = 0; i < columns.Length; i++)
                Solve(columns[isRightward ? i : columns.Length - 1 - i], (node, _) => Wish(node, sweep < Sweeps / 2 ? isRightward : null));
        }

        GraphNode[] all = [.. columns.SelectMany(static column => column)];
        if (all.Length == 0)
            return 0;
        return CloseGaps(all);
    }

    // Parts that are not linked drift apart; no band of the page stays empty. The first node stands at 0.
    private static double CloseGaps(GraphNode[] all)
    {
        double bottom = double.NegativeInfinity;
        double shift = 0;
        foreach (GraphNode node in all.OrderBy(static node => node.Y - node.Height / 2).ToArray())
        {
            double top = node.Y - node.Height / 2 - shift;
            double highest = double.IsNegativeInfinity(bottom) ? 0 : bottom + NodeGap;
            if (double.IsNegativeInfinity(bottom) || top > highest)
                shift += top - highest;
            node.Y -= shift;
            bottom = Math.Max(bottom, node.Y + node.Height / 2);
        }

        return bottom;
    }

    private static double Wish(GraphNode node, bool? fromLeft)
    {
        double sum = 0;
        double weight = 0;
        if (fromLeft != false)
        {
            foreach (GraphLink link in node.LinksLeft)
                (sum, weight) = (sum + link.Weight * (link.Left.Y + link.LeftPort - link.RightPort), weight + link.Weight);
        }

        if (fromLeft != true)
        {
            foreach (GraphLink link in node.LinksRight)
                (sum, weight) = (sum + link.Weight * (link.Right.Y + link.RightPort - link.LeftPort), weight + link.Weight);
        }

        return weight == 0 ? node.Y : sum / weight;
    }

    // Least squares under "each stands below the one before": blocks that would overlap are joined and get their common mean.
    private static void Solve(List<GraphNode> column, Func<GraphNode, int, double> wish)
    {
        double[] offsets = new double[column.Count];
        List<(double Mean, double Weight, int Count)> blocks = [];
        for (int i = 0; i < column.Count; i++)
        {
            if (i > 0)
                offsets[i] = offsets[i - 1] + (column[i - 1].Height + column[i].Height) / 2 + Gap(column[i - 1], column[i]);
            (double Mean, double Weight, int Count) block = (wish(column[i], i) - offsets[i], column[i].IsPassage ? 1 : 2, 1);
            while (blocks.Count > 0 && blocks[^1].Mean > block.Mean)
            {
                (double Mean, double Weight, int Count) before = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                double weight = before.Weight + block.Weight;
                block = ((before.Mean * before.Weight + block.Mean * block.Weight) / weight, weight, before.Count + block.Count);
            }

            blocks.Add(block);
        }

        int next = 0;
        foreach ((double mean, _, int count) in blocks)
        {
            for (int i = 0; i < count; i++, next++)
                column[next].Y = mean + offsets[next];
        }
    }

    private static double Gap(GraphNode one, GraphNode other) => one.IsPassage && other.IsPassage ? PassageGap : NodeGap;
}
