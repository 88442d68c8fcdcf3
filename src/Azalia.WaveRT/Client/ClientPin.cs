using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Client;

/// <summary>
/// What clients of both directions do with a pin: open it with a buffer of the right kind and size, wait for the device, and know how far it
/// is.
/// </summary>
/// <remarks>Opening allocates everything. One thread at a time, PASSIVE_LEVEL.</remarks>
internal sealed class ClientPin : IDisposable
{
    // Two halves: the device is in one, the client in the other (WaveRT 12.b).
    private const int NotificationCount = 2;

    /// <summary>
    /// A running device that does not move for this long is taken for dead: far beyond any FIFO refill, short enough for a person.
    /// </summary>
    private static readonly long s_stallTicks = PlatformClock.ToTicks(TimeSpan.FromMilliseconds(500));

    private readonly WaveRTPin _pin;
    private readonly PlatformClock _clock;
    private readonly MappedBuffer _buffer;
    private readonly bool _callMemoryBarrier;
    private readonly MappedRegister? _positionRegister;
    private readonly KEvent? _notification;

    private PlayCursor _cursor;
    private long _packets;

    private ClientPin(WaveRTPin pin, PlatformClock clock, in ClientLayout layout, ClientMode mode, in KsRtAudioBuffer<MappedBuffer> buffer)
    {
        _pin = pin;
        _clock = clock;
        _buffer = buffer.BufferAddress;
        _callMemoryBarrier = buffer.CallMemoryBarrier;
        Mode = mode;

        // A device may give more than it was asked for; then its halves are longer, too.
        Layout = mode == ClientMode.Timer ? layout : layout.WithPeriod(_buffer.Length / NotificationCount);
        PeriodTicks = Layout.TicksFor(Layout.PeriodBytes);
        _cursor = new PlayCursor(_buffer.Length, layout.BytesPerSecond);

        _ = pin.GetRtAudioHwLatency(out KsRtAudioHwLatency latency); // The pin is open: this cannot fail.
        HwLatency = latency;
        FifoBytes = layout.ToFrameBoundary(latency.FifoSize);
        CodecBytes = layout.ToFrameBoundary((latency.ChipsetDelay + (long)latency.CodecDelay) * layout.BytesPerSecond / TimeSpan.TicksPerSecond);

        // WaveRT 9.2: a pin without the register is polled through its property.
        if (pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register).IsSuccess)
            _positionRegister = register.Register;
        if (mode != ClientMode.Timer)
            _notification = new KEvent(KEventKind.Synchronization);
    }

    internal ClientMode Mode { get; }

    internal ClientLayout Layout { get; }

    internal KsRtAudioHwLatency HwLatency { get; }

    /// <summary>Bytes of whole frames that may be between memory and link.</summary>
    internal int FifoBytes { get; }

    /// <summary>Bytes of whole frames that may be between link and pin.</summary>
    internal int CodecBytes { get; }

    internal long PeriodTicks { get; }

    internal Span<byte> Span => _buffer.Span;

    internal int Length => _buffer.Length;

    /// <summary>Bytes that have passed the link since the stream was started.</summary>
    internal long Moved => _cursor.Played;

    /// <summary>Bytes of the packets that the device has certainly moved whole; 0 in timer mode.</summary>
    internal long MovedPackets => _packets * Layout.PeriodBytes;

    /// <summary>Periods waited for since the pin was opened.</summary>
    internal long Periods { get; private set; }

    internal IClientWatch? Watch { get; set; }

    internal WaveRTPin Pin => _pin;

    /// <summary>Opens a pin with its buffer, in KSSTATE_PAUSE, so that starting it is quick.</summary>
    /// <returns>STATUS_INVALID_PARAMETER for lengths that make no sense or a pin of the other direction, STATUS_NOT_SUPPORTED when the stream
    /// has no events or packets for the mode, or what the pin answered.</returns>
    internal static NtStatus Open(
        PortWaveRT port, uint pin, in KsDataFormat format, in ClientRequest request, KsPinDataFlow flow, out ClientPin? opened)
    {
        opened = null;
        if (port?.Device is not { } device || port.Description is not { } description)
            return NtStatus.InvalidParameter;
        if (pin >= description.Pins.Count || description.Pins[(int)pin].DataFlow != flow || !Enum.IsDefined(request.Mode))
            return NtStatus.InvalidParameter;
        if (request.BufferPeriods < ClientLayout.FewestPeriods || !ClientLayout.TryCreate(format, request.PeriodFrames, out ClientLayout layout))
            return NtStatus.InvalidParameter;

        int periods = request.Mode == ClientMode.Timer ? request.BufferPeriods : NotificationCount;
        while (true)
        {
            NtStatus status = port.OpenPin(pin, format, out WaveRTPin? open);
            if (!status.IsSuccess)
                return status;

            status = GetBuffer(open!, layout, periods, request.Mode, out KsRtAudioBuffer<MappedBuffer> buffer);
            if (!status.IsSuccess)
            {
                open!.Dispose();
                return status;
            }

            ClientPin client = new(open!, device.Clock, layout, request.Mode, buffer);
            bool fits = client.Fits(out int neededPeriods, out ClientLayout neededLayout);
            if (fits)
            {
                status = client.Prepare(flow);
                opened = status.IsSuccess ? client : null;
            }

            if (opened is null)
                client.Dispose();
            if (fits)
                return status;
            if (neededPeriods <= periods && neededLayout.PeriodBytes <= layout.PeriodBytes)
                return NtStatus.InsufficientResources;

            // The FIFO is known only once the buffer is, and a buffer is given back only with its pin (WaveRT 4, 6.4).
            periods = neededPeriods;
            layout = neededLayout;
        }
    }

    internal NtStatus Start()
    {
        BeginStart();
        NtStatus status = _pin.SetConnectionState(KsState.Run);
        if (status.IsSuccess)
            EndStart();

        return status;
    }

    /// <summary>What comes before KSSTATE_RUN: nothing that was signalled before belongs to the new run.</summary>
    internal void BeginStart()
    {
        _notification?.Reset();
        _packets = 0;
    }

    /// <summary>The pin runs.</summary>
    internal void EndStart() => _cursor.Restart(_clock.Ticks);

    internal void Stop()
    {
        _ = _pin.SetConnectionState(KsState.Stop); // The way down succeeds.
        _cursor.Restart(_clock.Ticks);
        _packets = 0;
    }

    /// <summary>Waits for the next period, or for so many ticks if that is shorter, and looks where the device is.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when it stopped moving, or what the pin answered.</returns>
    internal NtStatus WaitAndLook(long ticks)
    {
        long due = 0;
        bool isNotified = false;
        if (_notification is null)
        {
            due = _clock.Ticks + ticks;
            _clock.WaitTicks(ticks);
        }
        else
        {
            // A device that is dead wakes nobody; and to look in every round is what keeps the count of them.
            long patience = ticks < PeriodTicks ? ticks : PeriodTicks + PeriodTicks / 2;
            isNotified = _clock.WaitFor(_notification, PlatformClock.ToTimeSpan(patience) + new TimeSpan(1));
        }

        if (isNotified || _notification is null)
            Periods++;

        return Look(_clock.Ticks, due, isNotified);
    }

    /// <summary>Looks where the device is.</summary>
    internal NtStatus Look() => Look(wokenTicks: 0, dueTicks: 0, isNotified: false);

    /// <summary>Whether the device may have fetched a byte by now, which it had not when it was last looked at. By the clock alone: the device is not asked.</summary>
    internal bool MayHaveFetched(long first) => _cursor.Played + FifoBytes + Layout.BytesIn(_clock.Ticks - _cursor.LastMovement) > first;

    /// <summary>Makes what was written visible to the device. WaveRT 6.3: write-combined stores reach memory at a fence, not before.</summary>
    internal void Publish()
    {
        if (_callMemoryBarrier)
            Interlocked.MemoryBarrier();
    }

    /// <summary>The position and its time.</summary>
    internal NtStatus GetPosition(out long bytes, out long ticks)
    {
        ticks = _clock.Ticks;
        NtStatus status = Look();
        bytes = _cursor.Played;
        return status;
    }

    public void Dispose() => _pin.Dispose();

    private static NtStatus GetBuffer(
        WaveRTPin pin, in ClientLayout layout, int periods, ClientMode mode, out KsRtAudioBuffer<MappedBuffer> buffer)
    {
        NtStatus status;
        if (mode != ClientMode.Timer)
        {
            KsRtAudioBufferPropertyWithNotification property = new((uint)layout.PeriodBytes * NotificationCount, NotificationCount);
            status = pin.GetRtAudioBufferWithNotification(property, out buffer);
            bool isWhole = buffer.ActualBufferSize % (layout.FrameBytes * NotificationCount) == 0;
            return status.IsSuccess && !isWhole ? NtStatus.Unsuccessful : status;
        }

        buffer = default;
        status = NtStatus.Unsuccessful;

        // From what can be addressed at all, by quarters down to what there is memory for; near the end one by one.
        int most = Math.Min(periods, int.MaxValue / layout.PeriodBytes);
        for (int count = most; count >= ClientLayout.FewestPeriods; count -= Math.Max(1, count / 4))
        {
            long bytes = (long)count * layout.PeriodBytes;
            status = pin.GetRtAudioBuffer(new KsRtAudioBufferProperty((uint)bytes), out buffer);
            if (status != NtStatus.Unsuccessful && status != NtStatus.InsufficientResources)
                break;
        }

        // A device may give more than it was asked for, but never part of a frame, which would turn the samples at each wrap.
        return status.IsSuccess && buffer.ActualBufferSize % layout.FrameBytes != 0 ? NtStatus.Unsuccessful : status;
    }

    // One period is the client's while the device is in the others, with its FIFO.
    private bool Fits(out int neededPeriods, out ClientLayout neededLayout)
    {
        if (Mode == ClientMode.Timer)
        {
            neededPeriods = Layout.PeriodsFor(FifoBytes);
            neededLayout = Layout;
            return Length >= (long)neededPeriods * Layout.PeriodBytes;
        }

        neededPeriods = NotificationCount;
        neededLayout = Layout.WithPeriodOfAtLeast(FifoBytes + Layout.SlackBytes);
        return Layout.PeriodBytes >= FifoBytes + Layout.SlackBytes;
    }

    private NtStatus Prepare(KsPinDataFlow flow)
    {
        _buffer.Span.Clear();
        NtStatus status = NtStatus.Success;
        if (_notification is not null)
            status = _pin.RegisterRtAudioNotificationEvent(_notification);
        if (status.IsSuccess && Mode == ClientMode.Packet)
            status = HasPackets(flow) ? NtStatus.Success : NtStatus.NotSupported;
        if (status.IsSuccess)
            status = _pin.SetConnectionState(KsState.Pause);
        if (!status.IsSuccess)
            return status;

        _cursor.Restart(_clock.Ticks);
        return NtStatus.Success;
    }

    private bool HasPackets(KsPinDataFlow flow) => flow == KsPinDataFlow.In
        ? _pin.GetRtAudioPacketCount(out _).IsSuccess
        : _pin.GetRtAudioReadPacket(out _) != NtStatus.NotSupported;

    private NtStatus Look(long wokenTicks, long dueTicks, bool isNotified)
    {
        // The moment before the reading, so that a preemption between the two is never taken for movement of the device.
        long before = _clock.Ticks;
        NtStatus status = ReadOffset(out int offset);
        if (!status.IsSuccess)
            return status;

        _cursor.Advance(offset, before);
        if (wokenTicks != 0 && Watch is not null && (isNotified || dueTicks != 0))
            Watch.OnPeriod(new ClientPeriod(wokenTicks, dueTicks, _cursor.Played, before, _clock.Ticks));
        if (before - _cursor.LastMovement > s_stallTicks + PeriodTicks)
            return NtStatus.DeviceNotReady;

        return CountPackets(isNotified);
    }

    private NtStatus CountPackets(bool isNotified)
    {
        if (Mode == ClientMode.Packet && _pin.GetRtAudioPacketCount(out uint count) is { IsSuccess: true })
        {
            _packets += unchecked((int)(count - (uint)_packets));
        }
        else if (isNotified)
        {
            // A signal is one more packet, or more of them when signals have merged; then the position tells at least how many.
            long most = (_cursor.Played + FifoBytes) / Layout.PeriodBytes;
            _packets = Math.Max(Math.Min(_packets + 1, most), _cursor.Played / Layout.PeriodBytes);
        }

        return NtStatus.Success;
    }

    private NtStatus ReadOffset(out int offset)
    {
        uint raw;
        if (_positionRegister is not null)
        {
            raw = _positionRegister.Read();
        }
        else
        {
            NtStatus status = _pin.GetAudioPosition(out KsAudioPosition position);
            if (!status.IsSuccess)
            {
                offset = 0;
                return status;
            }

            raw = (uint)position.PlayOffset;
        }

        // WaveRT 9.3: torn or quirky hardware may show the end of the buffer, or half a frame.
        offset = (int)(raw % (uint)_buffer.Length);
        offset -= offset % Layout.FrameBytes;
        return NtStatus.Success;
    }
}
