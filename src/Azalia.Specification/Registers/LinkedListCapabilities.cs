using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// LLCH, linked list of capabilities. Intel's chipset datasheets.
/// The value at reset is that of controllers without such a list. Profiles override it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct LinkedListCapabilities(ushort Raw) : IRegister<LinkedListCapabilities, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x14;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <summary>Offset of the first capability header; 0 when there is none.</summary>
    public ushort First { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static LinkedListCapabilities From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(First).Any;
}
