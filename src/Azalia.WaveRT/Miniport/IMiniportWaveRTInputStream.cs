using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>A capturing stream whose client reads it packet by packet: IMiniportWaveRTInputStream of portcls.h (Windows 10).</summary>
/// <remarks>
/// A packet is one notification's worth of the buffer; packet n lies at offset (n mod count) x size. Numbers have 32 bits and wrap. The
/// port asks a stream for the interface once, when the pin is opened. PASSIVE_LEVEL.
/// </remarks>
public interface IMiniportWaveRTInputStream
{
    /// <summary>The packet that the client is to read now. The call itself says that all packets before it are done with.</summary>
    /// <param name="packetNumber">The packet: the oldest that is whole in the buffer and was not read. A jump tells how many were lost.</param>
    /// <param name="flags">None.</param>
    /// <param name="performanceCounterValue">When its first sample was captured, in raw ticks of the performance counter.</param>
    /// <param name="moreData">Whether another whole packet waits.</param>
    /// <returns>
    /// STATUS_NOT_SUPPORTED on a buffer without notifications, STATUS_INVALID_DEVICE_STATE below KSSTATE_PAUSE, STATUS_DEVICE_NOT_READY when
    /// there is nothing new.
    /// </returns>
    NtStatus GetReadPacket(
        out uint packetNumber, out KsStreamHeaderOptions flags, out ulong performanceCounterValue, out bool moreData);
}
