using System.Globalization;
using System.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>SVG as text, element by element. Numbers have at most one decimal and a point, so the same drawing has the same bytes everywhere.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Opens an element that holds others.</summary>
    public void Open(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Begin(element, attributes);
        _ = _text.Append(">\n");
        _depth++;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public void Close(string element)
    {
        _depth--;
        _ = _text.Append(' ', _depth * 2).Append("</").Append(element).Append(">\n");
    }

    /// <summary>An element with nothing in it.</summary>
    public void Empty(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Begin(element, attributes);
        _ = _text.Append("/>\n");
    }

    /// <summary>An element with text in it.</summary>
    public void Leaf(string element, string content, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Begin(element, attributes);
        _ = _text.Append('>').Append(Escaped(content)).Append("</").Append(element).Append(">\n");
    }

    /// <summary>A number as attributes and paths have it.</summary>
    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) is "-0" ? "0"
        : Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Begin(string element, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _ = _text.Append(' ', _depth * 2).Append('<').Append(element);
        foreach ((string name, object value) in attributes)
            _ = _text.Append(' ').Append(name).Append("=\"").Append(value is double number ? Number(number) : Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
    }

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' => escaped.Append('?'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
