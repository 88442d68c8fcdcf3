using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>SDnLVI, stream descriptor last valid index. HDA 1.0a 3.3.39.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct LastValidIndex(ushort Raw) : IRegister<LastValidIndex, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x0C;

    /// <inheritdoc/>
    public static ushort Writable => 0x00FF;

    /// <summary>Index of the last entry of the descriptor list, 1 to 255.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static LastValidIndex From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Index).Any;
}
