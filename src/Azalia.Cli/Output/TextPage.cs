namespace Azalia.Cli.Output;

/// <summary>A page of plain text with headings, wrapped paragraphs and two-column tables; bold headings where colours are welcome.</summary>
internal sealed class TextPage(TextWriter writer, int width, bool hasColour)
{
    private const int Gap = 2;

    /// <summary>An empty line.</summary>
    public void Blank() => writer.WriteLine();

    /// <summary>A heading, set off by an empty line.</summary>
    public void Heading(string text)
    {
        writer.WriteLine();
        writer.WriteLine(hasColour ? $"\e[1m{text}\e[0m" : text);
    }

    /// <summary>Wrapped text over the whole width.</summary>
    public void Paragraph(string text) => Line(text, 0);

    /// <summary>Wrapped text with an indent.</summary>
    public void Line(string text, int indent)
    {
        foreach (string line in Wrap(text, width - indent))
            writer.WriteLine(new string(' ', indent) + line);
    }

    /// <summary>A command line, never wrapped so that it can be copied.</summary>
    public void Code(string text, int indent) =>
        writer.WriteLine(new string(' ', indent) + (hasColour ? $"\e[36m{text}\e[0m" : text));

    /// <summary>Names to the left, wrapped text to the right.</summary>
    public void Table(IReadOnlyList<(string Name, string Text)> rows, int indent)
    {
        int column = indent + rows.Max(row => row.Name.Length) + Gap;
        foreach ((string name, string text) in rows)
        {
            string start = (new string(' ', indent) + name).PadRight(column);
            foreach (string line in Wrap(text, width - column))
            {
                writer.WriteLine((start + line).TrimEnd());
                start = new string(' ', column);
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int columns)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
