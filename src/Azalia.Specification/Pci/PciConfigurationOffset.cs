namespace Azalia.Specification.Pci;

/// <summary>
/// Byte offsets in the configuration space of an HD Audio controller: the header of PCI 3.0 (6.1) and the vendors' own that a
/// driver touches.
/// </summary>
public static class PciConfigurationOffset
{
    /// <summary>Vendor, 2 bytes.</summary>
    public const int VendorId = 0x00;

    /// <summary>Device, 2 bytes.</summary>
    public const int DeviceId = 0x02;

    /// <summary><see cref="PciCommand"/>, 2 bytes.</summary>
    public const int Command = 0x04;

    /// <summary>Status, 2 bytes.</summary>
    public const int Status = 0x06;

    /// <summary>Revision, 1 byte.</summary>
    public const int RevisionId = 0x08;

    /// <summary><see cref="PciClass"/>, 3 bytes: interface, subclass, class.</summary>
    public const int ClassCode = 0x09;

    /// <summary>Header type, 1 byte.</summary>
    public const int HeaderType = 0x0E;

    /// <summary>BAR0, 4 bytes: the registers' window, 16 KiB of memory.</summary>
    public const int BaseAddress0 = 0x10;

    /// <summary>BAR1, 4 bytes: the upper half of BAR0 where that has 64 bits.</summary>
    public const int BaseAddress1 = 0x14;

    /// <summary>Subsystem vendor, 2 bytes.</summary>
    public const int SubsystemVendorId = 0x2C;

    /// <summary>Subsystem, 2 bytes.</summary>
    public const int SubsystemId = 0x2E;

    /// <summary>Offset of the first capability, 1 byte.</summary>
    public const int CapabilitiesPointer = 0x34;

    /// <summary>Interrupt line, 1 byte.</summary>
    public const int InterruptLine = 0x3C;

    /// <summary>Interrupt pin, 1 byte: 1 is INTA.</summary>
    public const int InterruptPin = 0x3D;

    /// <summary>HDCTL of ICH6 to ICH10, 1 byte: bit 0 is HD Audio mode.</summary>
    public const int HdAudioControl = 0x40;

    /// <summary>ATI and AMD, 1 byte: with mask 07h, 02h makes DMA snooped.</summary>
    public const int AtiSnoop = 0x42;

    /// <summary>TCSEL, 1 byte: bits 2:0 are the traffic class of isochronous DMA. Drivers write 0.</summary>
    public const int TrafficClassSelect = 0x44;

    /// <summary>CGCTL of Intel since Skylake, 4 bytes: bit 6 gates a clock that a controller reset needs.</summary>
    public const int ClockGatingControl = 0x48;

    /// <summary>DCKCTL of Intel's mobile parts, 1 byte: bit 0 attaches the dock.</summary>
    public const int DockControl = 0x4C;

    /// <summary>DCKSTS of Intel's mobile parts, 1 byte: bit 7 says that docking is supported, bit 0 that it is docked.</summary>
    public const int DockStatus = 0x4D;

    /// <summary>PM, the power management capability of ICH and PCH, 8 bytes: PMC at 2, <see cref="PciPowerControl"/> at 4.</summary>
    public const int PowerManagement = 0x50;

    /// <summary>MSI, the capability of message-signalled interrupts of ICH and PCH: <see cref="PciMessageControl"/> at 2, the address at 4, and the data
    /// behind it.</summary>
    public const int MessageInterrupts = 0x60;

    /// <summary>The PCI Express capability of ICH and PCH.</summary>
    public const int PciExpress = 0x70;

    /// <summary>DEVC of Intel, 2 bytes: bit 11 permits DMA that is not snooped.</summary>
    public const int DeviceControl = 0x78;
}
