using Azalia.Platform;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Referee.Comparing;

/// <summary>What a script has done with one stream descriptor, and where its stream should be by the specification.</summary>
internal sealed class StreamHistory(History history, int index)
{
    private readonly List<(long End, bool Interrupts)> _entries = [];
    private long _ranBytes;
    private long _startPosition;
    private long _runTick;
    private long _acknowledged;

    /// <summary>Whether RUN is set.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether SRST is set.</summary>
    public bool InReset { get; private set; }

    /// <summary>How often RUN was set since the last reset of the stream.</summary>
    public int Runs { get; private set; }

    /// <summary>Whether the stream was reset since the controller was.</summary>
    public bool WasReset { get; private set; }

    /// <summary>When RUN, SRST or a status was last written.</summary>
    public long ChangedTicks { get; private set; } = long.MinValue / 2;

    /// <summary>Whether it is an input.</summary>
    public bool IsInput => index < 4;

    /// <summary>SDnCBL when RUN was set.</summary>
    public uint CyclicBytes { get; private set; }

    /// <summary>SDnLVI when RUN was set.</summary>
    public int LastIndex { get; private set; }

    /// <summary>Bytes of all entries of the list.</summary>
    public long ListBytes { get; private set; }

    /// <summary>Whether the list, the length and the last index are what the specification wants of a stream that starts.</summary>
    public bool IsLegal { get; private set; }

    /// <summary>Whether hardware raises an error: there is no list, nothing in it, one entry only, no length, or a buffer that is not there. Until the stream is reset.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>The format when RUN was set.</summary>
    public StreamFormat Format { get; private set; }

    /// <summary>Bytes a second of the format.</summary>
    public long BytesPerSecond => Format.IsValid ? (long)Format.SampleRate * Format.BytesPerFrame : 0;

    /// <summary>Bytes that have crossed the link since the stream's reset, by the specification; a frame more or less.</summary>
    public long Bytes => _ranBytes + BytesOfRun;

    /// <summary>Where the link is in the ring, by the specification; a frame more or less. A ring that is changed in a pause is gone on with.</summary>
    public long Position => CyclicBytes == 0 ? 0 : (_startPosition + BytesOfRun) % CyclicBytes;

    /// <summary>Bytes that had crossed the link when BCIS was last cleared.</summary>
    public long AcknowledgedBytes => _acknowledged;

    /// <summary>The value that a descriptor's register was given last, in its stream's life or before it.</summary>
    /// <param name="offset">Offset in the descriptor.</param>
    /// <param name="width">Bytes.</param>
    public uint Register(int offset, int width) => history.Written.Value(StreamDescriptorLayout.Base(index) + offset, width);

    /// <summary>Whether an entry that interrupts ends between two counts of bytes; the first is not included, the second is.</summary>
    public bool CompletesBetween(long first, long last)
    {
        if (ListBytes == 0 || last <= first)
            return false;
        if (last - first >= ListBytes)
            return _entries.Exists(static entry => entry.Interrupts);

        foreach ((long end, bool interrupts) in _entries)
        {
            long round = (Math.Max(first, 0) / ListBytes - 1) * ListBytes;
            for (long at = round + end; interrupts && at <= last; at += ListBytes)
            {
                if (at > first)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The controller was reset.</summary>
    public void ResetByController()
    {
        IsRunning = InReset = WasReset = false;
        Forget();
    }

    /// <summary>A register of the descriptor was written.</summary>
    /// <param name="offset">Offset in the descriptor.</param>
    /// <param name="width">Bytes.</param>
    /// <param name="value">What was written.</param>
    public void Written(int offset, int width, uint value)
    {
        if (offset <= 3 && offset + width > 3)
            StatusWritten(value >> (3 - offset) * 8);
        if (offset == 0)
            ControlWritten(value);
    }

    private void StatusWritten(uint value)
    {
        if ((value & 0x04) == 0)
            return;

        _acknowledged = Bytes;
        ChangedTicks = history.Ticks;
    }

    private void ControlWritten(uint value)
    {
        bool reset = (value & 1) != 0;
        bool run = (value & 2) != 0 && !reset;
        ChangedTicks = history.Ticks;
        if (reset && !InReset)
        {
            WasReset = true;
            IsRunning = false;
            Forget();
        }

        InReset = reset;
        if (run == IsRunning)
            return;

        if (run)
            Start();
        else
            Stop();
        IsRunning = run;
    }

    private long BytesOfRun => IsRunning ? (long)((Int128)(history.Ticks - _runTick) * BytesPerSecond / PlatformClock.TicksPerSecond) : 0;

    private void Stop()
    {
        (_startPosition, _ranBytes) = (Position, Bytes);
    }

    private void Start()
    {
        Runs++;
        _runTick = history.Ticks;
        CyclicBytes = Register(CyclicBufferLength.Offset, 4);
        LastIndex = (int)(Register(LastValidIndex.Offset, 2) & 0xFF);
        _startPosition = CyclicBytes == 0 ? 0 : _startPosition % CyclicBytes;
        Format = new StreamFormat((ushort)Register(StreamFormatRegister.Offset, 2));

        // A stream that was paused goes on with the list that it has.
        bool isLegal = Runs > 1 || TryReadList();
        IsFaulty |= !isLegal || LastIndex == 0 || CyclicBytes == 0;
        IsLegal = !IsFaulty && ListBytes == CyclicBytes && Format.IsValid;
    }

    private bool TryReadList()
    {
        ulong list = (ulong)Register(DescriptorListUpperBase.Offset, 4) << 32 | Register(DescriptorListLowerBase.Offset, 4) & 0xFFFF_FF80;
        _entries.Clear();
        ListBytes = 0;
        bool isThere = history.IsMemory(list);
        for (int entry = 0; entry <= LastIndex; entry++)
        {
            ulong at = list + (ulong)(entry * BufferDescriptor.EncodedSize);
            uint length = history.Memory(at + 8);
            isThere &= length == 0 || history.IsMemory(history.Memory(at) | (ulong)history.Memory(at + 4) << 32);
            ListBytes += length;
            _entries.Add((ListBytes, (history.Memory(at + 12) & 1) != 0));
        }

        return isThere && ListBytes != 0;
    }

    private void Forget()
    {
        Runs = 0;
        _ranBytes = _startPosition = _acknowledged = 0;
        IsLegal = IsFaulty = false;
        ListBytes = 0;
        CyclicBytes = 0;
        _entries.Clear();
    }
}
