namespace Azalia.Cli.Codecs.Graph;

/// <summary>Orders the nodes of each column so that few wires cross: medians from both sides in turn, then exchanges of neighbours. Repeatable.</summary>
internal static class CrossingReduction
{
    private const int Sweeps = 24;

    /// <summary>Orders all columns.</summary>
    public static void Order(List<GraphNode>[] columns)
    {
        foreach (List<GraphNode> column in columns)
            Number(column);

        int best = Crossings(columns);
        GraphNode[][] kept = Copy(columns);
        for (int sweep = 0; sweep < Sweeps && best > 0; sweep++)
        {
            bool isRightward = sweep % 2 == 0;
            for (int i = 1; i < columns.Length; i++)
                Sort(columns[isRightward ? i : columns.Length - 1 - i], isRightward);
            Exchange(columns);
            int crossings = Crossings(columns);
            if (crossings < best)
            {
                best = crossings;
                kept = Copy(columns);
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            columns[i].Clear();
            columns[i].AddRange(kept[i]);
            Number(columns[i]);
        }
    }

    /// <summary>How many pairs of wires cross, active ones counted more.</summary>
    public static int Crossings(IReadOnlyList<List<GraphNode>> columns)
    {
        double crossings = 0;
        foreach (List<GraphNode> column in columns)
        {
            for (int i = 0; i < column.Count; i++)
            {
                for (int j = i + 1; j < column.Count; j++)
                    crossings += Between(column[i].LinksRight, column[j].LinksRight, isRight: true);
            }
        }

        return (int)crossings;
    }

    private static GraphNode[][] Copy(List<GraphNode>[] columns) => [.. columns.Select(static column => column.ToArray())];

    private static void Number(List<GraphNode> column)
    {
        for (int i = 0; i < column.Count; i++)
            column[i].Rank = i;
    }

    private static void Sort(List<GraphNode> column, bool fromLeft)
    {
        (double Place, GraphNode Node)[] places = [.. column.Select(node => (Place(node, fromLeft), node))];
        GraphNode[] sorted = [.. places.OrderBy(static place => place.Place).ThenBy(static place => place.Node.Rank).Select(static place => place.Node)];
        column.Clear();
        column.AddRange(sorted);
        Number(column);
    }

    private static double Place(GraphNode node, bool fromLeft)
    {
        List<GraphLink> links = fromLeft ? node.LinksLeft : node.LinksRight;
        if (links.Count == 0)
            return node.Rank;
        double sum = 0;
        double weight = 0;
        foreach (GraphLink link in links)
        {
            sum += link.Weight * (fromLeft ? link.Left : link.Right).Rank;
            weight += link.Weight;
        }

        return sum / weight;
    }

    private static void Exchange(List<GraphNode>[] columns)
    {
        foreach (List<GraphNode> column in columns)
        {
            bool isBetter = true;
            for (int round = 0; round < column.Count && isBetter; round++)
            {
                isBetter = false;
                for (int i = 0; i + 1 < column.Count; i++)
                {
                    GraphNode upper = column[i];
                    GraphNode lower = column[i + 1];
                    double now = Between(upper.LinksLeft, lower.LinksLeft, isRight: false) + Between(upper.LinksRight, lower.LinksRight, isRight: true);
                    double then = Between(lower.LinksLeft, upper.LinksLeft, isRight: false) + Between(lower.LinksRight, upper.LinksRight, isRight: true);
                    if (then >= now)
                        continue;
                    (column[i], column[i + 1]) = (lower, upper);
                    (lower.Rank, upper.Rank) = (i, i + 1);
                    isBetter = true;
                }
            }
        }
    }

    private static double Between(List<GraphLink> upper, List<GraphLink> lower, bool isRight)
    {
        double crossings = 0;
        foreach (GraphLink one in upper)
        {
            foreach (GraphLink other in lower)
            {
                if ((isRight ? one.Right.Rank : one.Left.Rank) > (isRight ? other.Right.Rank : other.Left.Rank))
                    crossings += Math.Sqrt(one.Weight * other.Weight);
            }
        }

        return crossings;
    }
}
