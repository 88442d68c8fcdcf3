namespace Azalia.Specification.Codecs.Text;

/// <summary>Which lines are the driver's words, and how they stand in a text of today. Hardware 6.2, 6.4.</summary>
internal static class AnnotationLine
{
    private const string Substream = ", substream=";

    /// <summary>What a line is, given without its leading blanks; null when it is no line of the driver that has a name of its own.</summary>
    internal static AnnotationKind? KindOf(ReadOnlySpan<char> line) => line[0] switch
    {
        'C' when line.StartsWith("Control:") => AnnotationKind.Control,
        'C' when line.StartsWith("ControlAmp:") => AnnotationKind.ControlAmplifier,

        // Linux could not read the codec's list, and printed its own error.
        'C' when line.StartsWith("Connection: -") => AnnotationKind.Device,
        'D' when line.StartsWith("Device:") => AnnotationKind.Device,

        // The driver asked for devices where the codec has no list of them.
        'D' when line is "Devices: 0" => AnnotationKind.Device,
        'I' when line.StartsWith("In-driver Connection:") => AnnotationKind.InDriverConnection,
        _ => null,
    };

    /// <summary>The text that is kept: with the blanks that the kind has today, whatever a mail made of them; other lines as they are.</summary>
    /// <param name="kind">What the line is.</param>
    /// <param name="line">The line with its leading blanks.</param>
    internal static string TextOf(AnnotationKind kind, ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> content = line.TrimStart();
        if (kind == AnnotationKind.Device)
        {
            int suffix = content.LastIndexOf(Substream, StringComparison.Ordinal);
            if (suffix > 0)
                content = content[..suffix];
        }

        return kind switch
        {
            AnnotationKind.Control or AnnotationKind.Device => With("  ", line, content),
            AnnotationKind.ControlAmplifier => With("    ", line, content),
            AnnotationKind.InDriverConnection => With(content[0] == '0' ? "     " : "  ", line, content),
            _ => Decoded(line.ToString()),
        };
    }

    private static string With(string indent, ReadOnlySpan<char> line, ReadOnlySpan<char> content) =>
        Decoded(line.Length == content.Length + indent.Length && line.StartsWith(indent) ? line.ToString() : string.Concat(indent, content));

    // Copies from web pages escape quotes; nothing else in a control's name needs it.
    private static string Decoded(string text) => !text.Contains('&', StringComparison.Ordinal) ? text : text
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&#34;", "\"", StringComparison.Ordinal)
        .Replace("&#39;", "'", StringComparison.Ordinal)
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);
}
