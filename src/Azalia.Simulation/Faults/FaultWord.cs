namespace Azalia.Simulation.Faults;

/// <summary>A word of a line, and where it stands.</summary>
/// <param name="Text">The word; brackets, colon, comma, equals sign and percent sign are words of their own.</param>
/// <param name="Column">The column of its first character, from 1 on.</param>
internal readonly record struct FaultWord(string Text, int Column)
{
    private const string Marks = "[]:,=%";

    public bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts a line into words; a number sign begins a comment.</summary>
    /// <param name="line">The line.</param>
    /// <param name="endColumn">The column behind the last word.</param>
    public static List<FaultWord> Split(string line, out int endColumn)
    {
        List<FaultWord> words = [];
        endColumn = 1;
        for (int at = 0; at < line.Length && line[at] != '#';)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            int start = at++;
            if (!Marks.Contains(line[start], StringComparison.Ordinal))
            {
                while (at < line.Length && line[at] != '#' && !char.IsWhiteSpace(line[at]) && !Marks.Contains(line[at], StringComparison.Ordinal))
                    at++;
            }

            words.Add(new FaultWord(line[start..at], start + 1));
            endColumn = at + 1;
        }

        return words;
    }
}
