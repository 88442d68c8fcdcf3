using System.Runtime.InteropServices;

namespace Azalia.Platform.Vfio.Kernel;

// The structures of vfio.h, byte for byte (VFIO 4). Each begins with its own size, by which the kernel knows its age.

/// <summary>struct vfio_group_status.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GroupStatus
{
    public const uint Viable = 1;

    public uint Size;
    public uint Flags;
}

/// <summary>struct vfio_device_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DeviceInfo
{
    public const uint CanReset = 1;
    public const uint IsPci = 2;

    public uint Size;
    public uint Flags;
    public uint Regions;
    public uint Irqs;
    public uint CapabilityOffset;
    public uint Reserved;
}

/// <summary>struct vfio_region_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RegionInfo
{
    public const uint CanMap = 4;

    public uint Size;
    public uint Flags;
    public uint Index;
    public uint CapabilityOffset;
    public ulong ByteCount;
    public ulong Offset;
}

/// <summary>struct vfio_irq_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IrqInfo
{
    public uint Size;
    public uint Flags;
    public uint Index;
    public uint Count;
}

/// <summary>struct vfio_irq_set, with room for one event.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IrqSet
{
    public const uint NoData = 1;
    public const uint EventData = 4;
    public const uint Unmask = 0x10;
    public const uint Trigger = 0x20;
    public const uint HeaderSize = 20;

    public uint Size;
    public uint Flags;
    public uint Index;
    public uint Start;
    public uint Count;
    public int Event;
}

/// <summary>struct vfio_iommu_type1_info, without what follows it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IommuInfo
{
    public const uint HasPageSizes = 1;
    public const uint HasCapabilities = 2;

    public uint Size;
    public uint Flags;
    public ulong PageSizes;
    public uint CapabilityOffset;
    public uint Reserved;
}

/// <summary>struct vfio_info_cap_header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CapabilityHeader
{
    public const ushort IovaRanges = 1;

    public ushort Id;
    public ushort Version;
    public uint Next;
}

/// <summary>struct vfio_iommu_type1_dma_map.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DmaMap
{
    public const uint Read = 1;
    public const uint Write = 2;

    public uint Size;
    public uint Flags;
    public ulong Address;
    public ulong DeviceAddress;
    public ulong ByteCount;
}

/// <summary>struct vfio_iommu_type1_dma_unmap.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DmaUnmap
{
    public uint Size;
    public uint Flags;
    public ulong DeviceAddress;
    public ulong ByteCount;
}
