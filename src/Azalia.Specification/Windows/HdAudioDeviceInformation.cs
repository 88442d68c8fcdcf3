namespace Azalia.Specification.Windows;

/// <summary>
/// HDAUDIO_DEVICE_INFORMATION and HDAUDIO_DEVICE_INFORMATION_V2 in one: the caller's <see cref="Size"/> says which it is, and the
/// filled one says how much of it was written. Mutable, as it is both input and output.
/// </summary>
public record struct HdAudioDeviceInformation
{
    /// <summary>sizeof(HDAUDIO_DEVICE_INFORMATION): everything up to <see cref="IsStripingSupported"/>.</summary>
    public const ushort EncodedSize = 10;

    /// <summary>sizeof(HDAUDIO_DEVICE_INFORMATION_V2): everything.</summary>
    public const ushort EncodedSizeV2 = 14;

    /// <summary>A structure ready for GetDeviceInformation to fill completely.</summary>
    public static HdAudioDeviceInformation V2 => new() { Size = EncodedSizeV2 };

    /// <summary>Offset 0: in, bytes that the caller offers; out, bytes that were filled.</summary>
    public ushort Size { get; set; }

    /// <summary>Offset 2: the controller's version, major in the high byte (1.0 is 0x0100).</summary>
    public ushort DeviceVersion { get; set; }

    /// <summary>Offset 4: the bus driver's version, coded alike.</summary>
    public ushort DriverVersion { get; set; }

    /// <summary>Offset 6: codecs present, one bit for each SDI line, as the header's comment has it (its page says a number).</summary>
    public ushort CodecsDetected { get; set; }

    /// <summary>Offset 8: the controller has two SDO lines or more.</summary>
    public bool IsStripingSupported { get; set; }

    /// <summary>V2, offset 9: the controller's PCI revision. It lies in the tail padding of V1.</summary>
    public byte CtrlRevision { get; set; }

    /// <summary>V2, offset 10: the controller's PCI vendor.</summary>
    public ushort CtrlVendorId { get; set; }

    /// <summary>V2, offset 12: the controller's PCI device.</summary>
    public ushort CtrlDeviceId { get; set; }
}
