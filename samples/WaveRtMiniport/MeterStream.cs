using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.Samples.WaveRtMiniport;

/// <summary>
/// A stream of the meter. Its engine is a kernel timer whose DPC takes a quarter of the buffer each time, counts packets, and then signals the
/// events: first the position, then the news of it.
/// </summary>
/// <remarks>The port calls one method at a time, and the DPC runs beside them: what both use is under a spin lock.</remarks>
internal sealed class MeterStream : IMiniportWaveRTStreamNotification, IMiniportWaveRTOutputStream
{
    private const int StepsInBuffer = 4;

    private readonly MeterMiniport _meter;
    private readonly PlatformClock _clock;
    private readonly IPortWaveRTStream _port;
    private readonly KsDataFormat _format;
    private readonly KSpinLock _lock = new();
    private readonly KTimer _timer;
    private readonly List<KEvent> _events = [];

    private Mdl? _pages;
    private DmaView? _view;
    private uint _bufferBytes;
    private uint _packetsInBuffer;
    private KsState _state;
    private long _moved;
    private long _due;
    private bool _isEnding;

    internal MeterStream(MeterMiniport meter, PlatformClock clock, IPortWaveRTStream port, in KsDataFormat format)
    {
        _meter = meter;
        _clock = clock;
        _port = port;
        _format = format;
        _timer = clock.CreateTimer(new Dpc(Step));
    }

    private uint StepBytes => _bufferBytes / StepsInBuffer;

    private uint Packets => (uint)(_moved / (_bufferBytes / _packetsInBuffer));

    private long StepTicks => StepBytes * PlatformClock.TicksPerSecond / (long)_format.AverageBytesPerSecond;

    public NtStatus SetFormat(in KsDataFormat dataFormat) => NtStatus.NotSupported;

    public NtStatus SetState(KsState state)
    {
        using (_lock.Acquire())
        {
            if (state == KsState.Run && _pages is null)
                return NtStatus.InvalidDeviceState;

            if (state == KsState.Run && _state != KsState.Run)
            {
                _due = _clock.Ticks + StepTicks;
                _timer.Set(PlatformClock.ToTimeSpan(StepTicks));
            }
            else if (state != KsState.Run)
            {
                _timer.Cancel();
            }

            if (state == KsState.Stop)
                (_moved, _isEnding) = (0, false);

            _state = state;
            return NtStatus.Success;
        }
    }

    public NtStatus GetPosition(out KsAudioPosition position)
    {
        using (_lock.Acquire())
        {
            ulong offset = _bufferBytes == 0 ? 0 : (ulong)_moved % _bufferBytes;
            position = new KsAudioPosition(offset, offset);
            return NtStatus.Success;
        }
    }

    public NtStatus AllocateAudioBuffer(
        uint requestedSize, out Mdl? audioBufferMdl, out uint actualSize, out uint offsetFromFirstPage, out MemoryCachingType cacheType) =>
        Allocate(0, requestedSize, out audioBufferMdl, out actualSize, out offsetFromFirstPage, out cacheType);

    public void FreeAudioBuffer(Mdl? audioBufferMdl, uint bufferSize)
    {
        if (_pages is null)
            return;

        _port.UnmapAllocatedPages(_view!, _pages);
        _port.FreePagesFromMdl(_pages);
        _pages = null;
    }

    // The engine takes what it plays at once: there is no FIFO. What was taken is heard a step later at most.
    public void GetHWLatency(out KsRtAudioHwLatency hwLatency) => hwLatency = new KsRtAudioHwLatency(0, 0, 0);

