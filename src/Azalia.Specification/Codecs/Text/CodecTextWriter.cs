namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// Prints a codec in the form of today's Linux. A text of that form that was read is printed byte for byte as it was; of an older one, the same facts in today's form. A line
/// of which the text says nothing is left out; a field of a line that is known otherwise is printed as 0. Hardware 6.2.
/// </summary>
/// <remarks>Safe for any number of threads.</remarks>
public static class CodecTextWriter
{
    /// <summary>The text of a codec; every line ends with LF.</summary>
    /// <param name="codec">What to print.</param>
    /// <param name="annotations">
    /// Whether to print what Linux of today does not learn from the codec: the driver's lines, unknown lines, and what only older kernels asked for.
    /// </param>
    public static string Write(CodecText codec, bool annotations = true)
    {
        ArgumentNullException.ThrowIfNull(codec);
        CodecTextPrinter printer = new(annotations);
        printer.Print(codec);
        return printer.ToString();
    }
}
