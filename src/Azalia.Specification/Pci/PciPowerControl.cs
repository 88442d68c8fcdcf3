using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Pci;

/// <summary>PMCSR, power management control and status. PCI Power Management 1.2, 3.2.4.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct PciPowerControl(ushort Raw)
{
    /// <summary>Where it is in its capability.</summary>
    public const int Offset = 4;

    /// <summary>The value of <see cref="State"/> for D0.</summary>
    public const byte D0 = 0;

    /// <summary>The value of <see cref="State"/> for D3hot.</summary>
    public const byte D3Hot = 3;

    /// <summary>Bit 15: the function has asked for power. Written as 1 it is cleared.</summary>
    public bool WakeStatus { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>Bit 8: asking for power raises PME.</summary>
    public bool WakeEnable { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>Bits 1:0: 0 is D0, 3 is D3hot.</summary>
    public byte State { get => (byte)Bits.Get(Raw, 0, 2); init => Raw = Bits.Set(Raw, 0, 2, value); }

    private bool PrintMembers(StringBuilder text) => new FieldText(text).Show(WakeStatus).Show(WakeEnable).Show(State).Any;
}
