using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>Draws the wires: idle ones thin below, active ones thick above, and at the taker's end an arrow and what its amplifier does.</summary>
internal static class WirePainter
{
    private const double ArrowLength = 7;
    private const double ArrowHalfWidth = 3.6;
    private const double SideReach = 44;

    /// <summary>Draws all wires.</summary>
    public static void Paint(SvgText svg, IReadOnlyList<GraphWire> wires, AudioGroupText? group)
    {
        svg.Open("g", ("fill", "none"), ("stroke-linecap", "round"));
        foreach ((string paint, double width, GraphLink link) in Strokes(wires))
            svg.Empty("path", ("d", Curve(link)), ("stroke", paint), ("stroke-width", width));
        foreach (GraphWire wire in wires.Where(static wire => wire.Links.Count == 0).OrderBy(static wire => wire.Edge.IsActive))
            svg.Empty("path", ("d", SideCurve(wire)), ("stroke", PaintOf(wire)), ("stroke-width", WidthOf(wire)));
        svg.Close("g");
        foreach (GraphWire wire in wires)
            PaintEnd(svg, wire, group);
    }

    /// <summary>What a wire is drawn with.</summary>
    public static string PaintOf(GraphWire wire) =>
        !wire.Edge.IsActive ? wire.Edge.IsOpen && IsChoice(wire) ? GraphStyle.Open : GraphStyle.Idle
        : wire.Edge.IsPlaying ? GraphStyle.Playing : GraphStyle.Recording;

    // Each piece once, with the strongest of the wires that share it; the strongest are drawn last.
    private static IEnumerable<(string Paint, double Width, GraphLink Link)> Strokes(IReadOnlyList<GraphWire> wires)
    {
        Dictionary<GraphLink, GraphWire> strongest = [];
        List<GraphLink> order = [];
        foreach (GraphWire wire in wires)
        {
            foreach (GraphLink link in wire.Links)
            {
                if (!strongest.TryGetValue(link, out GraphWire? other))
                {
                    order.Add(link);
                    strongest[link] = wire;
                }
                else if (WidthOf(wire) > WidthOf(other))
                {
                    strongest[link] = wire;
                }
            }
        }

        return from link in order
               let wire = strongest[link]
               orderby WidthOf(wire)
               select (PaintOf(wire), WidthOf(wire), link);
    }

    // What a mixer adds up is no choice, and what goes to a pin that is no output, or comes from one that nothing is wired to, does not matter.
    private static bool IsChoice(GraphWire wire) => wire.Edge.To.Type switch
    {
        WidgetType.AudioMixer => false,
        WidgetType.PinComplex => SignalFlow.IsWired(wire.Edge.To) && (SignalFlow.IsOutput(wire.Edge.To) || !SignalFlow.IsInput(wire.Edge.To)),
        _ => wire.Edge.From.Type != WidgetType.PinComplex || SignalFlow.IsWired(wire.Edge.From),
    };

    private static double WidthOf(GraphWire wire) => wire.Edge.IsActive ? 3.2 : wire.Edge.IsOpen && IsChoice(wire) ? 1.4 : 1;

    private static string Curve(GraphLink link)
    {
        double x1 = link.Left.Right;
        double y1 = link.Left.Y + link.LeftPort;
        double x2 = link.Right.X;
        double y2 = link.Right.Y + link.RightPort;
        double bend = (x2 - x1) * 0.5;
        return $"M{N(x1)} {N(y1)}C{N(x1 + bend)} {N(y1)} {N(x2 - bend)} {N(y2)} {N(x2)} {N(y2)}";
    }

    // Both ends in one column: out at the side where there is room, and back.
    private static string SideCurve(GraphWire wire)
    {
        bool isLast = wire.From.Side == GraphSide.Right;
        double x = isLast ? wire.From.X : wire.From.Right;
        double reach = isLast ? -SideReach : SideReach;
        return $"M{N(x)} {N(wire.From.Y)}C{N(x + reach)} {N(wire.From.Y)} {N(x + reach)} {N(wire.To.Y)} {N(x)} {N(wire.To.Y)}";
    }

    private static void PaintEnd(SvgText svg, GraphWire wire, AudioGroupText? group)
    {
        bool fromLeft = wire.Links.Count > 0 ? wire.IsRightward : wire.To.Side == GraphSide.Right;
        double x = fromLeft ? wire.To.X : wire.To.Right;
        double y = wire.To.Y + (wire.Links.Count == 0 ? 0 : fromLeft ? wire.Links[^1].RightPort : wire.Links[^1].LeftPort);
        double outward = fromLeft ? -1 : 1;
        double size = wire.Edge.IsActive ? 1.35 : 1;
        double back = x + outward * ArrowLength * size;
        string paint = PaintOf(wire) == GraphStyle.Idle ? GraphStyle.Open : PaintOf(wire);
        svg.Empty("path", ("d", $"M{N(x)} {N(y)}L{N(back)} {N(y - ArrowHalfWidth * size)}L{N(back)} {N(y + ArrowHalfWidth * size)}Z"), ("fill", paint));
        if (wire.Edge.To.InputValues is not { Count: > 1 } || wire.Edge.InputValue is not { } value)
            return;

        double mark = x + outward * (ArrowLength + 6);
        if (wire.Edge.IsMuted)
        {
            svg.Empty("path", ("d", $"M{N(mark - 3)} {N(y - 3)}L{N(mark + 3)} {N(y + 3)}M{N(mark - 3)} {N(y + 3)}L{N(mark + 3)} {N(y - 3)}"), ("stroke", GraphStyle.Bad), ("stroke-width", 1.8));
            return;
        }

        AmplifierCapabilities capabilities = WidgetWords.Amplifier(wire.Edge.To, group, isOutput: false);
        if (capabilities.StepCount > 0)
        {
            svg.Leaf(
                "text", WidgetWords.Value(value, capabilities), ("x", mark - outward * 3), ("y", y - 4.5), ("font-size", 8.5), ("text-anchor", fromLeft ? "end" : "start"), ("fill", GraphStyle.Ink),
                ("stroke", GraphStyle.Paper), ("stroke-width", 2.5), ("paint-order", "stroke"));
        }
    }

    private static string N(double value) => SvgText.Number(value);
}
