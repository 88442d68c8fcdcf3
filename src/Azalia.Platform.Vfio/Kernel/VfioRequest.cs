namespace Azalia.Platform.Vfio.Kernel;

/// <summary>The ioctl numbers of vfio.h: _IO(';', n), which carries no size.</summary>
/// <remarks>VFIO 4. The numbers of the container and of the device overlap; which one is meant is decided by the file.</remarks>
internal enum VfioRequest
{
    /// <summary>Container: the version of the interface, 0.</summary>
    GetApiVersion = 0x3B64,

    /// <summary>Container: whether an extension is there.</summary>
    CheckExtension = 0x3B65,

    /// <summary>Container: which IOMMU model is used, by value.</summary>
    SetIommu = 0x3B66,

    /// <summary>Group: whether it is viable.</summary>
    GroupGetStatus = 0x3B67,

    /// <summary>Group: which container it belongs to.</summary>
    GroupSetContainer = 0x3B68,

    /// <summary>Group: opens a device by its address.</summary>
    GroupGetDevice = 0x3B6A,

    /// <summary>Device: what it has.</summary>
    DeviceGetInfo = 0x3B6B,

    /// <summary>Device: where a region lies in its file.</summary>
    DeviceGetRegionInfo = 0x3B6C,

    /// <summary>Device: what an interrupt can do.</summary>
    DeviceGetIrqInfo = 0x3B6D,

    /// <summary>Device: connects, masks and unmasks interrupts.</summary>
    DeviceSetIrqs = 0x3B6E,

    /// <summary>Device: resets the function.</summary>
    DeviceReset = 0x3B6F,

    /// <summary>Container: page sizes and address ranges of the IOMMU.</summary>
    IommuGetInfo = 0x3B70,

    /// <summary>Container: lets devices reach memory.</summary>
    IommuMapDma = 0x3B71,

    /// <summary>Container: takes memory from devices.</summary>
    IommuUnmapDma = 0x3B72,
}

/// <summary>The regions of a PCI device.</summary>
internal enum VfioRegionIndex
{
    /// <summary>BAR 0: the registers of an HD Audio controller.</summary>
    Bar0 = 0,

    /// <summary>Configuration space.</summary>
    Configuration = 7,
}

/// <summary>The interrupts of a PCI device.</summary>
internal enum VfioIrqIndex
{
    /// <summary>The pin: a level, masked by the kernel at each interrupt.</summary>
    Intx = 0,

    /// <summary>Message signalled.</summary>
    Msi = 1,

    /// <summary>The kernel asks for the device back.</summary>
    Request = 4,
}
