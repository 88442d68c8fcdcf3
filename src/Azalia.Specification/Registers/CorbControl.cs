using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>CORBCTL, CORB control. HDA 1.0a 3.3.22.</summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct CorbControl(byte Raw) : IRegister<CorbControl, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x4C;

    /// <inheritdoc/>
    public static byte Writable => 0x03;

    /// <summary>CORBRUN: the engine fetches. Reads 0 only when it has really stopped.</summary>
    public bool Run { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>CMEIE: interrupt on <see cref="CorbStatus.MemoryError"/>.</summary>
    public bool MemoryErrorInterruptEnable { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static CorbControl From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Run).Show(MemoryErrorInterruptEnable).Any;
}
