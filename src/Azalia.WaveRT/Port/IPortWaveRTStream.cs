using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Port;

/// <summary>
/// The port's help for a miniport stream that has to find its own memory: IPortWaveRTStream of portcls.h, methods in the order of its
/// table.
/// </summary>
/// <remarks>
/// <para>All methods need PASSIVE_LEVEL. What a miniport does not free the port frees when it closes the pin.</para>
/// <para>A miniport on the HD Audio DDI does not use it: the bus driver allocates there, and its MDLs are not for
/// <see cref="FreePagesFromMdl"/>.</para>
/// </remarks>
public interface IPortWaveRTStream
{
    /// <summary>Whole pages, unmapped, not necessarily adjacent. Windows may give fewer bytes than asked for; this port never does.</summary>
    /// <param name="highAddress">The highest device address that a page may have.</param>
    /// <param name="totalBytes">Bytes wished for.</param>
    /// <returns>The pages, or null.</returns>
    Mdl? AllocatePagesForMdl(DeviceAddress highAddress, nuint totalBytes);

    /// <summary>Whole pages, unmapped and adjacent, or nothing.</summary>
    /// <param name="lowAddress">The lowest device address that a page may have.</param>
    /// <param name="highAddress">The highest device address that a page may have.</param>
    /// <param name="totalBytes">Bytes wished for.</param>
    /// <returns>The pages, or null.</returns>
    Mdl? AllocateContiguousPagesForMdl(DeviceAddress lowAddress, DeviceAddress highAddress, nuint totalBytes);

    /// <summary>Maps pages of this stream, once at a time.</summary>
    /// <param name="memoryDescriptorList">The pages.</param>
    /// <param name="cacheType">MmNonCached, MmCached or MmWriteCombined.</param>
    /// <returns>The mapping, or null for another cache type, for pages that are mapped already, and for pages of someone else.</returns>
    DmaView? MapAllocatedPages(Mdl memoryDescriptorList, MemoryCachingType cacheType);

    /// <summary>Ends a mapping. Comes before <see cref="FreePagesFromMdl"/>.</summary>
    /// <param name="baseAddress">The mapping.</param>
    /// <param name="memoryDescriptorList">Its pages.</param>
    void UnmapAllocatedPages(DmaView baseAddress, Mdl memoryDescriptorList);

    /// <summary>Frees pages of this stream and their list; pages of someone else are left alone.</summary>
    /// <param name="memoryDescriptorList">The pages.</param>
    void FreePagesFromMdl(Mdl memoryDescriptorList);

    /// <summary>How many pages a list has.</summary>
    /// <param name="memoryDescriptorList">The list.</param>
    uint GetPhysicalPagesCount(Mdl memoryDescriptorList);

    /// <summary>The device address of a page.</summary>
    /// <param name="memoryDescriptorList">The list.</param>
    /// <param name="index">Which page, from 0 to the count less 1.</param>
    /// <returns>The address; 0 for an index out of range.</returns>
    DeviceAddress GetPhysicalPageAddress(Mdl memoryDescriptorList, uint index);
}
