using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Port;

/// <summary>The port's side of one stream: pages for a miniport that has to find its own, tracked so that none outlives the pin.</summary>
/// <remarks>Called under the device lock, by the miniport's stream methods.</remarks>
internal sealed class PortWaveRTStream(DmaMemory memory) : IPortWaveRTStream
{
    private readonly List<Allocation> _allocations = [];
    private bool _released;

    public Mdl? AllocatePagesForMdl(DeviceAddress highAddress, nuint totalBytes) =>
        Allocate(default, highAddress, totalBytes, contiguous: false);

    public Mdl? AllocateContiguousPagesForMdl(DeviceAddress lowAddress, DeviceAddress highAddress, nuint totalBytes) =>
        Allocate(lowAddress, highAddress, totalBytes, contiguous: true);

    public DmaView? MapAllocatedPages(Mdl memoryDescriptorList, MemoryCachingType cacheType)
    {
        if (cacheType is not (MemoryCachingType.MmNonCached or MemoryCachingType.MmCached or MemoryCachingType.MmWriteCombined))
            return null;

        if (Find(memoryDescriptorList) is not { View: null } allocation)
            return null;

        allocation.View = memory.TryMap(memoryDescriptorList);
        return allocation.View;
    }

    public void UnmapAllocatedPages(DmaView baseAddress, Mdl memoryDescriptorList)
    {
        if (Find(memoryDescriptorList) is { View: { } view } allocation && ReferenceEquals(view, baseAddress))
            allocation.Unmap();
    }

    public void FreePagesFromMdl(Mdl memoryDescriptorList)
    {
        if (Find(memoryDescriptorList) is { } allocation)
            Free(allocation);
    }

    public uint GetPhysicalPagesCount(Mdl memoryDescriptorList)
    {
        ArgumentNullException.ThrowIfNull(memoryDescriptorList);
        return (uint)memoryDescriptorList.PageCount;
    }

    public DeviceAddress GetPhysicalPageAddress(Mdl memoryDescriptorList, uint index)
    {
        ArgumentNullException.ThrowIfNull(memoryDescriptorList);
        return index < memoryDescriptorList.PageCount ? memoryDescriptorList.PageAddress((int)index) : default;
    }

    /// <summary>Frees what the miniport left behind, and gives nothing any more: a pin has one life.</summary>
    internal void Release()
    {
        _released = true;
        while (_allocations.Count != 0)
            Free(_allocations[^1]);
    }

    private Mdl? Allocate(DeviceAddress lowAddress, DeviceAddress highAddress, nuint totalBytes, bool contiguous)
    {
        if (_released || totalBytes == 0 || totalBytes > (nuint)memory.LargestBuffer)
            return null;

        // WaveRT 2.2: always whole pages.
        int pages = ((int)totalBytes + DmaMemory.PageSize - 1) / DmaMemory.PageSize;
        int wholePages = Math.Min(pages * DmaMemory.PageSize, memory.LargestBuffer);
        if (memory.Allocate(wholePages, contiguous, highAddress.Value) is not { } mdl)
            return null;

        if (mdl.Runs[0].First.Value < lowAddress.Value)
        {
            memory.Free(mdl);
            return null;
        }

        _allocations.Add(new Allocation(mdl));
        return mdl;
    }

    private Allocation? Find(Mdl mdl)
    {
        foreach (Allocation allocation in _allocations)
        {
            if (ReferenceEquals(allocation.Mdl, mdl))
                return allocation;
        }

        return null;
    }

    private void Free(Allocation allocation)
    {
        allocation.Unmap();
        _ = _allocations.Remove(allocation);
        memory.Free(allocation.Mdl);
    }

    private sealed class Allocation(Mdl mdl)
    {
        internal Mdl Mdl { get; } = mdl;

        internal DmaView? View { get; set; }

        internal void Unmap()
        {
            View?.Dispose();
            View = null;
        }
    }
}
