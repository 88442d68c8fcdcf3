namespace Azalia.Bus.Controller;

/// <summary>What a controller can do, read once when it is brought up.</summary>
/// <param name="VendorId">PCI vendor.</param>
/// <param name="DeviceId">PCI device.</param>
/// <param name="Revision">PCI revision.</param>
/// <param name="MajorVersion">VMAJ.</param>
/// <param name="MinorVersion">VMIN.</param>
/// <param name="InputStreams">ISS.</param>
/// <param name="OutputStreams">OSS.</param>
/// <param name="BidirectionalStreams">BSS.</param>
/// <param name="OutputLines">SDO lines: 1, 2 or 4.</param>
/// <param name="Is64Bit">64OK.</param>
/// <param name="OutputWords">OUTPAY.</param>
/// <param name="InputWords">INPAY.</param>
/// <param name="OutputStreamWords">OUTSTRMPAY; 0 = no limit for one stream.</param>
/// <param name="InputStreamWords">INSTRMPAY; 0 = no limit for one stream.</param>
internal sealed record ControllerCapabilities(
    ushort VendorId,
    ushort DeviceId,
    byte Revision,
    byte MajorVersion,
    byte MinorVersion,
    int InputStreams,
    int OutputStreams,
    int BidirectionalStreams,
    int OutputLines,
    bool Is64Bit,
    int OutputWords,
    int InputWords,
    int OutputStreamWords,
    int InputStreamWords)
{
    public int StreamCount => InputStreams + OutputStreams + BidirectionalStreams;

    /// <summary>The highest address that the controller can put on its bus.</summary>
    public ulong HighestAddress => Is64Bit ? ulong.MaxValue : uint.MaxValue;
}
