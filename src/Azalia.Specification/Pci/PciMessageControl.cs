using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Pci;

/// <summary>MMC, the control word of message-signalled interrupts. PCI 3.0 6.8.1.3.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct PciMessageControl(ushort Raw)
{
    /// <summary>Where it is in its capability.</summary>
    public const int Offset = 2;

    /// <summary>Bit 7: the address has 64 bits, and the data is behind it at 0Ch; otherwise it is at 08h. Read only.</summary>
    public bool Is64Bit { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bit 0: interrupts are messages, and the pin stays inactive.</summary>
    public bool Enable { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    private bool PrintMembers(StringBuilder text) => new FieldText(text).Show(Is64Bit).Show(Enable).Any;
}
