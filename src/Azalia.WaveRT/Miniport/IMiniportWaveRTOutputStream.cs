using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>A rendering stream whose client writes it packet by packet: IMiniportWaveRTOutputStream of portcls.h (Windows 10).</summary>
/// <remarks>
/// A packet is one notification's worth of the buffer; packet n lies at offset (n mod count) x size. Numbers have 32 bits, wrap, and are
/// compared by their signed difference. The port asks a stream for the interface once, when the pin is opened. PASSIVE_LEVEL.
/// </remarks>
public interface IMiniportWaveRTOutputStream
{
    /// <summary>The client has written a packet into the buffer.</summary>
    /// <param name="packetNumber">The packet.</param>
    /// <param name="flags">None, or <see cref="KsStreamHeaderOptions.EndOfStream"/> for the last packet.</param>
    /// <param name="eosPacketLength">Bytes of the last packet that count, which may be 0; without the flag it is not looked at.</param>
    /// <returns>
    /// In this order: STATUS_NOT_SUPPORTED on a buffer without notifications, STATUS_INVALID_DEVICE_STATE after the last packet,
    /// STATUS_INVALID_PARAMETER for other flags or a last packet that is too long, STATUS_DATA_LATE_ERROR for a packet that the device is
    /// moving or has moved, STATUS_DATA_OVERRUN for one that does not fit yet.
    /// </returns>
    NtStatus SetWritePacket(uint packetNumber, KsStreamHeaderOptions flags, uint eosPacketLength);

    /// <summary>How much has left the device since KSSTATE_STOP, and when that was so.</summary>
    /// <param name="presentationPosition">Frames, from the first of packet 0, and raw ticks of the performance counter.</param>
    /// <returns>STATUS_NOT_SUPPORTED on a buffer without notifications.</returns>
    NtStatus GetOutputStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition);

    /// <summary>How many packets have been moved to the hardware whole since KSSTATE_STOP.</summary>
    /// <param name="packetCount">The count: with 5, packet 5 is being moved and packet 6 is the one to write.</param>
    /// <returns>STATUS_NOT_SUPPORTED on a buffer without notifications.</returns>
    NtStatus GetPacketCount(out uint packetCount);
}
