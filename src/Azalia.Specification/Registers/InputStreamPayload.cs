using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// INSTRMPAY, input stream payload capability. HDA 1.0a 3.3.12.
/// Implementation specific; the value at reset is that of the ICH family from ICH7 on. Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct InputStreamPayload(ushort Raw) : IRegister<InputStreamPayload, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x1A;

    /// <inheritdoc/>
    public static ushort ResetValue => 0x0018;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Words of 16 bits that one inbound stream may have in one frame; 0 leaves only INPAY as a limit.</summary>
    public byte Words { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static InputStreamPayload From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Words).Any;
}
