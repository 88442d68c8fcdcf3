using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// RIRBLBASE, RIRB lower base address. HDA 1.0a 3.3.25.
/// Changed only while the RIRB does not run.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct RirbLowerBase(uint Raw) : IRegister<RirbLowerBase, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x50;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FF80;

    /// <summary>Bits 31:0 of the address, aligned to 128: the lower seven bits of a value are dropped.</summary>
    public uint Address { get => Raw & 0xFFFF_FF80; init => Raw = Raw & 0x7F | value & 0xFFFF_FF80; }

    /// <inheritdoc/>
    public static RirbLowerBase From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Address).Any;
}
