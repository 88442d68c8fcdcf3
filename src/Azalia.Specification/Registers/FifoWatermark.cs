using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnFIFOW, stream descriptor FIFO watermark. Intel's chipset datasheets; reserved in HDA 1.0a.
/// The value at reset is that of the ICH family. Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct FifoWatermark(ushort Raw) : IRegister<FifoWatermark, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x0E;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x0004;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>2 is 8 bytes, 3 is 16, 4 is 32; the rest reserved.</summary>
    public byte Code { get => (byte)Bits.Get(Raw, 0, 3); init => Raw = Bits.Set(Raw, 0, 3, value); }

    /// <summary>Bytes that <see cref="Code"/> stands for; 0 for a reserved code.</summary>
    public int Bytes => Code is >= 2 and <= 4 ? 2 << Code : 0;

    /// <inheritdoc/>
    public static FifoWatermark From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Bytes).Any;
}
