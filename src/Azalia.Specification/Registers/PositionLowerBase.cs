using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>DPLBASE, DMA position lower base address. HDA 1.0a 3.3.32.</summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct PositionLowerBase(uint Raw) : IRegister<PositionLowerBase, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x70;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FF81;

    /// <summary>The hardware writes the positions of running streams.</summary>
    public bool Enable { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Bits 31:0 of the address, aligned to 128: the lower seven bits of a value are dropped.</summary>
    public uint Address { get => Raw & 0xFFFF_FF80; init => Raw = Raw & 0x7F | value & 0xFFFF_FF80; }

    /// <inheritdoc/>
    public static PositionLowerBase From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Address).Show(Enable).Any;
}
