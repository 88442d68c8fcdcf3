using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>A stream of the foreign device with everything that a stream may offer: events, packets both ways, and linear positions.</summary>
internal sealed class ForeignNotifyingStream(ForeignOptions options, IPortWaveRTStream portStream, KsDataFormat format, List<string> log)
    : ForeignStream(options, portStream, format, log),
        IMiniportWaveRTStreamNotification,
        IMiniportWaveRTOutputStream,
        IMiniportWaveRTInputStream,
        IMiniportStreamAudioEngineNode
{
    private readonly List<KEvent> _events = [];
    private uint _count;

    public uint Packets { get; private set; }

    public List<uint> Written { get; } = [];

    public int Events => _events.Count;

    private bool HasPackets => _count != 0;

    public NtStatus AllocateBufferWithNotification(
        uint notificationCount,
        uint requestedSize,
        out Mdl? audioBufferMdl,
        out uint actualSize,
        out uint offsetFromFirstPage,
        out MemoryCachingType cacheType)
    {
        NtStatus status = AllocateAudioBuffer(requestedSize, out audioBufferMdl, out actualSize, out offsetFromFirstPage, out cacheType);
        _count = status.IsSuccess ? notificationCount : 0;
        return status;
    }

    public void FreeBufferWithNotification(Mdl? audioBufferMdl, uint bufferSize)
    {
        Log.Add($"FreeBufferWithNotification {bufferSize}");
        FreeAudioBuffer(audioBufferMdl, bufferSize);
    }

    public NtStatus RegisterNotificationEvent(KEvent notificationEvent)
    {
        Log.Add(nameof(RegisterNotificationEvent));
        if (_events.Contains(notificationEvent))
            return NtStatus.Unsuccessful;

        _events.Add(notificationEvent);
        return NtStatus.Success;
    }

    public NtStatus UnregisterNotificationEvent(KEvent notificationEvent)
    {
        Log.Add(nameof(UnregisterNotificationEvent));
        return _events.Remove(notificationEvent) ? NtStatus.Success : NtStatus.NotFound;
    }

    public NtStatus SetWritePacket(uint packetNumber, KsStreamHeaderOptions flags, uint eosPacketLength)
    {
        uint expected = State == KsState.Run ? Packets + 1 : Packets;
        if (!HasPackets)
            return NtStatus.NotSupported;
        if (packetNumber != expected)
            return (int)(packetNumber - expected) < 0 ? NtStatus.DataLateError : NtStatus.DataOverrun;

        Written.Add(packetNumber);
        return NtStatus.Success;
    }

    public NtStatus GetOutputStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition)
    {
        presentationPosition = new KsAudioPresentationPosition((ulong)Played / Format.BlockAlign, 77);
        return HasPackets ? NtStatus.Success : NtStatus.NotSupported;
    }

    public NtStatus GetPacketCount(out uint packetCount)
    {
        packetCount = Packets;
        return HasPackets ? NtStatus.Success : NtStatus.NotSupported;
    }

    public NtStatus GetReadPacket(
        out uint packetNumber, out KsStreamHeaderOptions flags, out ulong performanceCounterValue, out bool moreData)
    {
        packetNumber = Packets - 1;
        flags = KsStreamHeaderOptions.None;
        performanceCounterValue = 0x1122_3344_5566_7788;
        moreData = true;
        return Packets == 0 ? NtStatus.DeviceNotReady : NtStatus.Success;
    }

    public NtStatus GetStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition)
    {
        presentationPosition = new KsAudioPresentationPosition((ulong)Played / Format.BlockAlign, 88);
        return NtStatus.Success;
    }

    public NtStatus SetStreamCurrentWritePosition(uint currentWritePosition)
    {
        Log.Add($"{nameof(SetStreamCurrentWritePosition)} {currentWritePosition}");
        return NtStatus.Success;
    }

    public NtStatus GetStreamLinearBufferPosition(out ulong linearBufferPosition)
    {
        linearBufferPosition = (ulong)Played;
        return NtStatus.Success;
    }

    public NtStatus SetStreamCurrentWritePositionForLastBuffer(uint writePosition)
    {
        Log.Add($"{nameof(SetStreamCurrentWritePositionForLastBuffer)} {writePosition}");
        return NtStatus.Success;
    }

    protected override void Moved()
    {
        while (HasPackets && Fetched.Count - Options.SignalLagBytes >= (Packets + 1) * (long)(Size / _count))
        {
            Packets++;
            foreach (KEvent notificationEvent in _events)
                notificationEvent.Set();
        }
    }

    protected override void Stopped() => Packets = 0;
}
