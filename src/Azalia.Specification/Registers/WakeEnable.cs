using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// WAKEEN, wake enable. HDA 1.0a 3.3.8.
/// In the resume well: neither CRST nor D3 changes it.
/// </summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct WakeEnable(ushort Raw) : IRegister<WakeEnable, ushort>
{
    /// <inheritdoc/>
    public static int Offset => 0x0C;

    /// <inheritdoc/>
    public static ushort Writable => 0x7FFF;

    /// <summary>SDIWEN: bit n lets a state change on SDI n interrupt and wake.</summary>
    public ushort Codecs { get => (ushort)Bits.Get(Raw, 0, 15); init => Raw = Bits.Set(Raw, 0, 15, value); }

    /// <inheritdoc/>
    public static WakeEnable From(ushort raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Codecs).Any;
}
