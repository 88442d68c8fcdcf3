using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>SDnCBL, stream descriptor cyclic buffer length. HDA 1.0a 3.3.38.</summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct CyclicBufferLength(uint Raw) : IRegister<CyclicBufferLength, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x08;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FFFF;

    /// <summary>Bytes of the cyclic buffer: whole sample frames, and the sum of the descriptors 0 to LVI.</summary>
    public uint Bytes { get => Raw; init => Raw = value; }

    /// <inheritdoc/>
    public static CyclicBufferLength From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Bytes).Any;
}
