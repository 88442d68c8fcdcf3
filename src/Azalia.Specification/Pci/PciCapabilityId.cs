namespace Azalia.Specification.Pci;

/// <summary>What a capability in the list of the configuration space is: the first byte of each; the second has the offset of the next, 0 at
/// the end. PCI 3.0 6.7 and appendix H.</summary>
public enum PciCapabilityId : byte
{
    /// <summary>Power management.</summary>
    PowerManagement = 0x01,

    /// <summary>Message-signalled interrupts.</summary>
    MessageInterrupts = 0x05,

    /// <summary>PCI Express.</summary>
    PciExpress = 0x10,
}
