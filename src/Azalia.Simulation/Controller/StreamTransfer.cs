using Azalia.Simulation.Link;
using Azalia.Simulation.Memory;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>Where one stream stands: in its cadence, in its FIFO, in its list of buffers and in its cyclic buffer. Moved by
/// <see cref="OutputEngine"/> or <see cref="InputEngine"/>.</summary>
/// <remarks>
/// It lives from one stream reset to the next. Clearing RUN keeps all of it, so that setting RUN again goes on with the next byte; only the
/// cadence starts anew (hardware 2.4, 2.10).
/// </remarks>
internal sealed class StreamTransfer(BusMaster memory)
{
    /// <summary>Descriptor fetches and pieces that an engine handles in one frame at most; what is left over waits for the next frame. The
    /// rest of <see cref="WorkMeter.LimitPerStreamAndFrame"/> is for the position, and for a run of frames that memory refused.</summary>
    public const int UnitsPerFrame = WorkMeter.LimitPerStreamAndFrame - 4;

    private LinkCadence _cadence;
    private uint _cyclicBufferLength = 1;
    private bool _hasBegun;
    private StreamStatus _causes;

    /// <summary>The way to memory.</summary>
    public IDmaPort Memory => memory;

    /// <summary>How much work the device has done.</summary>
    public WorkMeter Work => memory.Work;

    /// <summary>Where the engine is in the descriptor list.</summary>
    public DescriptorCursor Cursor { get; } = new(memory);

    /// <summary>The bytes between memory and link.</summary>
    public StreamFifo Fifo { get; } = new();

    /// <summary>How the FIFO follows the link.</summary>
    public FifoGeometry Geometry { get; private set; }

    /// <summary>The format that the stream runs with.</summary>
    public StreamFormat Format { get; private set; }

    /// <summary>Over how many SDO lines the stream is spread, in the code of SDnCTL.STRIPE.</summary>
    public byte StripeCode { get; private set; }

    /// <summary>Words of 16 bits that a packet has on the way out.</summary>
    public int OutputWords { get; private set; }

    /// <summary>Words of 16 bits that it takes on each of its SDO lines.</summary>
    public int OutputWordsPerLine { get; private set; }

    /// <summary>Bits that a packet takes of an SDI line, with its tag.</summary>
    public int InputBits { get; private set; }

    /// <summary>Whether the format names packets at all. A stream of an invalid format runs, and nothing of it is sent or taken.</summary>
    public bool HasPackets => Geometry.PacketBytes != 0;

    /// <summary>Frames that the stream has taken part in since RUN was set.</summary>
    public long CadenceFrame { get; private set; }

    /// <summary>Whether the next frame carries a packet.</summary>
    public bool NextFrameCarriesPacket => HasPackets && _cadence.CarriesPacket(CadenceFrame);

    /// <summary>Bytes that crossed the link since the stream's reset.</summary>
    public long LinkedBytes { get; private set; }

    /// <summary>Bytes that the engine moved from or to memory since the stream's reset.</summary>
    public long MovedBytes { get; private set; }

    /// <summary><see cref="MovedBytes"/> of an input stream when its FIFO was last flushed: bursts are counted from there.</summary>
    public long FlushedBytes { get; set; }

    /// <summary>SDnLPIB.</summary>
    public uint LinkPosition { get; private set; }

    /// <summary>SDnLPIB of a controller that shows it late.</summary>
    /// <param name="frames">Sample frames by which it is behind.</param>
    public uint LinkPositionBehind(int frames)
    {
        if (frames == 0 || !HasPackets)
            return LinkPosition;

        long lag = Math.Min((long)frames * Format.BytesPerFrame, LinkedBytes) % _cyclicBufferLength;
        return (uint)((LinkPosition + _cyclicBufferLength - lag) % _cyclicBufferLength);
    }

    /// <summary>The stream's entry in the position buffer: how far the engine is in the cyclic buffer.</summary>
    public uint MemoryPosition { get; private set; }

    /// <summary>Whether a descriptor error stopped the engine; only a stream reset helps.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether the present piece is done and the next descriptor must be fetched: at the start, and when a frame's work did not
    /// suffice for empty ones.</summary>
    public bool NeedsDescriptor => Cursor.Remaining == 0;

