namespace Azalia.Specification.Windows;

/// <summary>The bus interfaces of hdaudio.h: their GUIDs, their versions and the sizes of their 64-bit tables.</summary>
public static class HdAudioInterfaceIds
{
    /// <summary>Version of all four: 1.0.</summary>
    public const ushort Version = 0x0100;

    /// <summary>sizeof(HDAUDIO_BUS_INTERFACE), 14 routines.</summary>
    public const ushort BusInterfaceSize = 144;

    /// <summary>sizeof(HDAUDIO_BUS_INTERFACE_BDL), 15 routines.</summary>
    public const ushort BusInterfaceBdlSize = 152;

    /// <summary>sizeof(HDAUDIO_BUS_INTERFACE_V2), 18 routines; V1 is its prefix.</summary>
    public const ushort BusInterfaceV2Size = 176;

    /// <summary>sizeof(HDAUDIO_BUS_INTERFACE_V3), 20 routines; V2 is its prefix.</summary>
    public const ushort BusInterfaceV3Size = 192;

    /// <summary>GUID_HDAUDIO_BUS_INTERFACE.</summary>
    public static Guid BusInterface { get; } = new(0xD2EAF88B, 0xAB18, 0x41A8, 0xB6, 0x64, 0x8D, 0x59, 0x21, 0x67, 0x67, 0x1B);

    /// <summary>GUID_HDAUDIO_BUS_INTERFACE_BDL.</summary>
    public static Guid BusInterfaceBdl { get; } = new(0xB4D65397, 0x5634, 0x40B0, 0xB0, 0x68, 0xF5, 0xB9, 0xF8, 0xB9, 0x67, 0xA5);

    /// <summary>GUID_HDAUDIO_BUS_INTERFACE_V2.</summary>
    public static Guid BusInterfaceV2 { get; } = new(0xB52AF5FB, 0x424B, 0x4BB9, 0xA1, 0x60, 0x5B, 0x38, 0xBE, 0x94, 0xE5, 0x68);

    /// <summary>GUID_HDAUDIO_BUS_INTERFACE_V3 (Windows 10, 1903).</summary>
    public static Guid BusInterfaceV3 { get; } = new(0xDC25DA12, 0xBCD1, 0x4C7F, 0x84, 0xE1, 0x02, 0xAD, 0xB6, 0xDC, 0xDC, 0xBF);

    /// <summary>GUID_HDAUDIO_BUS_CLASS: the type of the bus, not an interface.</summary>
    public static Guid BusClass { get; } = new(0xBBD1A745, 0xADD6, 0x4575, 0x9C, 0x2E, 0x9B, 0x42, 0x8D, 0x1C, 0x32, 0x66);
}
