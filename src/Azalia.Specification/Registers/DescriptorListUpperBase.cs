using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// SDnBDPU, stream descriptor buffer descriptor list pointer, upper. HDA 1.0a 3.3.43.
/// Reads as zero, whatever is written, when GCAP.64OK is 0.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct DescriptorListUpperBase(uint Raw) : IRegister<DescriptorListUpperBase, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x1C;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FFFF;

    /// <summary>Bits 63:32 of the address.</summary>
    public uint Address { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static DescriptorListUpperBase From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Address).Any;
}
