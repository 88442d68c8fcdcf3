using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.WaveRT.Client;

namespace Azalia.ClassDriver.Miniport;

/// <summary>
/// A stream's progress: the link position register as a count that never goes back and never wraps (WaveRT 9.3), the packets that the
/// interrupts on completion count (WaveRT 10), when a byte was on the link, and who is told about packets.
/// </summary>
/// <remarks>
/// Any thread, up to DISPATCH_LEVEL: a position may be asked for while a completion is counted and while the stream changes its state. Events
/// are set inside the lock, so that none follows a pause or an unregistration that has returned; setting one runs nobody's code.
/// </remarks>
internal sealed class StreamTimeline
{
    // Hardware that is gone reads all ones.
    private const uint Gone = uint.MaxValue;

    // Two frames of the link: how far a position register may lag behind itself (hardware 2.9).
    private const int BackwardLinkFrames = 2;
    private const int LinkFramesPerSecond = 48_000;

    private readonly KSpinLock _lock = new();
    private readonly PlatformClock _clock;
    private readonly LiveRegister _register;
    private readonly StreamShape _shape;
    private readonly long _packetTicks;

    private PlayCursor _cursor;
    private KEvent[] _events = [];
    private bool _isRunning;
    private long _packets;

    // The present run, and where and when the one before it ended: a packet may have begun there.
    private (long Position, long Ticks) _runStart;
    private (long Position, long Ticks) _runEnd;
    private long _boundaryTicks;

    internal StreamTimeline(PlatformClock clock, LiveRegister register, in StreamShape shape)
    {
        _clock = clock;
        _register = register;
        _shape = shape;
        int backward = (int)(shape.FifoBytes + shape.BytesPerSecond * BackwardLinkFrames / LinkFramesPerSecond);
        _cursor = new PlayCursor(shape.BufferBytes, shape.BytesPerSecond, Math.Min(backward, shape.BufferBytes / 4));
        _packetTicks = Math.Max(1, shape.PacketBytes * PlatformClock.TicksPerSecond / shape.BytesPerSecond);
    }

    internal LiveRegister Register => _register;

    internal StreamShape Shape => _shape;

    /// <summary>Whether anything was moved since the stream was last in STOP.</summary>
    internal bool HasRun { get; private set; }

    /// <summary>Who is told of each packet, beside the events: called inside the lock with the count, and does not call back.</summary>
    internal Action<uint>? PacketMoved { get; set; }

    /// <summary>Packets moved whole since STOP; 32 bits, which wrap.</summary>
    internal uint Packets
    {
        get
        {
            using (_lock.Acquire())
                return (uint)_packets;
        }
    }

    internal int EventCount => _events.Length;

    internal bool Contains(KEvent notificationEvent) => Array.IndexOf(_events, notificationEvent) >= 0;

    /// <summary>Adds an event.</summary>
    internal void Add(KEvent notificationEvent)
    {
        using (_lock.Acquire())
            _events = [.. _events, notificationEvent];
    }

    /// <summary>Takes an event away; false when there is none like it.</summary>
    internal bool TryRemove(KEvent notificationEvent)
    {
        using (_lock.Acquire())
        {
            int index = Array.IndexOf(_events, notificationEvent);
            if (index < 0)
                return false;

            _events = [.. _events[..index], .. _events[(index + 1)..]];
            return true;
        }
    }

    /// <summary>The engine is about to run.</summary>
    internal void Run()
    {
        using (_lock.Acquire())
        {
            if (_isRunning)
                return;

            long now = _clock.Ticks;
            _cursor.Resume(now);

            // What is left of a packet after a pause takes as long as it would have taken without one.
            _boundaryTicks = HasRun ? _boundaryTicks + now - _runEnd.Ticks : now;
            _runStart = (_cursor.Played, now);
            HasRun = true;
            _isRunning = true;
        }
    }

    /// <summary>The engine stands. Positions and packets stay; nothing is signalled any more.</summary>
    internal void Pause()
    {
        using (_lock.Acquire())
        {
            if (!_isRunning)
                return;

            long now = AdvanceLocked();
            _isRunning = false;
            _runEnd = (_cursor.Played, now);

            // 14.43: a completion that was pending is swallowed, but what was moved was moved.
            _packets = Math.Max(_packets, FewestPacketsLocked());
        }
    }

    /// <summary>The engine is reset: everything begins anew.</summary>
    internal void Stop()
    {
        using (_lock.Acquire())
        {
            _isRunning = false;
            HasRun = false;
            _cursor.Restart(_clock.Ticks);
            _packets = 0;
            _runStart = default;
            _runEnd = default;
        }
    }

    /// <summary>Bytes that have passed the link since STOP, and when that was so.</summary>
    /// <param name="ticks">Device time just before the reading.</param>
    internal long Read(out long ticks)
    {
        using (_lock.Acquire())
        {
            ticks = AdvanceLocked();
            return _cursor.Played;
        }
    }

    /// <summary>When the first byte of a packet was on the link, as far back as the run before the present one.</summary>
    /// <param name="packet">The packet, one of those that were moved last.</param>
    internal long TimeOfPacket(uint packet)
    {
        using (_lock.Acquire())
        {
            // Numbers have 32 bits and wrap; positions do not.
            long position = (_packets - unchecked((uint)_packets - packet)) * _shape.PacketBytes;
            long now = AdvanceLocked();
            (long Position, long Ticks) anchor = position < _runStart.Position || !_isRunning && _runEnd.Ticks != 0
                ? _runEnd
                : (_cursor.Played, now);
            return anchor.Ticks - (long)((Int128)(anchor.Position - position) * PlatformClock.TicksPerSecond / _shape.BytesPerSecond);
        }
    }

    /// <summary>An interrupt on completion: a packet, or more of them when interrupts have merged. DISPATCH_LEVEL.</summary>
    /// <param name="ticks">When it was serviced.</param>
    internal void Complete(long ticks)
    {
        using (_lock.Acquire())
        {
            if (!_isRunning)
                return;

            _ = AdvanceLocked();
            long elapsed = (ticks - _boundaryTicks + _packetTicks / 2) / _packetTicks;
            long merged = Math.Min(_packets + elapsed, MostPacketsLocked());
            _packets = Math.Max(Math.Max(_packets + 1, merged), FewestPacketsLocked());
            _boundaryTicks = ticks;

            // WaveRT 10: counter and position are right before anybody is told.
            PacketMoved?.Invoke((uint)_packets);
            foreach (KEvent notificationEvent in _events)
                notificationEvent.Set();
        }
    }

    private long AdvanceLocked()
    {
        long ticks = _clock.Ticks;
        if (!_isRunning)
            return ticks;

        uint raw = _register.Read();
        if (raw == Gone)
            return ticks;

        // WaveRT 9.3: a torn or quirky reading stays inside the buffer, and inside a frame nothing is anywhere.
        int offset = (int)(raw % (uint)_shape.BufferBytes);
        _cursor.Advance(offset - offset % _shape.FrameBytes, ticks);
        return ticks;
    }

    // The link is behind memory when rendering and before it when capturing, by the FIFO at most.
    private long FewestPacketsLocked() => (_shape.IsCapture ? Math.Max(0, _cursor.Played - _shape.FifoBytes) : _cursor.Played) / _shape.PacketBytes;

    private long MostPacketsLocked() => (_shape.IsCapture ? _cursor.Played : _cursor.Played + _shape.FifoBytes) / _shape.PacketBytes;
}
