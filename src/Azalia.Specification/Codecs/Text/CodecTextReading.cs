namespace Azalia.Specification.Codecs.Text;

/// <summary>What <see cref="CodecTextReader"/> found in a text.</summary>
/// <param name="Codecs">The codecs in the order of the text, each as far as it is sound.</param>
/// <param name="Errors">
/// Lines that are known and could not be understood, in order. A strict caller takes no codec when there is one; a lenient one takes what is there.
/// </param>
/// <param name="Warnings">What is odd and can be read all the same: a text that ends early, a connection list that is not as long as it says.</param>
public sealed record CodecTextReading(
    IReadOnlyList<CodecText> Codecs, IReadOnlyList<CodecTextError> Errors, IReadOnlyList<CodecTextError> Warnings)
{
    /// <summary>Whether every known line was understood, and there was a codec.</summary>
    public bool IsSound => Errors.Count == 0;
}
