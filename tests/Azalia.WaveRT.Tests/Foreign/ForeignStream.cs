using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>A stream of the foreign device, with the DMA engine that plays it.</summary>
internal class ForeignStream(ForeignOptions options, IPortWaveRTStream portStream, KsDataFormat format, List<string> log)
    : IMiniportWaveRTStream
{
    private Mdl? _mdl;
    private DmaView? _view;
    private uint _size;
    private volatile KsState _state;
    private long _runStart;
    private long _now;
    private long _playedBefore;
    private int _callers;

    public IPortWaveRTStream PortStream => portStream;

    public KsDataFormat Format { get; private set; } = format;

    /// <summary>Bytes in the order in which the engine fetched them, which is before it played them.</summary>
    public List<byte> Fetched { get; } = [];

    public long Played { get; private set; }

    /// <summary>What had been played when the stream was last stopped.</summary>
    public long PlayedAtStop { get; private set; }

    public bool Disposed { get; private set; }

    public Action? InSetState { get; set; }

    public KsState State => _state;

    protected uint Size => _size;

    protected List<string> Log => log;

    protected ForeignOptions Options => options;

    /// <summary>Calls that began while another one ran.</summary>
    public int Overlaps { get; private set; }

    public int CallsAfterRelease { get; private set; }

    public uint Offset => options.OffsetFromFirstPage;

    public NtStatus SetFormat(in KsDataFormat dataFormat)
    {
        if (_mdl is not null || _state != KsState.Stop)
            return NtStatus.InvalidParameter;

        Format = dataFormat;
        return NtStatus.Success;
    }

    public NtStatus SetState(KsState state)
    {
        Enter();
        log.Add($"SetState {state}");
        InSetState?.Invoke();
        bool downward = state < _state;
        if (options.FailsAt == state && !downward)
        {
            Leave();
            return NtStatus.DeviceNotReady;
        }

        if (state == KsState.Run)
        {
            _runStart = _now;
            _playedBefore = Played;
        }
        else if (state == KsState.Stop)
        {
            PlayedAtStop = Played;
            Played = 0;
            Stopped();
        }

        _state = state;
        Leave();
        return downward && options.FailsDownward ? NtStatus.DeviceRemoved : NtStatus.Success;
    }

    public NtStatus GetPosition(out KsAudioPosition position)
    {
        Enter();
        position = new KsAudioPosition(Position, Position);
        Leave();
        return NtStatus.Success;
    }

    public NtStatus AllocateAudioBuffer(
        uint requestedSize,
        out Mdl? audioBufferMdl,
        out uint actualSize,
        out uint offsetFromFirstPage,
        out MemoryCachingType cacheType)
    {
        log.Add($"AllocateAudioBuffer {requestedSize}");
        audioBufferMdl = null;
        actualSize = requestedSize + options.ExtraBytes;
        offsetFromFirstPage = options.OffsetFromFirstPage;
        cacheType = options.CacheType;
        if (requestedSize == 0 || requestedSize > options.LargestBuffer)
            return NtStatus.Unsuccessful;

        _size = actualSize;
        _mdl = portStream.AllocatePagesForMdl(new DeviceAddress(ulong.MaxValue), actualSize + offsetFromFirstPage);
        if (_mdl is null)
            return NtStatus.InsufficientResources;

        _view = portStream.MapAllocatedPages(_mdl, cacheType);
        audioBufferMdl = _mdl;
        return NtStatus.Success;
    }

    public void FreeAudioBuffer(Mdl? audioBufferMdl, uint bufferSize)
    {
        log.Add($"FreeAudioBuffer {bufferSize}");
        if (audioBufferMdl is null)
            return;

        portStream.UnmapAllocatedPages(_view!, audioBufferMdl);
        portStream.FreePagesFromMdl(audioBufferMdl);
        _mdl = null;
    }

    public void GetHWLatency(out KsRtAudioHwLatency hwLatency) => hwLatency = new KsRtAudioHwLatency(options.FifoBytes, 0, 1_000);

    public NtStatus GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = new(new LiveRegister(new PositionWindow(() => Position), 0), 32, 0, 0, Format.BlockAlign);
        return options.HasRegisters ? NtStatus.Success : NtStatus.NotSupported;
    }

    public NtStatus GetClockRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = new(new LiveRegister(new PositionWindow(() => (uint)_now), 0), 32, 24_000_000, 1, 1);
        return options.HasRegisters ? NtStatus.Success : NtStatus.NotImplemented;
    }

    public void Dispose()
    {
        log.Add("Release");
        Disposed = true;
    }

    public void AdvanceTo(long ticks)
    {
        _now = ticks;
        if (_state != KsState.Run || options.NeverMoves || Disposed)
            return;

        long frames = (long)((Int128)(ticks - _runStart) * Format.SampleRate / PlatformClock.TicksPerSecond);
        Played = _playedBefore + frames * Format.BlockAlign;

        Span<byte> buffer = _view!.Span.Slice((int)options.OffsetFromFirstPage, (int)_size);
        while (Fetched.Count < Played + options.FifoBytes)
            Fetched.Add(buffer[Fetched.Count % buffer.Length]);

        Moved();
    }

    /// <summary>The engine has moved on.</summary>
    protected virtual void Moved()
    {
    }

    /// <summary>The stream is back in STOP: counts begin anew.</summary>
    protected virtual void Stopped()
    {
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _callers) != 1)
            Overlaps++;
        if (Disposed)
            CallsAfterRelease++;

        // Long enough for another thread to walk in on it.
        Thread.SpinWait(100);
    }

    private void Leave() => _ = Interlocked.Decrement(ref _callers);

    private uint Position => _size == 0 ? 0 : (uint)(Played % _size);
}
