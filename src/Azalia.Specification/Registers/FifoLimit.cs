using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>SDnFIFOL, stream descriptor FIFO limit. Intel's newer chipset datasheets; reserved in HDA 1.0a.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct FifoLimit(ushort Raw) : IRegister<FifoLimit, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x14;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Vendor specific; 0 where it is not implemented.</summary>
    public ushort Value { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static FifoLimit From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Value).Any;
}
