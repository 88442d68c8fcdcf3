using System.Globalization;
using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Tests.Machine;

/// <summary>
/// A machine made of files in a folder: a sysfs with PCI devices, drivers and groups. It reacts to writes as the kernel does: unbind, override and probe move a device from
/// driver to driver.
/// </summary>
internal sealed class PaperMachine : MachineFiles, IDisposable
{
    private const string Devices = "sys/bus/pci/devices";
    private const string Drivers = "sys/bus/pci/drivers";

    private readonly string _root;
    private readonly Dictionary<string, string> _defaultDrivers = [];

    private PaperMachine(string root)
        : base(root)
    {
        _root = root;
        _ = Directory.CreateDirectory(PathOf(Devices));
        _ = Directory.CreateDirectory(PathOf(Drivers));
        File.WriteAllText(PathOf("sys/bus/pci/drivers_probe"), "");
    }

    public PaperMachine()
        : this(Directory.CreateTempSubdirectory("azalia-machine-").FullName)
    {
    }

    /// <summary>Everything that was written, in order: path and text.</summary>
    public List<(string Path, string Text)> Writes { get; } = [];

    /// <summary>Whether writes are refused, as to a user without rights.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>A driver that does not take what is offered to it.</summary>
    public string? ReluctantDriver { get; set; }

    public void LoadDriver(string name) => Directory.CreateDirectory(PathOf($"{Drivers}/{name}"));

    public void AddDevice(string address, uint classCode, ushort vendor = 0x8086, ushort device = 0x293E, string? driver = null, int? group = null, string? card = null)
    {
        string place = $"{Devices}/{address}";
        _ = Directory.CreateDirectory(PathOf(place));
        Attribute(place, "class", $"0x{classCode.ToString("x6", CultureInfo.InvariantCulture)}");
        Attribute(place, "vendor", $"0x{vendor.ToString("x4", CultureInfo.InvariantCulture)}");
        Attribute(place, "device", $"0x{device.ToString("x4", CultureInfo.InvariantCulture)}");
        Attribute(place, "driver_override", "(null)");
        if (driver is not null)
        {
            _defaultDrivers[address] = driver;
            SetDriver(address, driver);
        }

        if (group is not null)
        {
            string members = $"sys/kernel/iommu_groups/{group}/devices";
            _ = Directory.CreateDirectory(PathOf(members));
            _ = Directory.CreateSymbolicLink(PathOf($"{members}/{address}"), PathOf(place));
            _ = Directory.CreateSymbolicLink(PathOf($"{place}/iommu_group"), PathOf($"sys/kernel/iommu_groups/{group}"));
        }

        if (card is not null)
            _ = Directory.CreateDirectory(PathOf($"{place}/sound/{card}"));
    }

    public void AddNames(string text)
    {
        _ = Directory.CreateDirectory(PathOf("usr/share/misc"));
        File.WriteAllText(PathOf("usr/share/misc/pci.ids"), text);
    }

    public string? DriverOf(string address) => LinkName($"{Devices}/{address}/driver");

    public string OverrideOf(string address) => Read($"{Devices}/{address}/driver_override") ?? "";

    public override string? Write(string path, string text)
    {
        if (IsReadOnly)
            return $"no permission to write /{path}; it needs root";

        Writes.Add((path, text));
        if (path == "sys/bus/pci/drivers_probe")
            Probe(text);
        else if (path.EndsWith("/driver/unbind", StringComparison.Ordinal))
            SetDriver(text, null);
        else
            File.WriteAllText(PathOf(path), text);

        return null;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Probe(string address)
    {
        if (DriverOf(address) is not null)
            return;

        string chosen = OverrideOf(address) is { Length: > 0 } wanted and not "(null)" ? wanted : _defaultDrivers.GetValueOrDefault(address, "");
        if (chosen.Length > 0 && chosen != ReluctantDriver)
            SetDriver(address, chosen);
    }

    private void SetDriver(string address, string? driver)
    {
        string link = PathOf($"{Devices}/{address}/driver");
        File.Delete(link);
        if (driver is null)
            return;

        LoadDriver(driver);
        _ = Directory.CreateSymbolicLink(link, PathOf($"{Drivers}/{driver}"));
    }

    private void Attribute(string place, string name, string value) => File.WriteAllText(PathOf($"{place}/{name}"), value + "\n");
}
