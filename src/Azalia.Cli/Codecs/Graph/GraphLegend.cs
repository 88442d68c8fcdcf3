namespace Azalia.Cli.Codecs.Graph;

/// <summary>Explains a drawing at its foot.</summary>
internal static class GraphLegend
{
    /// <summary>The room that it takes.</summary>
    public const double Height = 46;

    private const double Sample = 22;

    /// <summary>Draws it.</summary>
    public static void Paint(SvgText svg, double x, double y)
    {
        svg.Open("g", ("font-size", GraphStyle.LineSize), ("fill", GraphStyle.SoftInk));
        x = Line(svg, x, y, GraphStyle.Playing, 3.2, "playback");
        x = Line(svg, x, y, GraphStyle.Recording, 3.2, "recording");
        x = Line(svg, x, y, GraphStyle.Open, 1.4, "selected, no sound");
        x = Line(svg, x, y, GraphStyle.Idle, 1, "can be selected or mixed");
        svg.Empty("path", ("d", $"M{N(x)} {N(y - 4)}L{N(x + 7)} {N(y + 3)}M{N(x)} {N(y + 3)}L{N(x + 7)} {N(y - 4)}"), ("stroke", GraphStyle.Bad), ("stroke-width", 1.8));
        x = Text(svg, x + 13, y, "muted input");
        svg.Empty("circle", ("cx", x + 7), ("cy", y), ("r", 6.5), ("fill", "#5fb04a"), ("stroke", GraphStyle.Ink));
        svg.Empty("circle", ("cx", x + 7), ("cy", y), ("r", 2.2), ("fill", GraphStyle.Paper), ("stroke", GraphStyle.Ink), ("stroke-width", 0.8));
        x = Text(svg, x + 19, y, "jack in its colour");
        svg.Empty("rect", ("x", x), ("y", y - 7), ("width", Sample), ("height", 14.0), ("rx", 4.0), ("fill", "#fafafa"), ("stroke", GraphStyle.Open), ("stroke-dasharray", "4 3"));
        _ = Text(svg, x + Sample + 6, y, "nothing wired to the pin");
        svg.Close("g");
    }

    private static double Line(SvgText svg, double x, double y, string paint, double width, string text)
    {
        svg.Empty("path", ("d", $"M{N(x)} {N(y)}h{N(Sample)}"), ("stroke", paint), ("stroke-width", width), ("stroke-linecap", "round"));
        return Text(svg, x + Sample + 6, y, text);
    }

    private static double Text(SvgText svg, double x, double y, string text)
    {
        svg.Leaf("text", text, ("x", x), ("y", y + 3.5));
        return x + GraphStyle.WidthOf(text, GraphStyle.LineSize) + 13;
    }

    private static string N(double value) => SvgText.Number(value);
}
