using System.Numerics;
using Azalia.Simulation.Controller.Chain;
using Azalia.Simulation.Link;
using Azalia.Simulation.Registers;
using Azalia.Specification.Registers;

namespace Azalia.Simulation.Controller;

/// <summary>The stream fields of the link's frames: moves the packets of all streams that run, as many frames at once as nothing comes
/// between (HDA 1.0a 4.5); with SSYNC.</summary>
/// <remarks>
/// A stream takes part in a frame when, at the end of the frame before, RUN is set, its SSYNC bit is clear, its number is not 0 and its
/// format is valid. A stream that runs and does not take part keeps its FIFO filled and its position. Codecs are called only for
/// frames in which a stream runs. Two outputs of one number are both sent, and two inputs of one number take the same packets.
/// </remarks>
internal sealed class PayloadScheduler
{
    private const int LongestRun = 1024;

    private readonly SimulatedStream[] _streams;
    private readonly StreamActivity _activity;
    private readonly CodecPorts _codecs;
    private readonly LinkClock _clock;
    private readonly BusMaster _memory;
    private readonly LinkBudget _budget;
    private readonly RegisterCell<StreamSynchronization, uint> _synchronization;
    private readonly RegisterCell<StreamSynchronization, uint>? _mirror;

    private byte[] _packets = new byte[16 * 1024];
    private long _nextFrame;
    private bool _isSurveyed;

    /// <summary>Puts SSYNC into the window.</summary>
    public PayloadScheduler(
        RegisterFile file,
        RegisterBank bank,
        ControllerProfile profile,
        SimulatedStream[] streams,
        StreamActivity activity,
        CodecPorts codecs,
        LinkClock clock,
        BusMaster memory)
    {
        _memory = memory;
        _budget = new LinkBudget(profile);
        _streams = streams;
        _activity = activity;
        _codecs = codecs;
        _clock = clock;
        uint implemented = (1u << streams.Length) - 1;
        int offset = profile.StreamSynchronizationOffset;
        _synchronization = new RegisterCell<StreamSynchronization, uint>(bank, offset - StreamSynchronization.Offset)
        {
            WritableBits = implemented,
            Written = _ => Show(_mirror),
        };

        // Without a place it stays 0 for ever.
        if (offset != 0)
            _ = file.Add(_synchronization);
        if (profile.HasStreamSynchronizationTwice)
        {
            int other = StreamSynchronization.Offset + StreamSynchronization.LegacyOffset - offset;
            _mirror = file.Add(new RegisterCell<StreamSynchronization, uint>(bank, other - StreamSynchronization.Offset)
            {
                WritableBits = implemented,
                Written = _ => _synchronization.Value = _mirror!.Value,
            });
        }
    }

    /// <summary>The capabilities that may hold streams back from the link; null when the controller has none.</summary>
    public CapabilityChain? Chain { private get; init; }

    /// <summary>The first tick at which the status of a stream may change by itself; <see cref="long.MaxValue"/> for never. Everything up
    /// to the present has been moved.</summary>
    public long NextEventTick
    {
        get
        {
            Survey();
            long frames = long.MaxValue;
            for (uint running = _activity.Running; running != 0; running &= running - 1)
            {
                SimulatedStream stream = _streams[BitOperations.TrailingZeroCount(running)];
                frames = Math.Min(frames, FramesToEvent(stream));
            }

            return frames == long.MaxValue ? frames : _clock.TickOf(_nextFrame + frames - 1);
        }
    }

    /// <summary>The link has left reset: frame 0 passes without streams.</summary>
    public void Start() => _nextFrame = 1;

    /// <summary>A register was written, or a stream stopped: other streams may be on the link now.</summary>
    public void Invalidate() => _isSurveyed = false;

    /// <summary>Moves everything in the frames that start before a tick.</summary>
    public void MoveBefore(long tick) => MoveThrough(_clock.FrameAt(tick - 1));

    /// <summary>Moves everything in the frames that start at a tick or before.</summary>
    public void MoveTo(long tick) => MoveThrough(_clock.FrameAt(tick));

    private long FramesToEvent(SimulatedStream stream)
    {
        bool isLinked = IsLinked(stream);

        // Without the bus, the next access to memory raises FIFOE, and no arithmetic says which that is.
        bool mayRaiseFifoError = isLinked && !stream.Registers.Status.Value.FifoError;
        if (stream.IsStopping || (mayRaiseFifoError && !_memory.IsEnabled))
            return 1;

        // Nor does it say which packet first finds a full frame.
        long frames = stream.FramesToEvent(isLinked);
        return mayRaiseFifoError && _budget.IsTight && stream.IsOutput ? Math.Min(frames, stream.Transfer.FramesFor(1)) : frames;
    }

