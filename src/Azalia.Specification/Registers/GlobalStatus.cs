using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>GSTS, global status. HDA 1.0a 3.3.10.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct GlobalStatus(ushort Raw) : IRegister<GlobalStatus, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x10;

    /// <inheritdoc/>
    public static ushort Writable => 0;

    /// <inheritdoc/>
    public static ushort WriteOneToClear => 0x0002;

    /// <summary>FSTS: the flush that FCNTRL started is done.</summary>
    public bool FlushCompleted { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <inheritdoc/>
    public static GlobalStatus From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(FlushCompleted).Any;
}
