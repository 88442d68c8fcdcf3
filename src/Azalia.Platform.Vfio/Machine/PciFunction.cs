namespace Azalia.Platform.Vfio.Machine;

/// <summary>A PCI function of the machine, as far as its IOMMU group is concerned.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="ClassCode">Class, subclass and programming interface: 24 bits.</param>
/// <param name="Driver">The driver that has it, or null.</param>
public sealed record PciFunction(PciAddress Address, uint ClassCode, string? Driver)
{
    private const uint Bridge = 0x06;

    /// <summary>Whether the kernel takes the function for harmless when the group is opened: nothing has it, a VFIO driver has it, or it is a bridge with the port driver.</summary>
    /// <remarks>VFIO 5; the kernel's rule of a viable group.</remarks>
    public bool IsHarmless => Driver is null or "vfio-pci" or "pci-stub" or "pcieport" || (ClassCode >> 16 == Bridge && Driver is "shpchp");
}