    private void MoveThrough(long lastFrame)
    {
        while (_nextFrame <= lastFrame)
        {
            if (_activity.Running == 0)
            {
                _nextFrame = lastFrame + 1;
                return;
            }

            Survey();
            int frames = _budget.IsTight ? 1 : (int)Math.Min(lastFrame - _nextFrame + 1, LongestRun);
            Move(_nextFrame, frames);
            _nextFrame += frames;
        }
    }

    // Who is on the link changes by register accesses and in the control path; the controller says when. A stream that fails
    // leaves the link in between: then frames are counted that need not be.
    private void Survey()
    {
        if (_isSurveyed)
            return;

        _isSurveyed = true;
        _budget.BeginSurvey();
        for (uint running = _activity.Running; running != 0; running &= running - 1)
        {
            SimulatedStream stream = _streams[BitOperations.TrailingZeroCount(running)];
            if (stream.TakesPart && IsLinked(stream))
                _budget.Survey(stream.Transfer, stream.IsOutput);
        }
    }

    private void Move(long firstFrame, int frames)
    {
        _budget.BeginFrame();
        long firstTick = _clock.TickOf(firstFrame);
        long lastTick = _clock.TickOf(firstFrame + frames - 1);

        // The order of ICodecLink: all outputs, the end of the run, all inputs.
        uint taking = 0;
        for (uint running = _activity.Running; running != 0; running &= running - 1)
        {
            SimulatedStream stream = _streams[BitOperations.TrailingZeroCount(running)];
            if (!stream.TakesPart)
                continue;

            taking |= 1u << stream.Index;
            if (stream.IsOutput)
                MoveOutput(stream, firstTick, lastTick, frames);
        }

        _codecs.EndBlock(lastTick);
        for (; taking != 0; taking &= taking - 1)
        {
            SimulatedStream stream = _streams[BitOperations.TrailingZeroCount(taking)];
            if (!stream.IsOutput)
                MoveInput(stream, firstTick, lastTick, frames);
            stream.ShowProgress();
        }
    }

    private void MoveOutput(SimulatedStream stream, long firstTick, long lastTick, int frames)
    {
        StreamTransfer transfer = stream.Transfer;
        if (!IsLinked(stream))
        {
            OutputEngine.Idle(transfer, frames);
            return;
        }

        if (_budget.IsTight && transfer.NextFrameCarriesPacket && !_budget.TryTakeOutput(transfer))
        {
            OutputEngine.MissFrame(transfer);
            return;
        }

        Span<byte> packets = PacketsOf(transfer.BytesIn(frames));
        int bytes = OutputEngine.Send(transfer, frames, packets);
        OutboundBlock block = new()
        {
            StreamNumber = stream.StreamNumber,
            Format = transfer.Format,
            StripeCode = transfer.StripeCode,
            FirstTick = firstTick,
            LastTick = lastTick,
            FrameCount = bytes / transfer.Format.BytesPerFrame,
            Bytes = packets[..bytes],
        };
        _codecs.Render(block);
    }

    private void MoveInput(SimulatedStream stream, long firstTick, long lastTick, int frames)
    {
        StreamTransfer transfer = stream.Transfer;
        if (!IsLinked(stream))
        {
            InputEngine.Idle(transfer, frames);
            return;
        }

        Span<byte> packets = PacketsOf(transfer.BytesIn(frames));
        int arrived = 0;
        if (!packets.IsEmpty && (!_budget.IsTight || _budget.Passes(transfer, isOutput: false)))
        {
            InboundRequest request = new()
            {
                StreamNumber = stream.StreamNumber,
                Format = transfer.Format,
                FirstTick = firstTick,
                LastTick = lastTick,
                FrameCount = packets.Length / transfer.Format.BytesPerFrame,
            };
            arrived = _codecs.Capture(request, packets, _budget);
        }

        InputEngine.Receive(transfer, frames, packets[..arrived]);
    }

    // One register in two places: whoever is written tells the other.
    private void Show(RegisterCell<StreamSynchronization, uint>? mirror)
    {
        if (mirror is not null)
            mirror.Value = _synchronization.Value;
    }

    private bool IsLinked(SimulatedStream stream) =>
        stream.StreamNumber != 0 && stream.Transfer.HasPackets
        && ((_synchronization.Value.Streams | (Chain?.DecoupledStreams ?? 0)) >> stream.Index & 1) == 0;

    // One buffer for all, made larger when a wider format comes; a stream that runs allocates nothing.
    private Span<byte> PacketsOf(int bytes)
    {
        if (_packets.Length < bytes)
            _packets = new byte[bytes];
        return _packets.AsSpan(0, bytes);
    }
}
