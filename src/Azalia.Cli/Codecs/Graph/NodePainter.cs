using Azalia.Specification.Codecs;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>Draws a node: a box with its label, its tags, and a jack in its colour.</summary>
internal static class NodePainter
{
    private const double JackRadius = 6.5;
    private const double TagGap = 4;

    /// <summary>How high a node is for what is written in it.</summary>
    public static double HeightFor(GraphNode node) =>
        2 * GraphStyle.Padding + GraphStyle.LineHeight * (1 + node.Label.Lines.Count) + TagRows(node).Count * (GraphStyle.TagHeight + 3) - 2;

    /// <summary>Draws it.</summary>
    public static void Paint(SvgText svg, GraphNode node)
    {
        bool isWired = node.Side != GraphSide.Right || SignalFlow.IsWired(node.Widget);
        double top = node.Y - node.Height / 2;
        svg.Open("g");
        svg.Leaf("title", string.Join("; ", node.Label.Lines.Concat(node.Label.Tags.Select(static tag => tag.Text)).Prepend(node.Label.Title)));
        svg.Empty(
            "rect", ("x", node.X), ("y", top), ("width", node.Width), ("height", node.Height), ("rx", 6.0), ("fill", GraphStyle.FillOf(node.Widget)),
            ("stroke", isWired ? GraphStyle.Ink : GraphStyle.Open), ("stroke-width", isWired ? 1.2 : 1.0), ("stroke-dasharray", isWired ? "none" : "4 3"));
        double textLeft = node.X + GraphStyle.Padding + (HasJack(node) ? JackRadius * 2 + 6 : 0);
        double width = node.Right - GraphStyle.Padding - textLeft;
        double content = HeightFor(node) - 2 * GraphStyle.Padding + 2;
        double line = node.Y - content / 2 + 11;
        string ink = isWired ? GraphStyle.Ink : GraphStyle.SoftInk;
        svg.Leaf("text", GraphStyle.Fit(node.Label.Title, width, GraphStyle.TitleSize, isBold: true), ("x", textLeft), ("y", line), ("font-size", GraphStyle.TitleSize), ("font-weight", "bold"), ("fill", ink));
        if (HasJack(node))
            PaintJack(svg, node, line - 4);
        foreach (string text in node.Label.Lines)
        {
            line += GraphStyle.LineHeight;
            svg.Leaf("text", GraphStyle.Fit(text, width, GraphStyle.LineSize), ("x", textLeft), ("y", line), ("font-size", GraphStyle.LineSize), ("fill", GraphStyle.SoftInk));
        }

        PaintTags(svg, node, line + 6);
        svg.Close("g");
    }

    private static bool HasJack(GraphNode node) => node.Side == GraphSide.Right && node.Widget.PinDefault is { Connectivity: PortConnectivity.Jack or PortConnectivity.Both };

    private static void PaintJack(SvgText svg, GraphNode node, double y)
    {
        double x = node.X + GraphStyle.Padding + JackRadius;
        string? paint = GraphStyle.PaintOf(node.Widget.PinDefault!.Value.Color);
        svg.Empty("circle", ("cx", x), ("cy", y), ("r", JackRadius), ("fill", paint ?? GraphStyle.Paper), ("stroke", GraphStyle.Ink), ("stroke-width", 1.0), ("stroke-dasharray", paint is null ? "2 2" : "none"));
        svg.Empty("circle", ("cx", x), ("cy", y), ("r", 2.2), ("fill", GraphStyle.Paper), ("stroke", GraphStyle.Ink), ("stroke-width", 0.8));
    }

    private static List<List<NodeTag>> TagRows(GraphNode node)
    {
        List<List<NodeTag>> rows = [];
        double room = 0;
        foreach (NodeTag tag in node.Label.Tags)
        {
            double width = TagWidth(tag) + TagGap;
            if (rows.Count == 0 || width > room)
            {
                rows.Add([]);
                room = GraphStyle.WidthOf(node) - 2 * GraphStyle.Padding + TagGap;
            }

            rows[^1].Add(tag);
            room -= width;
        }

        return rows;
    }

    private static double TagWidth(NodeTag tag) => GraphStyle.WidthOf(tag.Text, GraphStyle.TagSize, isBold: true) + 11;

    private static void PaintTags(SvgText svg, GraphNode node, double top)
    {
        foreach (List<NodeTag> row in TagRows(node))
        {
            double x = node.X + GraphStyle.Padding;
            foreach (NodeTag tag in row)
            {
                (string ink, string paper) = tag.Mood switch
                {
                    TagMood.Good => (GraphStyle.Good, GraphStyle.GoodPaper),
                    TagMood.Bad => (GraphStyle.Bad, GraphStyle.BadPaper),
                    _ => (GraphStyle.Ink, GraphStyle.PlainPaper),
                };
                double width = TagWidth(tag);
                svg.Empty("rect", ("x", x), ("y", top), ("width", width), ("height", GraphStyle.TagHeight), ("rx", 7.5), ("fill", paper), ("stroke", ink), ("stroke-width", 0.6));
                svg.Leaf("text", tag.Text, ("x", x + width / 2), ("y", top + 10.8), ("font-size", GraphStyle.TagSize), ("text-anchor", "middle"), ("fill", ink));
                x += width + TagGap;
            }

            top += GraphStyle.TagHeight + 3;
        }
    }
}
