using System.Globalization;

namespace Azalia.Platform.Vfio.Machine;

/// <summary>Where a function is on PCI: domain, bus, device and function, as Linux writes it, such as <c>0000:00:1b.0</c>.</summary>
/// <param name="Domain">The domain (segment), 16 bit.</param>
/// <param name="Bus">The bus, 8 bit.</param>
/// <param name="Device">The device, 0 to 31.</param>
/// <param name="Function">The function, 0 to 7.</param>
public readonly record struct PciAddress(ushort Domain, byte Bus, byte Device, byte Function) : IComparable<PciAddress>
{
    /// <summary>Reads an address; the domain may be left out and is 0 then.</summary>
    /// <param name="text">Such as <c>0000:00:1b.0</c> or <c>00:1b.0</c>.</param>
    /// <param name="address">The address, if the text is one.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PciAddress address)
    {
        address = default;
        int dot = text.LastIndexOf('.');
        if (dot < 0 || !TryHex(text[(dot + 1)..], 1, 7, out int function))
            return false;

        int colon = text[..dot].LastIndexOf(':');
        if (colon < 0 || !TryHex(text[(colon + 1)..dot], 2, 31, out int device))
            return false;

        ReadOnlySpan<char> upper = text[..colon];
        int first = upper.IndexOf(':');
        int domain = 0;
        if (first >= 0 && !TryHex(upper[..first], 4, ushort.MaxValue, out domain))
            return false;

        if (!TryHex(upper[(first + 1)..], 2, byte.MaxValue, out int bus))
            return false;

        address = new PciAddress((ushort)domain, (byte)bus, (byte)device, (byte)function);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PciAddress other) =>
        (Domain, Bus, Device, Function).CompareTo((other.Domain, other.Bus, other.Device, other.Function));

    /// <summary>The address as Linux writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Domain:x4}:{Bus:x2}:{Device:x2}.{Function:x}");

    /// <summary>Whether the first address stands before the second.</summary>
    public static bool operator <(PciAddress left, PciAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first address does not stand behind the second.</summary>
    public static bool operator <=(PciAddress left, PciAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first address stands behind the second.</summary>
    public static bool operator >(PciAddress left, PciAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first address does not stand before the second.</summary>
    public static bool operator >=(PciAddress left, PciAddress right) => left.CompareTo(right) >= 0;

    private static bool TryHex(ReadOnlySpan<char> text, int mostDigits, int most, out int value)
    {
        value = 0;
        return text.Length > 0 && text.Length <= mostDigits
            && int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value <= most;
    }
}
