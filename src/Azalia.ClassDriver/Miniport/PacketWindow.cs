using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Miniport;

/// <summary>Which packets a client may say it has written (WaveRT 10, 14.23).</summary>
internal static class PacketWindow
{
    /// <summary>Checks a packet number. Numbers wrap; their order is that of their signed difference.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="moved">Packets moved whole.</param>
    /// <param name="isNextBegun">Whether any byte of the packet behind those was fetched.</param>
    /// <param name="packetsInBuffer">Packets that the buffer holds.</param>
    /// <returns>STATUS_SUCCESS, STATUS_DATA_LATE_ERROR or STATUS_DATA_OVERRUN.</returns>
    internal static NtStatus Check(uint packet, uint moved, bool isNextBegun, int packetsInBuffer)
    {
        int lowest = isNextBegun ? 1 : 0;
        int highest = Math.Max(lowest, packetsInBuffer - 1);
        int ahead = unchecked((int)(packet - moved));
        if (ahead < lowest)
            return NtStatus.DataLateError;

        return ahead > highest ? NtStatus.DataOverrun : NtStatus.Success;
    }
}
