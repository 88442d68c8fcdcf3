using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>CORBRP, CORB read pointer. HDA 1.0a 3.3.21.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct CorbReadPointer(ushort Raw) : IRegister<CorbReadPointer, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x4A;

    /// <inheritdoc/>
    public static ushort Writable => 0x8000;

    /// <summary>
    /// CORBRPRST: write 1 and wait for 1, write 0 and wait for 0; then the pointer is 0 and prefetched commands are gone.
    /// </summary>
    public bool Reset { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>Entry of the last command that was fetched. Read only.</summary>
    public byte Index { get => (byte)Bits.Get(Raw, 0, 8); init => Raw = Bits.Set(Raw, 0, 8, value); }

    /// <inheritdoc/>
    public static CorbReadPointer From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Reset).Show(Index).Any;
}
