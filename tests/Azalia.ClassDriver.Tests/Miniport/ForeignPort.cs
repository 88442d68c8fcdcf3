using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>Somebody else's port: it knows the contracts of portcls.h and nothing else, and is lazier than ours: it skips states.</summary>
internal sealed class ForeignPort(DmaMemory memory) : IPortWaveRT, IPortWaveRTStream
{
    private readonly List<Mdl> _pages = [];

    public IMiniportWaveRT? Miniport { get; private set; }

    public NtStatus Init(WaveRTDevice deviceObject, object? irp, object unknownMiniport, object? unknownAdapter, object? resourceList)
    {
        Miniport = unknownMiniport as IMiniportWaveRT;
        return Miniport?.Init(unknownAdapter, resourceList, this) ?? NtStatus.InvalidParameter;
    }

    public NtStatus GetDeviceProperty(DeviceRegistryProperty deviceProperty, uint bufferLength, out string? propertyBuffer, out uint resultLength)
    {
        propertyBuffer = null;
        resultLength = 0;
        return NtStatus.NotFound;
    }

    public NtStatus NewRegistryKey(
        out object? outRegistryKey, object? outerUnknown, uint registryKeyType, uint desiredAccess, object? objectAttributes, uint createOptions,
        out uint disposition)
    {
        outRegistryKey = null;
        disposition = 0;
        return NtStatus.NotSupported;
    }

    public Mdl? AllocatePagesForMdl(DeviceAddress highAddress, nuint totalBytes)
    {
        if (memory.Allocate((int)totalBytes) is not { } mdl)
            return null;

        _pages.Add(mdl);
        return mdl;
    }

    public Mdl? AllocateContiguousPagesForMdl(DeviceAddress lowAddress, DeviceAddress highAddress, nuint totalBytes) => null;

    public DmaView? MapAllocatedPages(Mdl memoryDescriptorList, MemoryCachingType cacheType) => memory.Map(memoryDescriptorList);

    public void UnmapAllocatedPages(DmaView baseAddress, Mdl memoryDescriptorList) => baseAddress.Dispose();

    public void FreePagesFromMdl(Mdl memoryDescriptorList)
    {
        if (_pages.Remove(memoryDescriptorList))
            memory.Free(memoryDescriptorList);
    }

    public uint GetPhysicalPagesCount(Mdl memoryDescriptorList) => (uint)memoryDescriptorList.PageCount;

    public DeviceAddress GetPhysicalPageAddress(Mdl memoryDescriptorList, uint index) => memoryDescriptorList.PageAddress((int)index);
}
