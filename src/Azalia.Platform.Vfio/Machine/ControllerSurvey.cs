using System.Globalization;

namespace Azalia.Platform.Vfio.Machine;

/// <summary>Finds the HD Audio controllers of the machine through sysfs. Needs no rights.</summary>
public static class ControllerSurvey
{
    internal const string Devices = "sys/bus/pci/devices";

    private const string VfioDriver = "vfio-pci";
    private const uint Audio = 0x0401;
    private const uint HdAudio = 0x0403;
    private const ushort Intel = 0x8086;

    /// <summary>All HD Audio controllers, in the order of their addresses. Empty where there are none, and on systems other than Linux.</summary>
    /// <param name="root">The folder under which sysfs is found: that of the machine, or of a picture of one.</param>
    public static IReadOnlyList<MachineController> Find(string root = "/") => OperatingSystem.IsLinux() ? Find(new MachineFiles(root)) : [];

    internal static IReadOnlyList<MachineController> Find(MachineFiles files)
    {
        PciNames? names = null;
        List<MachineController> found = [];
        foreach (string name in files.List(Devices))
        {
            if (!PciAddress.TryParse(name, out PciAddress address) || ReadClass(files, name) is not { } code)
                continue;

            ushort vendor = (ushort)(ReadHex(files, name, "vendor") ?? 0xFFFF);

            // With its DSP switched on an Intel controller says that it is a multimedia audio device.
            if (code >> 8 == HdAudio || (code >> 8 == Audio && vendor == Intel))
                found.Add(Describe(files, name, address, vendor, code, names ??= PciNames.Read(files)));
        }

        return found;
    }

    private static MachineController Describe(MachineFiles files, string name, PciAddress address, ushort vendor, uint code, PciNames names)
    {
        ushort device = (ushort)(ReadHex(files, name, "device") ?? 0xFFFF);
        (string? vendorName, string? deviceName) = names.Find(vendor, device);
        int? group = int.TryParse(files.LinkName($"{Devices}/{name}/iommu_group"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        MachineController controller = new()
        {
            Address = address,
            VendorId = vendor,
            DeviceId = device,
            ClassCode = code,
            VendorName = vendorName,
            DeviceName = deviceName,
            Driver = files.LinkName($"{Devices}/{name}/driver"),
            SoundCard = files.List($"{Devices}/{name}/sound").FirstOrDefault(static card => card.StartsWith("card", StringComparison.Ordinal)),
            Group = group,
            Companions = group is null ? [] : ReadCompanions(files, name),
        };
        return controller with { Obstacle = FindObstacle(files, controller) };
    }

    private static List<PciFunction> ReadCompanions(MachineFiles files, string name)
    {
        List<PciFunction> companions = [];
        foreach (string other in files.List($"{Devices}/{name}/iommu_group/devices"))
        {
            if (other != name && PciAddress.TryParse(other, out PciAddress address))
                companions.Add(new PciFunction(address, ReadClass(files, other) ?? 0, files.LinkName($"{Devices}/{other}/driver")));
        }

        return companions;
    }

    private static string? FindObstacle(MachineFiles files, MachineController controller)
    {
        if (controller.Group is not { } group)
            return "it is in no IOMMU group: switch the IOMMU on in the firmware, and boot with intel_iommu=on or amd_iommu=on";

        if (!files.HasFolder("sys/bus/pci/drivers/vfio-pci"))
            return "the driver vfio-pci is not loaded: modprobe vfio-pci";

        if (controller.Companions.FirstOrDefault(static companion => !companion.IsHarmless) is { } companion)
            return $"its IOMMU group {group} also holds {companion.Address}, which the driver {companion.Driver} has: the group can only be taken as a whole";

        return controller.Driver switch
        {
            VfioDriver => null,
            null => $"no driver has it: azalia bind {controller.Address}",
            _ => $"the driver {controller.Driver} has it: azalia bind {controller.Address}",
        };
    }

    private static uint? ReadClass(MachineFiles files, string name) => ReadHex(files, name, "class");

    private static uint? ReadHex(MachineFiles files, string name, string attribute)
    {
        string? text = files.Read($"{Devices}/{name}/{attribute}");
        return text is not null && text.StartsWith("0x", StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) ? value : null;
    }
}
