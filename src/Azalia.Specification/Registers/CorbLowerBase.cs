using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// CORBLBASE, CORB lower base address. HDA 1.0a 3.3.18.
/// Changed only while the CORB does not run.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct CorbLowerBase(uint Raw) : IRegister<CorbLowerBase, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x40;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FF80;

    /// <summary>Bits 31:0 of the address, aligned to 128: the lower seven bits of a value are dropped.</summary>
    public uint Address { get => Raw & 0xFFFF_FF80; init => Raw = Raw & 0x7F | value & 0xFFFF_FF80; }

    /// <inheritdoc/>
    public static CorbLowerBase From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Address).Any;
}
