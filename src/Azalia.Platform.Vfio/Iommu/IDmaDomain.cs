using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Iommu;

/// <summary>
/// The address space of one or more devices: what the kernel lets them reach. One implementation for each of VFIO's ways to it, so that a second one (iommufd) joins in a
/// file of its own.
/// </summary>
/// <remarks>Threading: any thread; the DMA memory's lock serialises mapping.</remarks>
internal interface IDmaDomain : IDisposable
{
    /// <summary>What can be mapped, in ascending order, never empty.</summary>
    IReadOnlyList<IovaRange> Ranges { get; }

    /// <summary>Opens the device in this address space.</summary>
    /// <param name="problem">One line that says what is in the way and what to do, or null.</param>
    VfioFile? OpenDevice(out string? problem);

    /// <summary>Lets devices reach memory of this process.</summary>
    /// <param name="memory">Where it begins, at a page.</param>
    /// <param name="address">The device address of its first byte.</param>
    /// <param name="byteCount">Its size in bytes, whole pages.</param>
    /// <returns>Null, or one line that says why the kernel refused.</returns>
    string? Map(nint memory, DeviceAddress address, int byteCount);

    /// <summary>Takes memory away from devices. When this returns they cannot reach it any more.</summary>
    /// <param name="address">The device address of its first byte.</param>
    /// <param name="byteCount">Its size in bytes, as it was mapped.</param>
    void Unmap(DeviceAddress address, int byteCount);
}
