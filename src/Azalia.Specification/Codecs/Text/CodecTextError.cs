namespace Azalia.Specification.Codecs.Text;

/// <summary>One thing in a text that is wrong or odd.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">One line for a person, without the line's number.</param>
public readonly record struct CodecTextError(int Line, string Message)
{
    /// <summary><c>line 12: ...</c></summary>
    public override string ToString() => $"line {Line}: {Message}";
}
