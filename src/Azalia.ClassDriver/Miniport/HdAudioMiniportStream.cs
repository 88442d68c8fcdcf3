using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Paths;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.ClassDriver.Miniport;

/// <summary>
/// A stream: one DMA engine of the HD Audio DDI and the converters at its path. States as in WaveRT 7.2, buffer as in 6, positions as in 9.3.
/// On the first table of the DDI it is a whole stream; what the later tables add its heirs add, as the interfaces of portcls.h inherit.
/// </summary>
/// <remarks>
/// The port calls it at PASSIVE_LEVEL, one call at a time; <see cref="GetPosition"/> also at DISPATCH_LEVEL, and positions and packets also
/// beside the others.
/// </remarks>
internal class HdAudioMiniportStream : IMiniportWaveRTStream, IMiniportStreamAudioEngineNode
{
    private const uint RegisterBits = 32;

    private readonly HdAudioMiniport _miniport;
    private readonly uint _pin;
    private readonly Endpoint _endpoint;
    private readonly StreamPath _path;
    private readonly DmaEngineHandle _engine;

    private HdAudioConverterFormat _converterFormat;
    private volatile KsState _state;
    private HdAudioStreamState _engineState;
    private bool _isBound;
    private Mdl? _buffer;
    private uint _bufferBytes;
    private byte _streamId;
    private uint _fifoBytes;
    private uint? _writePosition;
    private bool _isLastBufferKnown;
    private bool _isRemoved;
    private int _underruns;
    private bool _disposed;

    internal HdAudioMiniportStream(HdAudioMiniport miniport, in StreamOpening opening)
    {
        _miniport = miniport;
        _pin = opening.Pin;
        _endpoint = opening.Endpoint;
        _path = opening.Path;
        _engine = opening.Engine;
        Format = opening.Format;
        _converterFormat = opening.ConverterFormat;
    }

    /// <summary>The stream number on the link, 1 to 15; 0 before there is a buffer.</summary>
    internal byte StreamId => _buffer is null ? (byte)0 : _streamId;

    /// <summary>What went wrong with its packets.</summary>
    internal PacketTelemetry Telemetry => Counted with { Underrun = Volatile.Read(ref _underruns) };

    internal DmaEngineHandle Engine => _engine;

    internal KsState State => _state;

    /// <summary>The part of the telemetry that calls of the port count.</summary>
    protected PacketTelemetry Counted { get; set; }

    protected IHdAudioBusInterface Bus => _miniport.Bus;

    protected HdAudioMiniport Miniport => _miniport;

    protected KsDataFormat Format { get; private set; }

    /// <summary>Whether the engine was given back because the device went; what is left of it is its buffer.</summary>
    protected bool IsRemoved => _isRemoved;

    /// <summary>Positions and packets; null without a buffer. Whoever asks beside a close finds either.</summary>
    protected StreamTimeline? Timeline { get; private set; }

