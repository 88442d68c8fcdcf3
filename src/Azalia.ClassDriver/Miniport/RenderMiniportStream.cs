using Azalia.Bus.Ddi;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.ClassDriver.Miniport;

/// <summary>A rendering stream on the third table of the DDI: its client may write it packet by packet (WaveRT 10).</summary>
internal sealed class RenderMiniportStream : NotifyingMiniportStream, IMiniportWaveRTOutputStream
{
    private bool _isLastPacketKnown;
    private bool _hasWritten;
    private uint _lastWritten;

    internal RenderMiniportStream(HdAudioMiniport miniport, IHdAudioBusInterfaceV3 bus, in StreamOpening opening)
        : base(miniport, bus, opening)
    {
    }

    /// <inheritdoc/>
    public NtStatus SetWritePacket(uint packetNumber, KsStreamHeaderOptions flags, uint eosPacketLength)
    {
        if (Timeline is not { } timeline || !HasPackets)
            return NtStatus.NotSupported;
        if (_isLastPacketKnown)
            return NtStatus.InvalidDeviceState;

        bool isLast = flags == KsStreamHeaderOptions.EndOfStream;
        if (flags is not (KsStreamHeaderOptions.None or KsStreamHeaderOptions.EndOfStream) || isLast && eosPacketLength > timeline.Shape.PacketBytes)
            return NtStatus.InvalidParameter;

        // While it runs, and after, the device has fetched at least a byte of the packet behind the moved ones.
        NtStatus status = PacketWindow.Check(packetNumber, timeline.Packets, timeline.HasRun, timeline.Shape.Packets);
        Note(packetNumber, status);
        _isLastPacketKnown = isLast && status.IsSuccess;
        return status;
    }

    /// <inheritdoc/>
    public NtStatus GetOutputStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition)
    {
        presentationPosition = default;
        return HasPackets ? GetStreamPresentationPosition(out presentationPosition) : NtStatus.NotSupported;
    }

    /// <inheritdoc/>
    public NtStatus GetPacketCount(out uint packetCount)
    {
        packetCount = 0;
        if (Timeline is not { } timeline || !HasPackets)
            return NtStatus.NotSupported;

        packetCount = timeline.Packets;
        return NtStatus.Success;
    }

    protected override void OnPacketMoved(uint packets)
    {
        // The packet that the device begins now was never said to be written. After the last one nothing is.
        if (_hasWritten && !_isLastPacketKnown && unchecked((int)(_lastWritten - packets)) < 0)
            CountUnderrun();
    }

    protected override void Stopped()
    {
        base.Stopped();
        _isLastPacketKnown = false;
        _hasWritten = false;
    }

    private void Note(uint packet, NtStatus status)
    {
        if (status == NtStatus.DataLateError)
            Counted = Counted with { Late = Counted.Late + 1 };
        else if (status == NtStatus.DataOverrun)
            Counted = Counted with { Overrun = Counted.Overrun + 1 };
        else if (_hasWritten && packet == _lastWritten)
            Counted = Counted with { Duplicate = Counted.Duplicate + 1 };

        if (!status.IsSuccess)
            return;

        _lastWritten = packet;
        _hasWritten = true;
    }
}
