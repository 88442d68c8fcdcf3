using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// GCAP2, global capabilities 2. Intel's chipset datasheets.
/// Zero where it is not implemented.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct GlobalCapabilities2(ushort Raw) : IRegister<GlobalCapabilities2, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x12;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Vendor specific bits.</summary>
    public ushort Value { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static GlobalCapabilities2 From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Value).Any;
}
