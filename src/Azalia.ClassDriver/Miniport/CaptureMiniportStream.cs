using Azalia.Bus.Ddi;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.ClassDriver.Miniport;

/// <summary>A capturing stream on the third table of the DDI: its client may read it packet by packet (WaveRT 10).</summary>
internal sealed class CaptureMiniportStream : NotifyingMiniportStream, IMiniportWaveRTInputStream
{
    private uint _nextToRead;

    internal CaptureMiniportStream(HdAudioMiniport miniport, IHdAudioBusInterfaceV3 bus, in StreamOpening opening)
        : base(miniport, bus, opening)
    {
    }

    /// <inheritdoc/>
    public NtStatus GetReadPacket(
        out uint packetNumber, out KsStreamHeaderOptions flags, out ulong performanceCounterValue, out bool moreData)
    {
        packetNumber = 0;
        flags = KsStreamHeaderOptions.None;
        performanceCounterValue = 0;
        moreData = false;
        if (Timeline is not { } timeline || !HasPackets)
            return NtStatus.NotSupported;
        if (State < KsState.Pause)
            return NtStatus.InvalidDeviceState;

        uint captured = timeline.Packets;
        int unread = unchecked((int)(captured - _nextToRead));
        if (unread <= 0)
            return NtStatus.DeviceNotReady;

        // 14.25: the packet that is being captured overwrites the oldest place, so all places but that one are intact. Of one or two
        // places that leaves the newest packet, and nothing behind it.
        int intact = Math.Max(1, timeline.Shape.Packets - 1);
        int lost = Math.Max(0, unread - intact);
        if (lost != 0)
            Counted = Counted with { Dropped = Counted.Dropped + lost };

        packetNumber = unchecked(_nextToRead + (uint)lost);
        _nextToRead = unchecked(packetNumber + 1);
        moreData = _nextToRead != captured;

        // 14.24: of the first sample, at the link. Numbers wrap and positions do not.
        performanceCounterValue = (ulong)Math.Max(0, timeline.TimeOfPacket(packetNumber));
        return NtStatus.Success;
    }

    protected override void Stopped()
    {
        base.Stopped();
        _nextToRead = 0;
    }
}
