using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>Sizes and colours of a drawing: dark on light, and told apart without colours, too.</summary>
internal static class GraphStyle
{
    public const string Ink = "#1b2430";
    public const string SoftInk = "#56606e";
    public const string Paper = "#ffffff";
    public const string Playing = "#1463c4";
    public const string Recording = "#b4520f";
    public const string Open = "#7d8896";
    public const string Idle = "#ccd2da";
    public const string Bad = "#b3261e";
    public const string BadPaper = "#fdeceb";
    public const string Good = "#1a6b3c";
    public const string GoodPaper = "#e6f4ea";
    public const string PlainPaper = "#eef1f5";

    public const double Margin = 28;
    public const double TitleHeight = 74;
    public const double TitleSize = 12;
    public const double LineSize = 10.5;
    public const double TagSize = 9.5;
    public const double LineHeight = 14;
    public const double TagHeight = 15;
    public const double Padding = 8;

    // A sans-serif letter is a little more than half as wide as it is high.
    private const double LetterWidth = 0.56;
    private const double BoldLetterWidth = 0.6;

    /// <summary>The width of a node.</summary>
    public static double WidthOf(GraphNode node) => node.IsPassage ? 0 : node.Side switch
    {
        GraphSide.Left => 164,
        GraphSide.Middle => 128,
        _ => 226,
    };

    /// <summary>How wide a text will be, about.</summary>
    public static double WidthOf(string text, double size, bool isBold = false) => text.Length * size * (isBold ? BoldLetterWidth : LetterWidth);

    /// <summary>A text that fits, with its end cut if need be.</summary>
    public static string Fit(string text, double width, double size, bool isBold = false)
    {
        int letters = (int)(width / (size * (isBold ? BoldLetterWidth : LetterWidth)));
        return text.Length <= letters ? text : $"{text[..Math.Max(letters - 1, 1)].TrimEnd(' ', ',')}\u2026";
    }

    /// <summary>What a node is filled with.</summary>
    public static string FillOf(WidgetText widget) => widget.Type switch
    {
        WidgetType.AudioOutput => "#e7f0fb",
        WidgetType.AudioInput => "#fbeee3",
        WidgetType.AudioMixer => "#fff8e1",
        WidgetType.AudioSelector => "#f2ecfa",
        WidgetType.PinComplex => SignalFlow.IsWired(widget) ? "#f4f8f4" : "#fafafa",
        _ => "#f3f4f6",
    };

    /// <summary>The paint of a jack; null when it has none.</summary>
    public static string? PaintOf(JackColor color) => color switch
    {
        JackColor.Black => "#202020",
        JackColor.Grey => "#8a8f98",
        JackColor.Blue => "#4a90d9",
        JackColor.Green => "#5fb04a",
        JackColor.Red => "#d23c32",
        JackColor.Orange => "#ef8c22",
        JackColor.Yellow => "#f2cc35",
        JackColor.Purple => "#8a58b8",
        JackColor.Pink => "#ef94b5",
        JackColor.White => "#ffffff",
        _ => null,
    };
}
