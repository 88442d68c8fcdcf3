namespace Azalia.Specification.Registers;

/// <summary>
/// Where the stream descriptors lie: inputs first, then outputs, then bidirectional ones. HDA 1.0a 3.3, table of registers.
/// </summary>
public static class StreamDescriptorLayout
{
    /// <summary>Offset of descriptor 0.</summary>
    public const int FirstOffset = 0x80;

    /// <summary>Bytes of one descriptor, and the distance to the next.</summary>
    public const int Size = 0x20;

    /// <summary>Most descriptors of a controller: INTCTL and SSYNC have 30 stream bits.</summary>
    public const int MaximumCount = 30;

    /// <summary>Offset of descriptor <paramref name="index"/>.</summary>
    public static int Base(int index) => FirstOffset + Size * index;

    /// <summary>Offset of the copy of a descriptor's link position (SDnLPIBA).</summary>
    public static int LinkPositionAlias(int index) => LinkPosition.AliasOffset + Size * index;

    /// <summary>The descriptor that the byte at <paramref name="offset"/> belongs to, or -1 when it lies in none.</summary>
    public static int IndexOf(int offset) =>
        offset >= FirstOffset && offset < Base(MaximumCount) ? (offset - FirstOffset) / Size : -1;
}
