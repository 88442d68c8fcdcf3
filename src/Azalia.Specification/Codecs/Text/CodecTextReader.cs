namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// Reads codec texts as Linux prints and printed them: any number of them, alone or inside an alsa-info text, in every variant of hardware 6.4. Pure: the same text gives
/// the same result, and nothing is thrown, whatever the text is.
/// </summary>
/// <remarks>
/// A line that is not known is kept as an annotation in its place and is no error; text around the codecs is skipped. An error is a line that is known by its name and
/// whose values cannot be read. Work is proportional to the length of the text. Safe for any number of threads.
/// </remarks>
public static class CodecTextReader
{
    /// <summary>Reads all codecs of a text.</summary>
    public static CodecTextReading Read(ReadOnlySpan<char> text)
    {
        CodecTextParser parser = new();
        TextLines lines = new(text);
        while (lines.MoveNext())
            parser.Take(lines.Current, lines.Number, lines.IsUnfinished);

        return parser.Finish();
    }
}
