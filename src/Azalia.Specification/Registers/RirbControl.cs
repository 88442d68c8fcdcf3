using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>RIRBCTL, RIRB control. HDA 1.0a 3.3.29.</summary>
/// <param name="Raw">The register's 8 bits.</param>
public readonly record struct RirbControl(byte Raw) : IRegister<RirbControl, byte>
{
    /// <inheritdoc/>
    public static int Offset => 0x5C;

    /// <inheritdoc/>
    public static byte Writable => 0x07;

    /// <summary>RIRBOIC: interrupt on <see cref="RirbStatus.Overrun"/>.</summary>
    public bool OverrunInterruptEnable { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>RIRBDMAEN: the engine writes. Reads 0 only when it has really stopped.</summary>
    public bool Run { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>RINTCTL: interrupt on <see cref="RirbStatus.Response"/>.</summary>
    public bool ResponseInterruptEnable { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <inheritdoc/>
    public static RirbControl From(byte raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(OverrunInterruptEnable).Show(Run).Show(ResponseInterruptEnable).Any;
}
