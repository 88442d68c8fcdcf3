using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// OUTSTRMPAY, output stream payload capability. HDA 1.0a 3.3.11.
/// Implementation specific; the value at reset is that of the ICH family from ICH7 on. Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct OutputStreamPayload(ushort Raw) : IRegister<OutputStreamPayload, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x18;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x0030;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Words of 16 bits that one outbound stream may have in one frame; 0 leaves only OUTPAY as a limit.</summary>
    public byte Words { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static OutputStreamPayload From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Words).Any;
}
