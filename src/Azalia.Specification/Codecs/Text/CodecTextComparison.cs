namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// Compares two codecs line by line in today's form, place by place. The driver's words are ignored: names, controls, devices, hooks and lines that nobody knows.
/// </summary>
/// <remarks>Safe for any number of threads.</remarks>
public static class CodecTextComparison
{
    /// <summary>The differences in the order of the text; none when both hold the same facts.</summary>
    public static IReadOnlyList<CodecTextDifference> Compare(CodecText expected, CodecText actual) => Differences(expected, actual, mayHoldMore: false);

    /// <summary>The facts of <paramref name="expected"/> that <paramref name="actual"/> does not hold so; what it holds beyond them is ignored.</summary>
    /// <remarks>An old text is silent about much that its codec answers.</remarks>
    public static IReadOnlyList<CodecTextDifference> Missing(CodecText expected, CodecText actual) => Differences(expected, actual, mayHoldMore: true);

    private static List<CodecTextDifference> Differences(CodecText expected, CodecText actual, bool mayHoldMore)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        List<(int Node, TextPlace Place, string Lines)> wanted = Places(expected);
        Dictionary<(int, TextPlace), string> found = [];
        foreach ((int node, TextPlace place, string lines) in Places(actual))
            found[(node, place)] = lines;

        List<CodecTextDifference> differences = [];
        foreach ((int node, TextPlace place, string lines) in wanted)
        {
            _ = found.Remove((node, place), out string? there);
            if (mayHoldMore ? !Holds(there ?? "", lines, mayGoOn: place == TextPlace.Devices) : lines != (there ?? ""))
                differences.Add(new CodecTextDifference(node, place, lines.TrimEnd('\n'), (there ?? "").TrimEnd('\n')));
        }

        if (!mayHoldMore)
        {
            foreach (((int node, TextPlace place), string lines) in found)
            {
                if (lines.Length > 0)
                    differences.Add(new CodecTextDifference(node, place, "", lines.TrimEnd('\n')));
            }
        }

        return differences;
    }

    private static List<(int Node, TextPlace Place, string Lines)> Places(CodecText codec)
    {
        List<(int Node, TextPlace Place, int End)> ends = [];
        CodecTextPrinter? printer = null;
        printer = new CodecTextPrinter(hasAnnotations: false)
        {
            PlaceEnded = (node, place) => ends.Add((node, place, printer!.Length)),
        };
        printer.Print(codec);
        string text = printer.ToString();
        List<(int, TextPlace, string)> places = [];
        int start = 0;
        foreach ((int node, TextPlace place, int end) in ends)
        {
            if (end > start && place != TextPlace.Name)
                places.Add((node, place, text[start..end]));

            start = end;
        }

        return places;
    }

    // Each wanted line is there, in order; others may stand between them. A device's line goes on where the other text ends it.
    private static bool Holds(string lines, string wanted, bool mayGoOn)
    {
        string[] there = lines.Split('\n');
        int at = 0;
        foreach (string line in wanted.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            while (at < there.Length && there[at] != line && !(mayGoOn && there[at].StartsWith($"{line}, ", StringComparison.Ordinal)))
                at++;

            if (at++ == there.Length)
                return false;
        }

        return true;
    }
}
