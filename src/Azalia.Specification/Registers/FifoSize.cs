using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnFIFOS, stream descriptor FIFO size. HDA 1.0a 3.3.40.
/// Implementation specific; the value at reset is that of an output of the ICH family (an input has 0077h). Profiles override it.
/// It may change with
/// every write of SDnFMT and is then stable.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct FifoSize(ushort Raw) : IRegister<FifoSize, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x10;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x00BF;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>The size as the hardware says it: in bytes, or in bytes - 1.</summary>
    public ushort Code { get => Raw; init => Raw = value; }

    /// <summary>Bytes of the FIFO. Controllers of the ICH family say one less, which the three lowest bits show.</summary>
    public int Bytes => (Code & 0b111) == 0b111 ? Code + 1 : Code;

    /// <inheritdoc/>
    public static FifoSize From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Bytes).Any;
}
