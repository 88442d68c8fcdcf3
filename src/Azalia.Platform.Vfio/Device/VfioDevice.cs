using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Device;

/// <summary>The open device: its regions, its interrupts, its reset. Disposing it disconnects the interrupts; the kernel then clears bus master.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class VfioDevice : IDisposable
{
    // The smallest power of two that holds the aliases of clock and positions, from 2030h on; a window that ends before them would throw where the driver reads one.
    private const ulong RegisterBytes = 0x4000;

    private readonly VfioFile _file;
    private readonly uint _flags;

    private VfioDevice(VfioFile file, uint flags)
    {
        _file = file;
        _flags = flags;
    }

    /// <summary>Whether the function can be reset by itself.</summary>
    public bool CanReset => (_flags & DeviceInfo.CanReset) != 0;

    /// <summary>Takes an open device over, whatever comes of it.</summary>
    public static VfioDevice? Create(VfioFile file, out string? problem)
    {
        DeviceInfo info = new() { Size = (uint)sizeof(DeviceInfo) };
        problem = file.Control(VfioRequest.DeviceGetInfo, &info) != 0 ? $"the kernel does not describe the device: {LastError.Text}"
            : (info.Flags & DeviceInfo.IsPci) == 0 ? "the device is no PCI device" : null;
        if (problem is null)
            return new VfioDevice(file, info.Flags);

        file.Dispose();
        return null;
    }

    /// <summary>Maps the registers.</summary>
    public MappedRegion? MapRegisters(out string? problem)
    {
        RegionInfo info = DescribeRegion(VfioRegionIndex.Bar0);
        if (info.ByteCount is 0 or > int.MaxValue || (info.Flags & RegionInfo.CanMap) == 0)
        {
            problem = "the registers of the device (BAR 0) cannot be mapped";
            return null;
        }

        if (info.ByteCount < RegisterBytes)
        {
            problem = $"BAR 0 of the device has {info.ByteCount} bytes; the registers of an HD Audio controller take {RegisterBytes}";
            return null;
        }

        MappedRegion? region = MappedRegion.Map(_file, (long)info.Offset, (int)info.ByteCount);
        problem = region is null ? $"the registers of the device cannot be mapped: {LastError.Text}" : null;
        return region;
    }

    /// <summary>The configuration space.</summary>
    public VfioConfigurationSpace OpenConfiguration()
    {
        RegionInfo info = DescribeRegion(VfioRegionIndex.Configuration);
        return new VfioConfigurationSpace(_file, (long)info.Offset, (int)Math.Min(info.ByteCount, 4096));
    }

    /// <summary>Resets the function, where it can be.</summary>
    public bool TryReset() => CanReset && _file.Control(VfioRequest.DeviceReset) == 0;

    /// <summary>Whether the device has an interrupt of a kind.</summary>
    public bool HasInterrupt(VfioIrqIndex index)
    {
        IrqInfo info = new() { Size = (uint)sizeof(IrqInfo), Index = (uint)index };
        return _file.Control(VfioRequest.DeviceGetIrqInfo, &info) == 0 && info.Count > 0;
    }

    /// <summary>Lets an interrupt signal an event. False: the last system error says why not.</summary>
    public bool TryConnect(VfioIrqIndex index, VfioFile signal)
    {
        IrqSet set = new()
        {
            Size = (uint)sizeof(IrqSet),
            Flags = IrqSet.EventData | IrqSet.Trigger,
            Index = (uint)index,
            Count = 1,
            Event = signal.Number,
        };
        return _file.Control(VfioRequest.DeviceSetIrqs, &set) == 0;
    }

    /// <summary>Ends what <see cref="TryConnect"/> began.</summary>
    public void Disconnect(VfioIrqIndex index) => Set(index, IrqSet.NoData | IrqSet.Trigger, count: 0);

    /// <summary>Lets the pin interrupt again: the kernel masked it when it did.</summary>
    public void Unmask(VfioIrqIndex index) => Set(index, IrqSet.NoData | IrqSet.Unmask, count: 1);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Set(VfioIrqIndex index, uint flags, uint count)
    {
        IrqSet set = new() { Size = IrqSet.HeaderSize, Flags = flags, Index = (uint)index, Count = count };
        _ = _file.Control(VfioRequest.DeviceSetIrqs, &set);
    }

    private RegionInfo DescribeRegion(VfioRegionIndex index)
    {
        RegionInfo info = new() { Size = (uint)sizeof(RegionInfo), Index = (uint)index };
        return _file.Control(VfioRequest.DeviceGetRegionInfo, &info) == 0 ? info : default;
    }
}
