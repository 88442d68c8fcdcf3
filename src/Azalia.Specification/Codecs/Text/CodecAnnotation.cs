namespace Azalia.Specification.Codecs.Text;

/// <summary>A line that is no codec's answer: the driver's words, or nobody's. Kept as it stands and printed back in its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="After">The lines that it follows, of the codec's head, the group or the node that holds it.</param>
/// <param name="Text">The line with its leading blanks, without trailing ones and without its end.</param>
public readonly record struct CodecAnnotation(AnnotationKind Kind, TextPlace After, string Text);
