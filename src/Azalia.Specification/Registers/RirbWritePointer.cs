using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>RIRBWP, RIRB write pointer. HDA 1.0a 3.3.27.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct RirbWritePointer(ushort Raw) : IRegister<RirbWritePointer, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x58;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <inheritdoc/>
    public static ushort WriteOnly => 0x8000;

    /// <summary>RIRBWPRST: written as 1 it makes the pointer 0, while the RIRB does not run. Reads 0.</summary>
    public bool Reset { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>Entry that the hardware wrote last. Read only.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static RirbWritePointer From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Reset).Show(Index).Any;
}
