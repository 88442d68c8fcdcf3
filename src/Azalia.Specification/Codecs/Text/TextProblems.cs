namespace Azalia.Specification.Codecs.Text;

/// <summary>What is wrong and what is odd in a text; numbers are read here, so that one that is none is told by its line.</summary>
internal sealed class TextProblems
{
    private const int ShownCharacters = 40;
    private const int IdentityDigits = 8;

    private readonly List<CodecTextError> _errors = [];
    private readonly List<CodecTextError> _warnings = [];
    private bool _isUnfinished;
    private bool _isEndTold;

    /// <summary>The line that is read, from 1.</summary>
    internal int Line { get; private set; }

    internal IReadOnlyList<CodecTextError> Errors => _errors;

    internal IReadOnlyList<CodecTextError> Warnings => _warnings;

    /// <summary>What is reported from here on stands on this line.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="isUnfinished">The text ends in this line, so that what is missing may have been cut off.</param>
    internal void Begin(int number, bool isUnfinished)
    {
        Line = number;
        _isUnfinished = isUnfinished;
    }

    internal void Fail(string message)
    {
        if (_isUnfinished)
            WarnOfEnd();
        else
            _errors.Add(new CodecTextError(Line, message));
    }

    internal void FailAt(int line, string message) => _errors.Add(new CodecTextError(line, message));

    internal void WarnAt(int line, string message) => _warnings.Add(new CodecTextError(line, message));

    /// <summary>Takes a number from the front of the line, or tells that there is none.</summary>
    /// <param name="line">Behind the name of the line.</param>
    /// <param name="what">What the number is, for the message.</param>
    /// <param name="value">The number.</param>
    internal bool Number(ref ReadOnlySpan<char> line, string what, out uint value)
    {
        if (TextScan.TryNumber(ref line, out value))
            return true;

        FailUnreadable(line, what);
        return false;
    }

    /// <summary>As <see cref="Number"/>, for a number that is printed with eight digits: fewer at the end of a text are a part of it.</summary>
    internal bool WholeNumber(ref ReadOnlySpan<char> line, string what, out uint value)
    {
        ReadOnlySpan<char> digits = line.StartsWith("0x") ? line[2..] : line;
        if (_isUnfinished && TextScan.HexDigits(digits) == digits.Length && digits.Length < IdentityDigits)
        {
            WarnOfEnd();
            value = 0;
            return false;
        }

        return Number(ref line, what, out value);
    }

    /// <summary>Takes the number behind <paramref name="name"/>, or tells that there is none.</summary>
    internal bool Field(ref ReadOnlySpan<char> line, string name, out uint value)
    {
        if (TextScan.TryField(ref line, name, out value))
            return true;

        Fail($"no number stands behind '{name.Trim()}' in '{Shown(line)}'");
        return false;
    }

    internal void FailUnreadable(ReadOnlySpan<char> text, string what) =>
        Fail(text.Length == 0 ? $"the {what} is missing" : $"the {what} cannot be read: '{Shown(text)}'");

    private static string Shown(ReadOnlySpan<char> text)
    {
        // What a file holds goes to a terminal: nothing but printable characters.
        Span<char> shown = stackalloc char[Math.Min(text.Length, ShownCharacters)];
        for (int i = 0; i < shown.Length; i++)
            shown[i] = char.IsControl(text[i]) ? '?' : text[i];

        return text.Length > ShownCharacters ? $"{shown}..." : shown.ToString();
    }

    private void WarnOfEnd()
    {
        if (_isEndTold)
            return;

        _isEndTold = true;
        _warnings.Add(new CodecTextError(Line, "the text ends inside a line; what stands before it is taken"));
    }
}