    /// <summary>Back to the state after a stream reset.</summary>
    public void Reset()
    {
        Fifo.Clear();
        Cursor.Begin(default);
        Geometry = default;
        Format = default;
        StripeCode = 0;
        CadenceFrame = LinkedBytes = MovedBytes = FlushedBytes = 0;
        LinkPosition = MemoryPosition = 0;
        HasFailed = false;
        _causes = default;
        _hasBegun = false;
    }

    /// <summary>SDnLPIB is written, on controllers that take it.</summary>
    public void Restore(uint linkPosition) => LinkPosition = linkPosition;

    /// <summary>RUN has been set.</summary>
    public void Start(in StreamSettings settings)
    {
        Format = settings.Format;
        StripeCode = settings.StripeCode;
        bool isValid = Format.IsValid;
        OutputWords = isValid ? LinkPayload.OutputWords(Format) : 0;
        OutputWordsPerLine = isValid ? LinkPayload.OutputWords(Format, 1 << StripeCode) : 0;
        InputBits = isValid ? LinkPayload.InputBits(Format) : 0;
        Geometry = new FifoGeometry(settings.FifoBytes, isValid ? Format.BytesPerFrame * Format.BlocksPerPacket : 0, settings.LargestBurst);
        _cadence = isValid ? new LinkCadence(Format) : default;
        CadenceFrame = 0;
        Fifo.Reserve(Math.Max(settings.FifoBytes, Geometry.PacketBytes));
        _cyclicBufferLength = settings.CyclicBufferLength;
        LinkPosition %= _cyclicBufferLength;
        MemoryPosition %= _cyclicBufferLength;

        if (_hasBegun)
            return;

        _hasBegun = true;
        Cursor.Begin(settings);
    }

    /// <summary>The bits of SDnSTS that came up since the last call.</summary>
    public StreamStatus TakeCauses()
    {
        StreamStatus causes = _causes;
        _causes = default;
        return causes;
    }

    /// <summary>FIFOE comes up: an output had nothing to send, or an input had no place to go.</summary>
    public void MissData() => _causes = _causes with { FifoError = true };

    /// <summary>DESE comes up, and the engine stops.</summary>
    public void Fail()
    {
        HasFailed = true;
        _causes = _causes with { DescriptorError = true };
    }

    /// <summary>Fetches the next descriptor. An empty one leaves <see cref="NeedsDescriptor"/> as it is.</summary>
    /// <returns>False when that failed, and with it the stream.</returns>
    public bool TryLoadDescriptor()
    {
        if (Cursor.Load() == DescriptorCursor.Outcome.Failed)
            Fail();
        return !HasFailed;
    }

    /// <summary>Counts bytes that crossed the link.</summary>
    public void CountLinked(int bytes)
    {
        LinkedBytes += bytes;
        LinkPosition = Wrap(LinkPosition, bytes);
    }

    /// <summary>Counts bytes of the present piece that the engine moved; BCIS comes up with the last of one that interrupts.</summary>
    public void CountMoved(int bytes)
    {
        MovedBytes += bytes;
        MemoryPosition = Wrap(MemoryPosition, bytes);
        if (Cursor.Advance(bytes))
            _causes = _causes with { BufferCompleted = true };
    }

    /// <summary>Takes part in frames.</summary>
    public void CountFrames(int frames) => CadenceFrame += frames;

    /// <summary>Bytes that the next frames carry.</summary>
    public int BytesIn(int frames)
    {
        if (!HasPackets)
            return 0;

        long sampleFrames = _cadence.SampleFramesIn(CadenceFrame + frames) - _cadence.SampleFramesIn(CadenceFrame);
        return (int)sampleFrames * Format.BytesPerFrame;
    }

    /// <summary>How many of the next frames together carry no more than some packets.</summary>
    public long FramesWithin(long packets) =>
        _cadence.LinkFramesFor(_cadence.SampleFramesIn(CadenceFrame) + (packets + 1) * _cadence.FramesPerPacket) - 1 - CadenceFrame;

    /// <summary>How many frames it takes until some packets have been carried, counting the frame of the last.</summary>
    public long FramesFor(long packets) => FramesWithin(packets - 1) + 1;

    // A position never equals the length of the buffer (hardware 2.9). The sum may pass 32 bits.
    private uint Wrap(uint position, int bytes) => (uint)(((ulong)position + (uint)bytes) % _cyclicBufferLength);
}
