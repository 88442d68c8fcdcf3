using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// CORBUBASE, CORB upper base address. HDA 1.0a 3.3.19.
/// Reads as zero, whatever is written, when GCAP.64OK is 0.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct CorbUpperBase(uint Raw) : IRegister<CorbUpperBase, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x44;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FFFF;

    /// <summary>Bits 63:32 of the address.</summary>
    public uint Address { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static CorbUpperBase From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Address).Any;
}
