using System.Globalization;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>Draws codecs as one SVG, each in a part of its own, one below the other.</summary>
internal sealed class CodecDrawing
{
    private const double ColumnGap = 96;
    private const double GapForEachWire = 1.1;
    private const double MostGap = 210;
    private const double OtherHeight = 22;
    private const double LeastWidth = 940;

    private readonly CodecText _codec;
    private readonly GraphPlan _plan;
    private readonly double _graphHeight;
    private readonly List<(WidgetText Widget, double X, double Y, double Width)> _others = [];

    private CodecDrawing(CodecText codec)
    {
        _codec = codec;
        _plan = new GraphPlan(new SignalFlow(codec));
        CrossingReduction.Order(_plan.Columns);
        foreach (GraphNode node in _plan.Columns.SelectMany(static column => column))
        {
            node.Width = GraphStyle.WidthOf(node);
            node.Height = node.IsPassage ? 1 : Math.Max(NodePainter.HeightFor(node), PortAssignment.HeightFor(node));
        }

        PortAssignment.Assign(_plan.Columns, byPlace: false);
        _ = VerticalPlacement.Place(_plan.Columns);
        PortAssignment.Assign(_plan.Columns, byPlace: true);
        _graphHeight = VerticalPlacement.Place(_plan.Columns);
        Width = Math.Max(LeastWidth, PlaceColumns());
        Height = GraphStyle.TitleHeight + _graphHeight + PlaceOthers() + GraphLegend.Height + GraphStyle.Margin;
        foreach (GraphNode node in _plan.Columns.SelectMany(static column => column))
            node.Y += GraphStyle.TitleHeight + GraphStyle.Margin;
    }

    private double Width { get; }

    private double Height { get; }

    /// <summary>The drawing of codecs.</summary>
    public static string Of(IReadOnlyList<CodecText> codecs)
    {
        CodecDrawing[] parts = [.. codecs.Select(static codec => new CodecDrawing(codec))];
        double width = parts.Max(static part => part.Width);
        double height = parts.Sum(static part => part.Height);
        SvgText svg = new();
        svg.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {SvgText.Number(width)} {SvgText.Number(height)}"), ("width", width), ("height", height),
            ("role", "img"), ("aria-labelledby", "title description"), ("font-family", "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif"));
        svg.Leaf("title", string.Join(", ", codecs.Select(static codec => codec.Name ?? "a codec")), ("id", "title"));
        svg.Leaf("desc", string.Join(" ", parts.Select(static part => part.Describe())), ("id", "description"));
        svg.Empty("rect", ("width", width), ("height", height), ("fill", GraphStyle.Paper));
        double top = 0;
        foreach (CodecDrawing part in parts)
        {
            svg.Open("g", ("transform", $"translate(0 {SvgText.Number(top)})"));
            part.Paint(svg);
            svg.Close("g");
            top += part.Height;
        }

