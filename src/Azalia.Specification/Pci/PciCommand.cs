using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Pci;

/// <summary>The command register of the configuration space. PCI 3.0 6.2.2.</summary>
/// <param name="Raw">The register's 16 bits.</param>
public readonly record struct PciCommand(ushort Raw)
{
    /// <summary>Bit 0: the function answers in I/O space. An HD Audio controller has none.</summary>
    public bool IoSpace { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Bit 1: the function answers in memory space; otherwise registers read all ones.</summary>
    public bool MemorySpace { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>Bit 2: the function may do DMA, and send message-signalled interrupts.</summary>
    public bool BusMaster { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>Bit 6: parity errors are reported.</summary>
    public bool ParityErrorResponse { get => Bits.Get(Raw, 6); init => Raw = Bits.Set(Raw, 6, value); }

    /// <summary>Bit 8: system errors are reported.</summary>
    public bool SystemErrorEnable { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>Bit 10: the interrupt pin is held inactive.</summary>
    public bool InterruptDisable { get => Bits.Get(Raw, 10); init => Raw = Bits.Set(Raw, 10, value); }

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(IoSpace)
        .Show(MemorySpace)
        .Show(BusMaster)
        .Show(ParityErrorResponse)
        .Show(SystemErrorEnable)
        .Show(InterruptDisable)
        .Any;
}
