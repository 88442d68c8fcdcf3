using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.ClassDriver.Miniport;

/// <summary>A stream on the second table of the DDI, or a later one: its buffer may notify (WaveRT 11).</summary>
/// <remarks>
/// On the second table the bus driver signals the events by itself. On the third its callback tells when the interrupt was; the packets are
/// counted there, and the events are signalled behind the count, by <see cref="StreamTimeline"/>.
/// </remarks>
internal class NotifyingMiniportStream : HdAudioMiniportStream, IMiniportWaveRTStreamNotification
{
    private const int MostEvents = 16;

    // The last argument is a stream's own, so that one delegate serves all.
    private static readonly HdAudioDmaNotificationCallback s_completed =
        static (context, qpcTimestamp) => ((StreamTimeline)context!).Complete(qpcTimestamp);

    private readonly IHdAudioBusInterfaceV2 _bus;
    private readonly IHdAudioBusInterfaceV3? _timedBus;
    private readonly List<KEvent> _busEvents = [];

    internal NotifyingMiniportStream(HdAudioMiniport miniport, IHdAudioBusInterfaceV2 bus, in StreamOpening opening)
        : base(miniport, opening)
    {
        _bus = bus;
        _timedBus = bus as IHdAudioBusInterfaceV3;
    }

    /// <summary>Whether the buffer has packets; without them every call about packets is STATUS_NOT_SUPPORTED (14.26).</summary>
    protected bool HasPackets => Timeline is { Shape.Packets: > 0 };

    /// <inheritdoc/>
    public NtStatus AllocateBufferWithNotification(
        uint notificationCount,
        uint requestedSize,
        out Mdl? audioBufferMdl,
        out uint actualSize,
        out uint offsetFromFirstPage,
        out MemoryCachingType cacheType)
    {
        offsetFromFirstPage = 0;
        NtStatus status = MayAllocate(requestedSize, out audioBufferMdl, out actualSize, out cacheType);
        if (!status.IsSuccess)
            return status;

        // WaveRT 6.1, 14.38: the bus would round such a size up, and the client would not know where its packets are.
        if (notificationCount is not (1 or 2) || requestedSize % notificationCount != 0)
            return NtStatus.InvalidParameter;

        status = _bus.AllocateDmaBufferWithNotification(
            Engine, notificationCount, requestedSize, out Mdl? mdl, out nuint allocated, out nuint offset, out byte streamId, out uint fifoBytes);
        if (!status.IsSuccess)
            return status;

        status = Take(new EngineAllocation(mdl, allocated, offset, streamId, fifoBytes), requestedSize, notificationCount);
        if (status.IsSuccess)
            status = Listen();

        if (!status.IsSuccess)
        {
            Drop();
            Free(mdl, allocated);
            return status;
        }

        audioBufferMdl = mdl;
        actualSize = (uint)allocated;
        offsetFromFirstPage = (uint)offset;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public void FreeBufferWithNotification(Mdl? audioBufferMdl, uint bufferSize)
    {
        // 14.12: there is one buffer, whatever the port says of its size; the bus would refuse another.
        if (Buffer is not { } buffer || audioBufferMdl is null)
            return;

        uint bytes = BufferBytes;
        ResetEngine();
        EndListening();
        Drop();
        Free(buffer, bytes);
    }

    /// <inheritdoc/>
    public NtStatus RegisterNotificationEvent(KEvent notificationEvent)
    {
        if (notificationEvent is null)
            return NtStatus.InvalidParameter;
        if (Timeline is not { } timeline || !HasPackets)
            return NtStatus.NotSupported;

        // 14.15: the bus would take an event twice.
        if (timeline.Contains(notificationEvent) || _busEvents.Contains(notificationEvent))
            return NtStatus.Unsuccessful;
        if (Math.Max(timeline.EventCount, _busEvents.Count) >= MostEvents)
            return NtStatus.InsufficientResources;

        if (_timedBus is not null)
        {
            timeline.Add(notificationEvent);
            return NtStatus.Success;
        }

        NtStatus status = _bus.RegisterNotificationEvent(Engine, notificationEvent);
        if (status.IsSuccess)
            _busEvents.Add(notificationEvent);

        return status;
    }

    /// <inheritdoc/>
    public NtStatus UnregisterNotificationEvent(KEvent notificationEvent)
    {
        if (_timedBus is not null)
            return Timeline?.TryRemove(notificationEvent) == true ? NtStatus.Success : NtStatus.NotFound;
        if (!_busEvents.Remove(notificationEvent))
            return NtStatus.NotFound;

        if (!IsRemoved)
            _ = _bus.UnregisterNotificationEvent(Engine, notificationEvent); // It was registered there.

        return NtStatus.Success;
    }

    /// <summary>A packet was moved. Inside the timeline's lock, at DISPATCH_LEVEL.</summary>
    /// <param name="packets">How many there are now.</param>
    protected virtual void OnPacketMoved(uint packets)
    {
    }

    protected override void EndListening()
    {
        if (_timedBus is not null && HasPackets && !IsRemoved)
            _ = _timedBus.UnregisterNotificationCallback(Engine, s_completed, Timeline); // It was registered with the buffer.
    }

    private NtStatus Listen()
    {
        if (_timedBus is null)
            return NtStatus.Success;

        Timeline!.PacketMoved = OnPacketMoved;
        return _timedBus.RegisterNotificationCallback(Engine, Miniport, s_completed, Timeline);
    }

    // Cannot be reported; what is left the bus reclaims with the interface.
    private void Free(Mdl? mdl, nuint bytes)
    {
        if (mdl is not null)
            _ = _bus.FreeDmaBufferWithNotification(Engine, mdl, bytes);
    }
}
