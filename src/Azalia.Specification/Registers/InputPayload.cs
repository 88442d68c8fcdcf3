using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// INPAY, input payload capability. HDA 1.0a 3.3.6.
/// Implementation specific; the value at reset is that of the ICH family. Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct InputPayload(ushort Raw) : IRegister<InputPayload, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x06;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x001D;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Words of 16 bits that all inbound streams together have in one frame on one SDI line.</summary>
    public byte Words { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static InputPayload From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Words).Any;
}