    public NtStatus GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = default;
        return NtStatus.NotSupported;
    }

    public NtStatus GetClockRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = default;
        return NtStatus.NotSupported;
    }

    public NtStatus AllocateBufferWithNotification(
        uint notificationCount, uint requestedSize, out Mdl? audioBufferMdl, out uint actualSize, out uint offsetFromFirstPage,
        out MemoryCachingType cacheType)
    {
        if (notificationCount is 1 or 2)
            return Allocate(notificationCount, requestedSize, out audioBufferMdl, out actualSize, out offsetFromFirstPage, out cacheType);

        audioBufferMdl = null;
        (actualSize, offsetFromFirstPage, cacheType) = (0, 0, MemoryCachingType.MmCached);
        return NtStatus.InvalidParameter;
    }

    public void FreeBufferWithNotification(Mdl? audioBufferMdl, uint bufferSize) => FreeAudioBuffer(audioBufferMdl, bufferSize);

    public NtStatus RegisterNotificationEvent(KEvent notificationEvent)
    {
        using (_lock.Acquire())
        {
            if (_events.Contains(notificationEvent))
                return NtStatus.Unsuccessful;

            _events.Add(notificationEvent);
            return NtStatus.Success;
        }
    }

    public NtStatus UnregisterNotificationEvent(KEvent notificationEvent)
    {
        using (_lock.Acquire())
            return _events.Remove(notificationEvent) ? NtStatus.Success : NtStatus.NotFound;
    }

    public NtStatus SetWritePacket(uint packetNumber, KsStreamHeaderOptions flags, uint eosPacketLength)
    {
        using (_lock.Acquire())
        {
            if (_packetsInBuffer == 0)
                return NtStatus.NotSupported;
            if (_isEnding)
                return NtStatus.InvalidDeviceState;

            // Before the first step all places are free; then the one that is being played is not.
            int ahead = unchecked((int)(packetNumber - Packets));
            if (ahead < (_state == KsState.Run ? 1 : 0))
                return NtStatus.DataLateError;
            if (ahead >= (int)_packetsInBuffer)
                return NtStatus.DataOverrun;

            _isEnding = flags == KsStreamHeaderOptions.EndOfStream;
            return NtStatus.Success;
        }
    }

    public NtStatus GetOutputStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition)
    {
        using (_lock.Acquire())
        {
            presentationPosition = new KsAudioPresentationPosition((ulong)_moved / _format.BlockAlign, (ulong)_clock.Ticks);
            return NtStatus.Success;
        }
    }

    public NtStatus GetPacketCount(out uint packetCount)
    {
        using (_lock.Acquire())
        {
            packetCount = _packetsInBuffer == 0 ? 0 : Packets;
            return _packetsInBuffer == 0 ? NtStatus.NotSupported : NtStatus.Success;
        }
    }

    public void Dispose() => _timer.Dispose();

    private NtStatus Allocate(
        uint packets, uint requestedSize, out Mdl? pages, out uint actualSize, out uint offsetFromFirstPage, out MemoryCachingType cacheType)
    {
        (pages, actualSize, offsetFromFirstPage, cacheType) = (null, 0, 0, MemoryCachingType.MmCached);
        if (requestedSize == 0 || requestedSize % (StepsInBuffer * _format.BlockAlign) != 0)
            return NtStatus.Unsuccessful;

        pages = _port.AllocatePagesForMdl(new DeviceAddress(ulong.MaxValue), requestedSize);
        if (pages is null)
            return NtStatus.InsufficientResources;

        _pages = pages;
        _view = _port.MapAllocatedPages(pages, cacheType);
        _bufferBytes = actualSize = requestedSize;
        _packetsInBuffer = packets;
        return NtStatus.Success;
    }

    private void Step()
    {
        using (_lock.Acquire())
        {
            // A DPC that was queued before the cancel comes after it.
            if (_state != KsState.Run)
                return;

            uint packetsBefore = _packetsInBuffer == 0 ? 0 : Packets;
            _meter.Hear(_view!.Span.Slice((int)(_moved % _bufferBytes), (int)StepBytes));
            _moved += StepBytes;

            // From when it was due, not from now: a late step makes the next one no later.
            _due += StepTicks;
            _timer.Set(PlatformClock.ToTimeSpan(_due - _clock.Ticks));

            if (_packetsInBuffer == 0 || Packets == packetsBefore)
                return;

            foreach (KEvent notificationEvent in _events)
                notificationEvent.Set();
        }
    }
}
