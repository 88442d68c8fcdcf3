using System.Globalization;

namespace Azalia.Platform.Vfio.Machine;

/// <summary>Names of PCI vendors and devices, from the list that most distributions install (the package is called pci.ids or hwdata).</summary>
internal sealed class PciNames
{
    private static readonly string[] s_places = ["usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids", "var/lib/pciutils/pci.ids"];

    private readonly string[] _lines;

    private PciNames(string[] lines) => _lines = lines;

    /// <summary>Reads the list, or gives one without names where the machine has none.</summary>
    public static PciNames Read(MachineFiles files)
    {
        foreach (string place in s_places)
        {
            if (files.Read(place) is { } text)
                return new PciNames(text.Split('\n'));
        }

        return new PciNames([]);
    }

    /// <summary>The names of a vendor and of its device, each null when the list does not know it.</summary>
    public (string? Vendor, string? Device) Find(ushort vendor, ushort device)
    {
        // A vendor stands at the start of a line, its devices below it behind one tab.
        string vendorStart = vendor.ToString("x4", CultureInfo.InvariantCulture) + "  ";
        string deviceStart = "\t" + device.ToString("x4", CultureInfo.InvariantCulture) + "  ";
        string? vendorName = null;
        foreach (string line in _lines)
        {
            if (vendorName is null)
            {
                if (line.StartsWith(vendorStart, StringComparison.OrdinalIgnoreCase))
                    vendorName = line[vendorStart.Length..].Trim();
            }
            else if (line.StartsWith(deviceStart, StringComparison.OrdinalIgnoreCase))
            {
                return (vendorName, line[deviceStart.Length..].Trim());
            }
            else if (line.Length > 0 && line[0] is not ('\t' or '#'))
            {
                break;
            }
        }

        return (vendorName, null);
    }
}
