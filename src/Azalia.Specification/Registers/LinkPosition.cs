using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>SDnLPIB, stream descriptor link position in buffer. HDA 1.0a 3.3.37.</summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct LinkPosition(uint Raw) : IRegister<LinkPosition, uint>
{
    /// <summary>SDnLPIBA of descriptor 0: a read-only copy. Those of the others follow at the distance of descriptors.</summary>
    public const int AliasOffset = 0x2084;

    /// <inheritdoc/>
    public static int Offset => 0x04;

    /// <inheritdoc/>
    public static uint Writable => 0;

    /// <summary>Offset in the cyclic buffer of what the link has sent or received; wraps to 0 at CBL.</summary>
    public uint Bytes { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static LinkPosition From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Bytes).Any;
}
