using System.Text;
using Azalia.Specification.Streams;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnFMT, stream descriptor format. HDA 1.0a 3.3.41.
/// TYPE (bit 15) belongs to the converter: here it is reserved, as bit 7 is.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct StreamFormatRegister(ushort Raw) : IRegister<StreamFormatRegister, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x12;

    /// <inheritdoc/>
    public static ushort Writable => 0x7F7F;

    /// <summary>The format: that of the converter which has the same stream number.</summary>
    public StreamFormat Format { get => new(Raw); init => Raw = value.Raw; }

    /// <inheritdoc/>
    public static StreamFormatRegister From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Always(Format.SampleRate, "SampleRate")
        .Always(Format.BitsPerSample, "BitsPerSample")
        .Always(Format.Channels, "Channels")
        .Any;
}
