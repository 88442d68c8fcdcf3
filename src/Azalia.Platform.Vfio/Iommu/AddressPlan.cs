using Azalia.Platform.Memory;

namespace Azalia.Platform.Vfio.Iommu;

/// <summary>Chooses where the DMA memory lies in the device's address space.</summary>
internal static class AddressPlan
{
    private const ulong FourGigabytes = 1UL << 32;

    // The first pages stay empty, so that a base register that was never written leads nowhere.
    private const ulong Lowest = 1 << 20;

    /// <summary>
    /// A place for this many bytes inside one range. Above 4 GiB where device and IOMMU can, so that the lower addresses are left to devices that need them; below it
    /// otherwise.
    /// </summary>
    /// <returns>The address of the first byte, or null when there is no such place.</returns>
    public static DeviceAddress? Choose(IReadOnlyList<IovaRange> ranges, int byteCount, bool supports64Bit)
    {
        if (supports64Bit)
        {
            foreach (IovaRange range in ranges)
            {
                if (Fit(range, byteCount, FourGigabytes, ulong.MaxValue) is { } high)
                    return high;
            }
        }

        foreach (IovaRange range in ranges)
        {
            if (Fit(range, byteCount, Lowest, FourGigabytes - 1) is { } low)
                return low;
        }

        return null;
    }

    private static DeviceAddress? Fit(IovaRange range, int byteCount, ulong lowest, ulong highest)
    {
        ulong first = Math.Max(range.First, lowest);
        ulong aligned = (first + (DmaMemory.PageSize - 1)) & ~(ulong)(DmaMemory.PageSize - 1);
        ulong last = Math.Min(range.Last, highest);
        return aligned >= first && aligned <= last && last - aligned >= (ulong)byteCount - 1 ? new DeviceAddress(aligned) : null;
    }
}
