using System.Text;

namespace Azalia.Specification.Registers;

/// <summary>
/// INTCTL, interrupt control. HDA 1.0a 3.3.14.
/// A controller implements as many stream bits as it has descriptors; the others read 0.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct InterruptControl(uint Raw) : IRegister<InterruptControl, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x20;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FFFF;

    /// <summary>GIE: gates the interrupt line, and nothing else.</summary>
    public bool GlobalEnable { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>CIE: CORB, RIRB and state changes.</summary>
    public bool ControllerEnable { get => Bits.Get(Raw, 30); init => Raw = Bits.Set(Raw, 30, value); }

    /// <summary>SIE: bit n enables stream descriptor n.</summary>
    public uint StreamEnables { get => Bits.Get(Raw, 0, 30); init => Raw = Bits.Set(Raw, 0, 30, value); }

    /// <inheritdoc/>
    public static InterruptControl From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(GlobalEnable).Show(ControllerEnable).Hex(StreamEnables).Any;
}
