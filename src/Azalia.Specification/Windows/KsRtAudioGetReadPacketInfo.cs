namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_GETREADPACKET_INFO: a captured packet that the client may read. 24 bytes.</summary>
/// <param name="PacketNumber">Offset 0.</param>
/// <param name="Flags">Offset 4.</param>
/// <param name="PerformanceCounterValue">Offset 8: when the packet's first sample was captured.</param>
/// <param name="MoreData">Offset 16: another packet is ready.</param>
public readonly record struct KsRtAudioGetReadPacketInfo(
    uint PacketNumber, KsStreamHeaderOptions Flags, ulong PerformanceCounterValue, bool MoreData)
{
    /// <summary>sizeof(KSRTAUDIO_GETREADPACKET_INFO).</summary>
    public const int EncodedSize = 24;
}
