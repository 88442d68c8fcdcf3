namespace Azalia.Specification.Codecs.Text;

/// <summary>The makers of codecs by the number in their vendor identity, as Linux names them. Hardware 6.3.</summary>
public static class VendorNames
{
    internal const ushort Realtek = 0x10EC;

    /// <summary>The maker's name; null when Linux has none for the number.</summary>
    public static string? Find(ushort vendor) => vendor switch
    {
        0x0014 => "Loongson",
        0x1002 => "ATI",
        0x1013 => "Cirrus Logic",
        0x1057 => "Motorola",
        0x1095 => "Silicon Image",
        0x10DE => "Nvidia",
        Realtek => "Realtek",
        0x1102 => "Creative",
        0x1106 => "VIA",
        0x111D => "IDT",
        0x11C1 => "LSI",
        0x11D4 => "Analog Devices",
        0x13F6 => "C-Media",
        0x14F1 => "Conexant",
        0x17E8 => "Chrontel",
        0x1854 => "LG",
        0x19E5 => "Huawei",
        0x1AEC => "Wolfson Microelectronics",
        0x1AF4 => "QEMU",
        0x1FA8 => "Senarytech",
        0x434D => "C-Media",
        0x8086 => "Intel",
        0x8384 => "SigmaTel",
        _ => null,
    };

    /// <summary>How Linux names a codec for which it has no name of its own, such as <c>Realtek ID 889</c> or <c>Generic 11c1 ID 1040</c>.</summary>
    public static string Describe(VendorIdentity identity) =>
        Find(identity.Vendor) is { } name ? $"{name} ID {identity.Device:x}" : $"Generic {identity.Vendor:x4} ID {identity.Device:x}";
}
