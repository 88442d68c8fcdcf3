using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// CORBSIZE, CORB size. HDA 1.0a 3.3.24.
/// The value at reset says that 256 entries are supported, and chosen. Read only where one size is all there is.
/// </summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct CorbSize(byte Raw) : IRegister<CorbSize, byte>
{
    /// <summary>Bytes of one entry.</summary>
    public const int EntrySize = 4;

    /// <inheritdoc/>
    public static int Offset => 0x4E;

    /// <inheritdoc/>
    public static byte ResetValue => 0x42;

    /// <inheritdoc/>
    public static byte Writable => 0x03;

    /// <summary>CORBSZCAP: bit 0 is 2 entries, bit 1 is 16, bit 2 is 256. Read only.</summary>
    public byte Capabilities { get => (byte)Bits.Get(Raw, 4, 4); init => Raw = Bits.Set(Raw, 4, 4, value); }

    /// <summary>CORBSIZE: 0 is 2 entries, 1 is 16, 2 is 256, 3 is reserved.</summary>
    public byte Code { get => (byte)Bits.Get(Raw, 0, 2); init => Raw = Bits.Set(Raw, 0, 2, value); }

    /// <summary>Entries that <see cref="Code"/> chooses: 2, 16 or 256; a reserved code counts as 256.</summary>
    public int Entries => Code switch { 0 => 2, 1 => 16, _ => 256 };

    /// <inheritdoc/>
    public static CorbSize From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Capabilities).Always(Entries).Any;
}
