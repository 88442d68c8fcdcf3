namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_SETWRITEPACKET_INFO: the client has written a packet. 12 bytes.</summary>
/// <param name="PacketNumber">Offset 0.</param>
/// <param name="Flags">Offset 4.</param>
/// <param name="EosPacketLength">Offset 8: bytes of the last packet, with <see cref="KsStreamHeaderOptions.EndOfStream"/>.</param>
public readonly record struct KsRtAudioSetWritePacketInfo(uint PacketNumber, KsStreamHeaderOptions Flags, uint EosPacketLength)
{
    /// <summary>sizeof(KSRTAUDIO_SETWRITEPACKET_INFO).</summary>
    public const int EncodedSize = 12;
}
