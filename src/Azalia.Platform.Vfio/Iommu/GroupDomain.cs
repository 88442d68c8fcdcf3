using System.Globalization;
using System.Runtime.Versioning;
using Azalia.Platform.Vfio.Kernel;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Iommu;

/// <summary>The address space of a group in a container, with the IOMMU model type1v2: the way that every kernel since 3.6 has.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class GroupDomain : IDmaDomain
{
    private const string ContainerNode = "/dev/vfio/vfio";
    private const int ApiVersion = 0;
    private const int Type1V2 = 3;
    private const int InfoBytes = 4096;

    private readonly MachineController _controller;
    private readonly VfioFile _container;
    private readonly VfioFile _group;

    private GroupDomain(MachineController controller, VfioFile container, VfioFile group, IReadOnlyList<IovaRange> ranges)
    {
        _controller = controller;
        _container = container;
        _group = group;
        Ranges = ranges;
    }

    public IReadOnlyList<IovaRange> Ranges { get; }

    /// <summary>Opens the group of a controller. Everything that was opened is closed again when a later step fails.</summary>
    public static GroupDomain? Open(MachineController controller, out string? problem)
    {
        VfioFile? container = null;
        VfioFile? group = null;
        GroupDomain? domain = null;
        try
        {
            container = OpenContainer(out problem);
            group = container is null ? null : OpenGroup(controller, out problem);
            if (group is null || !TryJoin(controller, container!, group, out problem))
                return null;

            return domain = new GroupDomain(controller, container!, group, ReadRanges(container!));
        }
        finally
        {
            if (domain is null)
            {
                group?.Dispose();
                container?.Dispose();
            }
        }
    }

    public VfioFile? OpenDevice(out string? problem)
    {
        VfioFile? device = _group.OpenDevice(_controller.Address.ToString());
        problem = device is not null ? null : $"the kernel did not open {_controller.Address}: {LastError.Text}";
        return device;
    }

    public string? Map(nint memory, DeviceAddress address, int byteCount)
    {
        DmaMap map = new()
        {
            Size = (uint)sizeof(DmaMap),
            Flags = DmaMap.Read | DmaMap.Write,
            Address = (ulong)memory,
            DeviceAddress = address.Value,
            ByteCount = (ulong)byteCount,
        };
        if (_container.Control(VfioRequest.IommuMapDma, &map) == 0)
            return null;

        string size = (byteCount / 1024).ToString(CultureInfo.InvariantCulture);
        return LastError.Value == SystemError.OutOfMemory
            ? $"the kernel does not let this user lock {size} KiB more for the device: raise the limit (ulimit -l, or LimitMEMLOCK of a service), or run as root"
            : $"the IOMMU did not map {size} KiB at 0x{address.Value:X}: {LastError.Text}";
    }

    public void Unmap(DeviceAddress address, int byteCount)
    {
        DmaUnmap unmap = new() { Size = (uint)sizeof(DmaUnmap), DeviceAddress = address.Value, ByteCount = (ulong)byteCount };
        _ = _container.Control(VfioRequest.IommuUnmapDma, &unmap);
    }

    public void Dispose()
    {
        _group.Dispose();
        _container.Dispose();
    }

    private static VfioFile? OpenContainer(out string? problem)
    {
        VfioFile? container = VfioFile.Open(ContainerNode);
        problem = container is not null ? null : LastError.Value switch
        {
            SystemError.NoEntry or SystemError.NoDevice => "this system has no VFIO: modprobe vfio-pci, with an IOMMU switched on",
            SystemError.AccessDenied or SystemError.NotPermitted => $"no permission to open {ContainerNode}: run as root, or give this user the node",
            _ => $"{ContainerNode} cannot be opened: {LastError.Text}",
        };
        if (container is null)
            return null;

        if (container.Control(VfioRequest.GetApiVersion) == ApiVersion && container.Control(VfioRequest.CheckExtension, Type1V2) == 1)
            return container;

        problem = "this kernel's VFIO has no IOMMU of type 1: modprobe vfio_iommu_type1";
        container.Dispose();
        return null;
    }

    private static VfioFile? OpenGroup(MachineController controller, out string? problem)
    {
        string node = $"/dev/vfio/{controller.Group}";
        VfioFile? group = VfioFile.Open(node);
        problem = group is not null ? null : LastError.Value switch
        {
            SystemError.Busy => $"group {controller.Group} is open already: another program uses {controller.Address} or a device of its group",
            SystemError.AccessDenied or SystemError.NotPermitted => $"no permission to open {node}: run as root, or chown the node to this user",
            SystemError.NoEntry => $"there is no {node}: azalia bind {controller.Address}",
            _ => $"{node} cannot be opened: {LastError.Text}",
        };
        if (group is null)
            return null;

        GroupStatus status = new() { Size = (uint)sizeof(GroupStatus) };
        if (group.Control(VfioRequest.GroupGetStatus, &status) == 0 && (status.Flags & GroupStatus.Viable) != 0)
            return group;

        PciFunction? other = controller.Companions.FirstOrDefault(static companion => !companion.IsHarmless);
        problem = other is null
            ? $"group {controller.Group} is not viable: another device of it has a driver"
            : $"group {controller.Group} is not viable: it also holds {other.Address}, which the driver {other.Driver} has; unbind that device too, or give it to vfio-pci";
        group.Dispose();
        return null;
    }

    private static bool TryJoin(MachineController controller, VfioFile container, VfioFile group, out string? problem)
    {
        int file = container.Number;
        if (group.Control(VfioRequest.GroupSetContainer, &file) != 0)
        {
            problem = $"group {controller.Group} did not join a container: {LastError.Text}";
            return false;
        }

        if (container.Control(VfioRequest.SetIommu, Type1V2) == 0)
        {
            problem = null;
            return true;
        }

        problem = LastError.Value == SystemError.NotPermitted
            ? "the IOMMU has no interrupt remapping, and the kernel refuses devices without it: switch it on in the firmware (x2APIC or VT-d settings), or, if you trust the device, "
                + "load vfio_iommu_type1 with allow_unsafe_interrupts=1"
            : $"the IOMMU could not be used: {LastError.Text}";
        return false;
    }

    private static List<IovaRange> ReadRanges(VfioFile container)
    {
        byte* info = stackalloc byte[InfoBytes];
        IommuInfo* head = (IommuInfo*)info;
        *head = new IommuInfo { Size = InfoBytes };
        List<IovaRange> ranges = [];
        if (container.Control(VfioRequest.IommuGetInfo, info) == 0 && (head->Flags & IommuInfo.HasCapabilities) != 0)
            IovaRangeReader.Read(new ReadOnlySpan<byte>(info, InfoBytes), head->CapabilityOffset, ranges);

        // Kernels before 5.4 do not tell. Below 4 GiB and under the window of messages every IOMMU can translate.
        if (ranges.Count == 0)
            ranges.Add(new IovaRange(0, 0xFEDF_FFFF));

        return ranges;
    }
}