        svg.Close("svg");
        return svg.ToString();
    }

    private double PlaceColumns()
    {
        double x = GraphStyle.Margin;
        for (int i = 0; i < _plan.Columns.Length; i++)
        {
            List<GraphNode> column = _plan.Columns[i];
            double width = column.Select(static node => node.Width).DefaultIfEmpty(0).Max();
            foreach (GraphNode node in column)
                node.X = node.IsPassage ? x + width / 2 : x;
            int wires = column.Sum(static node => node.LinksRight.Count);
            x += width + (i + 1 < _plan.Columns.Length ? Math.Min(ColumnGap + GapForEachWire * wires, MostGap) : 0);
        }

        return x + GraphStyle.Margin;
    }

    private double PlaceOthers()
    {
        if (_plan.Others.Count == 0)
            return GraphStyle.Margin;

        double x = GraphStyle.Margin;
        double y = GraphStyle.TitleHeight + _graphHeight + 2 * GraphStyle.Margin + 16;
        double top = y;
        foreach (WidgetText widget in _plan.Others)
        {
            double width = GraphStyle.WidthOf(OtherText(widget), GraphStyle.LineSize) + 2 * GraphStyle.Padding;
            if (x + width > Width - GraphStyle.Margin)
                (x, y) = (GraphStyle.Margin, y + OtherHeight + 6);
            _others.Add((widget, x, y, width));
            x += width + 8;
        }

        return y - top + OtherHeight + 2 * GraphStyle.Margin + 16;
    }

    private static string OtherText(WidgetText widget) => $"{WidgetWords.Number(widget.NodeId)} {WidgetWords.Kind(widget)}";

    private void Paint(SvgText svg)
    {
        svg.Leaf("text", _codec.Name ?? "Codec without a name", ("x", GraphStyle.Margin), ("y", 36.0), ("font-size", 20.0), ("font-weight", "bold"), ("fill", GraphStyle.Ink));
        svg.Leaf("text", Subtitle(), ("x", GraphStyle.Margin), ("y", 56.0), ("font-size", 11.5), ("fill", GraphStyle.SoftInk));
        PaintHeadings(svg);
        WirePainter.Paint(svg, _plan.Wires, _codec.AudioGroup);
        foreach (GraphNode node in _plan.Columns.SelectMany(static column => column).Where(static node => !node.IsPassage))
            NodePainter.Paint(svg, node);
        PaintOthers(svg);
        GraphLegend.Paint(svg, GraphStyle.Margin, Height - GraphStyle.Margin);
    }

    private void PaintHeadings(SvgText svg)
    {
        GraphNode? left = _plan.Columns[0].FirstOrDefault(static node => !node.IsPassage);
        GraphNode? right = _plan.Columns[^1].FirstOrDefault(static node => !node.IsPassage && node.Side == GraphSide.Right);
        double y = GraphStyle.TitleHeight + GraphStyle.Margin - 12;
        if (left is { Side: GraphSide.Left })
            svg.Leaf("text", "Converters", ("x", left.X), ("y", y), ("font-size", 11.5), ("font-weight", "bold"), ("fill", GraphStyle.SoftInk));
        if (right is not null)
            svg.Leaf("text", "Pins", ("x", right.X), ("y", y), ("font-size", 11.5), ("font-weight", "bold"), ("fill", GraphStyle.SoftInk));
        if (left is null && right is null)
            svg.Leaf("text", _codec.AudioGroup is null ? "This codec has no audio function group." : "This codec has no widgets.", ("x", GraphStyle.Margin), ("y", y), ("font-size", 12.0), ("fill", GraphStyle.Ink));
    }

    private void PaintOthers(SvgText svg)
    {
        if (_others.Count == 0)
            return;
        svg.Leaf("text", "Beside the signal", ("x", GraphStyle.Margin), ("y", _others[0].Y - 8), ("font-size", 11.5), ("font-weight", "bold"), ("fill", GraphStyle.SoftInk));
        foreach ((WidgetText widget, double x, double y, double width) in _others)
        {
            svg.Empty("rect", ("x", x), ("y", y), ("width", width), ("height", OtherHeight), ("rx", 5.0), ("fill", GraphStyle.FillOf(widget)), ("stroke", GraphStyle.Open), ("stroke-width", 0.8));
            svg.Leaf("text", OtherText(widget), ("x", x + width / 2), ("y", y + 14.5), ("font-size", GraphStyle.LineSize), ("text-anchor", "middle"), ("fill", GraphStyle.SoftInk));
        }
    }

    private string Subtitle()
    {
        List<string> parts = [];
        if (_codec.Address is { } address)
            parts.Add($"codec {address.ToString(CultureInfo.InvariantCulture)}");
        if (_codec.VendorId is { } vendor)
            parts.Add($"vendor 0x{vendor.Raw:x8}");
        if (_codec.SubsystemId is { } subsystem)
            parts.Add($"subsystem 0x{subsystem:x8}");
        if (_codec.RevisionId is { } revision)
            parts.Add($"revision 0x{revision.Raw:x}");
        parts.Add($"{_codec.Widgets.Count} widgets");
        return string.Join(" \u00b7 ", parts);
    }

    private string Describe()
    {
        int pins = _codec.Widgets.Count(static widget => widget.Type == Specification.Codecs.WidgetType.PinComplex && SignalFlow.IsWired(widget));
        int active = _plan.Wires.Count(static wire => wire.Edge.IsActive);
        return $"{_codec.Name ?? "A codec"}: {_codec.Widgets.Count} widgets with {_plan.Wires.Count} connections, of which {active} carry sound; {pins} pins are wired. " +
            "Converters stand to the left, pins to the right.";
    }
}
