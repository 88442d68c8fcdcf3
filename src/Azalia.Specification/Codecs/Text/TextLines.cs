namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// The lines of a text with their numbers: LF, CR LF or CR ends one; a byte order mark, the marks of a quotation or a list and trailing blanks are dropped, and what a mail
/// broke with "=" at a line's end is joined again. Hardware 6.4.
/// </summary>
internal ref struct TextLines(ReadOnlySpan<char> text)
{
    private const char ByteOrderMark = '\uFEFF';

    // What some forums make of a line.
    private const string ListMark = "[*]";

    private readonly ReadOnlySpan<char> _text = text.Length > 0 && text[0] == ByteOrderMark ? text[1..] : text;
    private readonly bool _isQuotedPrintable = text.IndexOf("=3D", StringComparison.Ordinal) >= 0;
    private int _next;
    private int _lines;

    /// <summary>The line without its end and its trailing blanks.</summary>
    internal ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The number of the line, or of the first of those that were joined, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The text ends here without the end of a line.</summary>
    internal bool IsUnfinished { get; private set; }

    internal bool MoveNext()
    {
        if (_next >= _text.Length)
            return false;

        Number = _lines + 1;
        ReadOnlySpan<char> line = TakeLine();
        Current = IsBroken(line) ? Join(line) : line;
        if (_isQuotedPrintable && Current.Contains('='))
            Current = Unescaped(Current.ToString()).AsSpan().TrimEnd();

        return true;
    }

    // Outside of a mail "=" also ends headings, of which "==> file <==" stands right before a codec.
    private bool IsBroken(ReadOnlySpan<char> line) =>
        line.Length > 0 && line[^1] == '=' && (_isQuotedPrintable || line.Length > 1 && line[^2] is not ('=' or ' '));

    // Of all that a mail may escape, these alone can be in a codec's text.
    private static string Unescaped(string line) => line
        .Replace("=20", " ", StringComparison.Ordinal)
        .Replace("=09", "\t", StringComparison.Ordinal)
        .Replace("=3D", "=", StringComparison.Ordinal);

    private ReadOnlySpan<char> TakeLine()
    {
        ReadOnlySpan<char> rest = _text[_next..];
        int length = rest.IndexOfAny('\n', '\r');
        IsUnfinished = length < 0;
        ReadOnlySpan<char> line = IsUnfinished ? rest : rest[..length];
        _next += line.Length + 1;
        if (!IsUnfinished && rest[length] == '\r' && length + 1 < rest.Length && rest[length + 1] == '\n')
            _next++;

        _lines++;
        return WithoutMarks(line.TrimEnd());
    }

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> line)
    {
        while (line.Length > 0 && line[0] == '>')
            line = line.Length > 1 && line[1] == ' ' ? line[2..] : line[1..];

        return line.StartsWith(ListMark) ? line[ListMark.Length..] : line;
    }

    private ReadOnlySpan<char> Join(ReadOnlySpan<char> line)
    {
        string joined = line[..^1].ToString();
        while (_next < _text.Length)
        {
            line = TakeLine();
            if (!IsBroken(line))
                return string.Concat(joined, line);

            joined = string.Concat(joined, line[..^1]);
        }

        return joined;
    }
}
