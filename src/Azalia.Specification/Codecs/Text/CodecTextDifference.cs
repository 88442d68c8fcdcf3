namespace Azalia.Specification.Codecs.Text;

/// <summary>A place at which two codecs differ. See <see cref="CodecTextComparison"/>.</summary>
/// <param name="NodeId">The node; 0 for the head and the group.</param>
/// <param name="Place">The lines that differ.</param>
/// <param name="Expected">The lines of the one, without the last line's end; empty when it has none.</param>
/// <param name="Actual">The lines of the other.</param>
public readonly record struct CodecTextDifference(int NodeId, TextPlace Place, string Expected, string Actual)
{
    /// <summary>Such as <c>node 0x14, PinControl: "  Pin-ctls: 0x40: OUT" was expected, "  Pin-ctls: 0x00:" is there</c>.</summary>
    public override string ToString() =>
        $"{(NodeId == 0 ? "head" : $"node 0x{NodeId:x2}")}, {Place}: {Quoted(Expected)} was expected, {Quoted(Actual)} is there";

    private static string Quoted(string lines) => lines.Length == 0 ? "nothing" : $"\"{lines.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
