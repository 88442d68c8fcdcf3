using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>CORBWP, CORB write pointer. HDA 1.0a 3.3.20.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct CorbWritePointer(ushort Raw) : IRegister<CorbWritePointer, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x48;

    /// <inheritdoc/>
    public static ushort Writable => 0x00FF;

    /// <summary>Entry of the last valid command; the hardware sends while the read pointer differs.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static CorbWritePointer From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Index).Any;
}