    /// <inheritdoc/>
    public NtStatus SetFormat(in KsDataFormat dataFormat)
    {
        // WaveRT 7.3: the bus changes a reservation only in Reset and without a buffer; to the client both are one reason.
        HdAudioStreamFormat streamFormat = dataFormat.ToHdAudioStreamFormat();
        if (_state != KsState.Stop || _buffer is not null
            || !streamFormat.TryEncode(out StreamFormat format) || !_endpoint.Formats.Supports(format))
        {
            return NtStatus.InvalidParameter;
        }

        NtStatus status = Bus.ChangeBandwidthAllocation(_engine, streamFormat, out HdAudioConverterFormat converterFormat);
        if (!status.IsSuccess)
            return status;

        Format = dataFormat;
        _converterFormat = converterFormat;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus SetState(KsState state)
    {
        if (state is < KsState.Stop or > KsState.Run)
            return NtStatus.InvalidParameter;

        if (state < _state)
        {
            StepDown(state);
            return NtStatus.Success;
        }

        while (_state < state)
        {
            NtStatus status = StepUp(_state + 1);
            if (!status.IsSuccess)
                return status;

            _state++;
        }

        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus GetPosition(out KsAudioPosition position)
    {
        position = default;
        if (_state == KsState.Stop || Timeline is not { } timeline)
            return NtStatus.Success;

        // WaveRT 9.3: both offsets are the link's; the client knows the FIFO and the codec's delay.
        ulong offset = (ulong)(timeline.Read(out _) % timeline.Shape.BufferBytes);
        position = new KsAudioPosition(offset, offset);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus AllocateAudioBuffer(
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

        status = Bus.AllocateDmaBuffer(_engine, requestedSize, out Mdl? mdl, out nuint allocated, out byte streamId, out uint fifoBytes);
        if (!status.IsSuccess)
            return status;

        status = Take(new EngineAllocation(mdl, allocated, Offset: 0, streamId, fifoBytes), requestedSize, notifications: 0);
        if (!status.IsSuccess)
        {
            _ = Bus.FreeDmaBuffer(_engine); // The engine is in Reset and has a buffer: there is nothing to refuse.
            return status;
        }

        audioBufferMdl = mdl;
        actualSize = _bufferBytes;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public void FreeAudioBuffer(Mdl? audioBufferMdl, uint bufferSize)
    {
        // 14.12: there is one buffer, whatever the port says of its size.
        if (_buffer is null || audioBufferMdl is null)
            return;

        ResetEngine();
        EndListening();
        _ = Bus.FreeDmaBuffer(_engine); // Cannot be reported; what is left the bus reclaims with the interface.
        Drop();
    }

    /// <inheritdoc/>
    public void GetHWLatency(out KsRtAudioHwLatency hwLatency)
    {
        // The chipset's share is inside the FIFO: the position counts at the link.
        ulong codecDelay = (ulong)_path.DelayFrames * TimeSpan.TicksPerSecond / Format.SampleRate;
        hwLatency = new KsRtAudioHwLatency(_fifoBytes, ChipsetDelay: 0, (uint)codecDelay);
    }

    /// <inheritdoc/>
    public NtStatus GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        register = default;
        if (Timeline is not { } timeline)
            return NtStatus.NotSupported;

        // WaveRT 9.3: it moves by the blocks of one link frame.
        uint accuracy = Format.BlockAlign * (uint)_converterFormat.ToStreamFormat().BlocksPerPacket;
        register = new KsRtAudioHwRegister<LiveRegister>(timeline.Register, RegisterBits, Numerator: 0, Denominator: 0, accuracy);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus GetClockRegister(out KsRtAudioHwRegister<LiveRegister> register)
    {
        Bus.GetWallClockRegister(out LiveRegister wallClock);
        register = new KsRtAudioHwRegister<LiveRegister>(wallClock, RegisterBits, LinkTiming.BitClockHertz, Denominator: 1, Accuracy: 1);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus GetStreamPresentationPosition(out KsAudioPresentationPosition presentationPosition)
    {
        presentationPosition = default;
        if (Timeline is not { } timeline)
            return NtStatus.Success;

        // WaveRT 10: what has left the system has passed the link and then the codec.
        long frames = timeline.Read(out long ticks) / timeline.Shape.FrameBytes - _path.DelayFrames;
        presentationPosition = new KsAudioPresentationPosition((ulong)Math.Max(0, frames), (ulong)ticks);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus SetStreamCurrentWritePosition(uint currentWritePosition)
    {
        if (_buffer is null || currentWritePosition > _bufferBytes)
            return NtStatus.InvalidParameter;

        // WaveRT 10: the same position twice is a client that lost track.
        if (_writePosition == currentWritePosition)
            Counted = Counted with { Duplicate = Counted.Duplicate + 1 };

        _writePosition = currentWritePosition;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus GetStreamLinearBufferPosition(out ulong linearBufferPosition)
    {
        linearBufferPosition = 0;
        if (Timeline is not { HasRun: true } timeline)
            return NtStatus.Success;

        // The register counts at the link. Memory is ahead of it by the FIFO when rendering, and behind it when capturing.
        long link = timeline.Read(out _);
        int fifo = timeline.Shape.FifoBytes;
        linearBufferPosition = (ulong)(timeline.Shape.IsCapture ? Math.Max(0, link - fifo) : link + fifo);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus SetStreamCurrentWritePositionForLastBuffer(uint writePosition)
    {
        if (_isLastBufferKnown)
            return NtStatus.InvalidDeviceState;

        NtStatus status = SetStreamCurrentWritePosition(writePosition);
        _isLastBufferKnown = status.IsSuccess;
        return status;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;

        _disposed = true;
        if (_state != KsState.Stop)
            StepDown(KsState.Stop);

        FreeAudioBuffer(_buffer, _bufferBytes);
        ResetEngine();
        if (!_isRemoved)
            _ = Bus.FreeDmaEngine(_engine); // Cannot be reported; what is left the bus reclaims with the interface.

        _miniport.Release(_pin, _path);
    }

    /// <summary>Everything that comes before the engine runs: with it several streams are made ready and then started in one call.</summary>
    internal NtStatus PrepareRun()
    {
        if (_buffer is null)
            return NtStatus.InvalidDeviceState;

        NtStatus status = Bind();
        if (!status.IsSuccess)
            return status;

        // The buffer may have come after PAUSE; and Run is not reached from Reset (DDI 4.3).
        return _engineState == HdAudioStreamState.ResetState ? SetEngineState(HdAudioStreamState.PauseState) : NtStatus.Success;
    }

    /// <summary>The engine is about to run.</summary>
    internal void BeginRun() => Timeline?.Run();

    /// <summary>The engine runs, or stands again when it could not.</summary>
    internal void EndRun(bool isRunning)
    {
        if (isRunning)
            _engineState = HdAudioStreamState.RunState;
        else
            Timeline?.Pause();
    }

    /// <summary>As <see cref="EndRun"/>, for a stream whose state nobody else sets.</summary>
    internal void EndRunInStep(bool isRunning)
    {
        EndRun(isRunning);
        if (isRunning)
            _state = KsState.Run;
    }

    /// <summary>The device goes: DMA is stopped and the engine given back at once, and the buffer is left to the close (WaveRT 7.4).</summary>
    internal void Remove()
    {
        if (_isRemoved)
            return;

        Timeline?.Pause();
        ResetEngine();

        // A bus that does not take an engine with its buffer now gets it at the close.
        _isRemoved = Bus.FreeDmaEngine(_engine).IsSuccess;
    }

    /// <summary>The checks that a request for a buffer meets before the bus is asked (WaveRT 8.4).</summary>
    protected NtStatus MayAllocate(uint requestedSize, out Mdl? mdl, out uint actualSize, out MemoryCachingType cacheType)
    {
        mdl = null;
        actualSize = 0;

        // Seed documents: write-combined, since the controller need not snoop caches. The miniport has the only word on it.
        cacheType = MemoryCachingType.MmWriteCombined;
        if (_buffer is not null)
            return NtStatus.InvalidDeviceRequest;

        return requestedSize < Format.BlockAlign ? NtStatus.Unsuccessful : NtStatus.Success;
    }

    /// <summary>Takes over what the bus has allocated, if it is of use.</summary>
    protected NtStatus Take(in EngineAllocation allocation, uint requestedSize, uint notifications)
    {
        // The audio engine does not use a buffer that is smaller than it asked for, and a frame cut at a packet's end would turn its samples.
        nuint unit = Format.BlockAlign * Math.Max(1, notifications);
        bool isUsable = allocation.Mdl is not null
            && allocation.Bytes >= requestedSize && allocation.Bytes % unit == 0
            && allocation.Offset <= int.MaxValue && allocation.Bytes <= int.MaxValue
            && allocation.Offset + allocation.Bytes <= (nuint)allocation.Mdl.ByteCount;
        if (!isUsable)
            return NtStatus.Unsuccessful;

        NtStatus status = Bus.GetLinkPositionRegister(_engine, out LiveRegister? position);
        if (!status.IsSuccess)
            return status;

        _buffer = allocation.Mdl;
        _bufferBytes = (uint)allocation.Bytes;
        _streamId = allocation.StreamId;
        _fifoBytes = allocation.FifoBytes;
        Timeline = new StreamTimeline(
            _miniport.Clock, position!, StreamShape.Of(Format, _bufferBytes, _fifoBytes, notifications, _path.IsCapture));
        return NtStatus.Success;
    }

    /// <summary>Forgets the buffer, which is freed.</summary>
    protected void Drop()
    {
        Timeline = null;
        _buffer = null;
        _bufferBytes = 0;
    }

    /// <summary>A packet was moved that nobody had written. From the DPC, beside calls of the port.</summary>
    protected void CountUnderrun() => Interlocked.Increment(ref _underruns);

    /// <summary>The buffer, or null.</summary>
    protected Mdl? Buffer => _buffer;

    /// <summary>Bytes of the buffer.</summary>
    protected uint BufferBytes => _bufferBytes;

    /// <summary>The buffer is about to be freed: the bus is not to tell of it any more.</summary>
    protected virtual void EndListening()
    {
    }

    /// <summary>The stream is in STOP: what belongs to one playing is forgotten.</summary>
    protected virtual void Stopped()
    {
        _writePosition = null;
        _isLastBufferKnown = false;
    }

    // Stop alone equals Pause, and every routine that frees something wants Reset (WaveRT 7.2).
    protected void ResetEngine()
    {
        if (_engineState == HdAudioStreamState.ResetState)
            return;

        // The way down succeeds; what could not be done is done again before the engine runs.
        _ = SetEngineState(HdAudioStreamState.StopState);
        _ = SetEngineState(HdAudioStreamState.ResetState);
    }

    private NtStatus StepUp(KsState state)
    {
        if (_isRemoved)
            return NtStatus.DeviceRemoved;

        return state switch
        {
            KsState.Acquire => Acquire(),
            KsState.Pause => _buffer is null ? NtStatus.Success : SetEngineState(HdAudioStreamState.PauseState),
            _ => Run(),
        };
    }

    private NtStatus Acquire()
    {
        NtStatus status = _path.Activate(_miniport.Verbs, _miniport.Clock, _miniport.Options.PowerUpTimeout);
        if (!status.IsSuccess)
            _ = _path.Deactivate(_miniport.Verbs); // As far as it came. The stream stays in STOP, where nothing of it is open.

        return status;
    }

    private NtStatus Run()
    {
        NtStatus status = PrepareRun();
        if (!status.IsSuccess)
            return status;

        BeginRun();
        status = SetEngineState(HdAudioStreamState.RunState);
        EndRun(status.IsSuccess);
        return status;
    }

    // Downward steps succeed, whatever the device says: it may be gone.
    private void StepDown(KsState state)
    {
        if (state == KsState.Stop)
        {
            ResetEngine();
            Timeline?.Stop();
            Stopped();
            if (!_isRemoved)
            {
                Unbind();
                _ = _path.Deactivate(_miniport.Verbs);
            }
        }
        else if (_state == KsState.Run && !_isRemoved)
        {
            _ = SetEngineState(HdAudioStreamState.PauseState);
            Timeline?.Pause();
        }

        _state = state;
    }

    private NtStatus SetEngineState(HdAudioStreamState state)
    {
        NtStatus status = Bus.SetDmaEngineState(state, new ReadOnlySpan<DmaEngineHandle>(in _engine));
        if (status.IsSuccess)
            _engineState = state;

        return status;
    }

    private NtStatus Bind()
    {
        if (_isBound)
            return NtStatus.Success;

        NtStatus status = _path.Bind(_miniport.Verbs, _converterFormat, _streamId);
        _isBound = status.IsSuccess;
        return status;
    }

    private void Unbind()
    {
        if (!_isBound)
            return;

        _ = _path.Unbind(_miniport.Verbs);
        _isBound = false;
    }
}
