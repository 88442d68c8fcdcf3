namespace Azalia.Specification.Codecs.Text;

/// <summary>Annotations while they are collected; most nodes have none, and no list then.</summary>
internal struct AnnotationList
{
    private List<CodecAnnotation>? _items;

    /// <summary>Keeps a line.</summary>
    /// <param name="kind">What it is; null for a line that the driver has no name for.</param>
    /// <param name="after">The place that it follows.</param>
    /// <param name="line">The line with its leading blanks.</param>
    internal void Add(AnnotationKind? kind, TextPlace after, ReadOnlySpan<char> line)
    {
        AnnotationKind known = kind ?? (IsHook(line) ? AnnotationKind.Hook : AnnotationKind.Unknown);
        (_items ??= []).Add(new CodecAnnotation(known, after, AnnotationLine.TextOf(known, line)));
    }

    /// <summary>What was collected; the list is empty afterwards.</summary>
    internal IReadOnlyList<CodecAnnotation> Take()
    {
        IReadOnlyList<CodecAnnotation> taken = _items is null ? [] : _items;
        _items = null;
        return taken;
    }

    // Hardware 6.3: not indented, a name, a colon, a value.
    private static bool IsHook(ReadOnlySpan<char> line) => !char.IsWhiteSpace(line[0]) && line.Contains(": ", StringComparison.Ordinal);
}
