using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Faults;

/// <summary>A codec's end of the link, with faults on it. Samples pass untouched; they have their own seams.</summary>
internal sealed class FaultyCodecLink : ICodecLink
{
    // More than this is on the way to nobody: the oldest goes.
    private const int MostWaiting = 256;

    private readonly ICodecLink _inner;
    private readonly byte _address;
    private readonly FaultSchedule _schedule;
    private readonly ActiveFault[] _absences;
    private readonly ActiveFault[] _verbs;
    private readonly ActiveFault[] _answers;
    private readonly ActiveFault[] _unsolicited;
    private readonly ActiveFault[] _sends;
    private readonly PriorityQueue<uint, (long Due, long Order)> _lateAnswers = new();
    private readonly PriorityQueue<uint, (long Due, long Order)> _lateUnsolicited = new();
    private readonly long[] _sendAt;
    private long _order;

    /// <summary>Decorates one codec.</summary>
    /// <param name="inner">The codec.</param>
    /// <param name="address">Its address.</param>
    /// <param name="faults">The faults on it.</param>
    /// <param name="schedule">The present.</param>
    public FaultyCodecLink(ICodecLink inner, byte address, IReadOnlyList<ActiveFault> faults, FaultSchedule schedule)
    {
        _inner = inner;
        _address = address;
        _schedule = schedule;
        _absences = [.. faults.Where(static f => f.Fault.Place == FaultPlace.Codec)];
        _verbs = [.. faults.Where(static f => f.Fault.Place == FaultPlace.Verb)];
        _answers = [.. faults.Where(static f => f.Fault.Place == FaultPlace.Answer)];
        _sends = [.. faults.Where(static f => f.Kind == FaultActionKind.Send)];
        _unsolicited = [.. faults.Where(static f => f.Fault.Place == FaultPlace.Unsolicited).Except(_sends)];
        _sendAt = [.. _sends.Select(static f => f.Fault.When.From)];
        AnswersLate = _answers.Any(static f => f.Kind is FaultActionKind.Delay or FaultActionKind.Twice);
    }

    public bool AnswersLate { get; }

    public bool RequestsWake => IsPresent && _inner.RequestsWake;

    public bool IsPresent
    {
        get
        {
            foreach (ActiveFault absence in _absences)
            {
                if (absence.Lasts(_schedule.Now))
                    return false;
            }

            return _inner.IsPresent;
        }
    }

    public long NextEventTick
    {
        get
        {
            long next = Math.Min(_inner.NextEventTick, Math.Min(DueOf(_lateAnswers), DueOf(_lateUnsolicited)));
            foreach (long tick in _sendAt)
                next = Math.Min(next, tick);
            return next;
        }
    }

    public void LinkReset(long tick)
    {
        _lateAnswers.Clear();
        _lateUnsolicited.Clear();
        _inner.LinkReset(tick);
    }

    public bool Send(CodecCommand command, long tick, out uint response)
    {
        response = 0;
        CodecCommand also = default;
        int times = 1;
        CodecCommand arriving = command;
        foreach (ActiveFault fault in _verbs)
        {
            if (!Meets(fault.Fault, command) || !fault.Strikes(tick))
                continue;

            switch (fault.Kind)
            {
                case FaultActionKind.Drop:
                    return false;
                case FaultActionKind.Twice:
                    times++;
                    break;
                case FaultActionKind.Also:
                    also = To(this, (uint)fault.Fault.Action.Value);
                    break;
                default:
                    arriving = To(this, (uint)fault.Change(arriving.Raw & 0x0FFF_FFFF, 28));
                    break;
            }
        }

        bool isAnswered = false;
        for (; times > 0; times--)
            isAnswered = _inner.Send(arriving, tick, out response);
        if (also.Raw != 0)
            _ = _inner.Send(also, tick, out _);
        return isAnswered && IsAnsweredNow(command, tick, ref response);
    }

    public bool TryTakeLate(long tick, out uint response) => TryTake(_lateAnswers, tick, out response);

    public bool TryTakeUnsolicited(long tick, out uint response)
    {
        if (TryTake(_lateUnsolicited, tick, out response))
            return true;

        for (int i = 0; i < _sends.Length; i++)
        {
            if (_sendAt[i] <= tick && SendsNow(i, tick))
            {
                response = (uint)_sends[i].Fault.Action.Value;
                return true;
            }
        }

        return _inner.NextEventTick <= tick && _inner.TryTakeUnsolicited(tick, out response) && IsToldNow(tick, ref response);
    }

    public void Render(in OutboundBlock block) => _inner.Render(block);

    public void EndBlock(long tick) => _inner.EndBlock(tick);

    public int Capture(in InboundRequest request, Span<byte> destination) => _inner.Capture(request, destination);

    private bool IsAnsweredNow(CodecCommand command, long tick, ref uint response)
    {
        // The answer belongs to the next frame; what is late is late behind that.
        long due = tick + LinkTiming.TicksPerFrame;
        bool isLate = false;
        foreach (ActiveFault fault in _answers)
        {
            if (!Meets(fault.Fault, command) || !fault.Strikes(tick))
                continue;

            switch (fault.Kind)
            {
                case FaultActionKind.Drop:
                    return false;
                case FaultActionKind.Delay:
                    due += fault.Fault.Action.Ticks;
                    isLate = true;
                    break;
                case FaultActionKind.Twice:
                    Later(_lateAnswers, response, due + LinkTiming.TicksPerFrame);
                    break;
                default:
                    response = (uint)fault.Change(response, 32);
                    break;
            }
        }

        if (isLate)
            Later(_lateAnswers, response, due);
        return !isLate;
    }

    private bool IsToldNow(long tick, ref uint response)
    {
        bool isLate = false;
        long due = tick;
        foreach (ActiveFault fault in _unsolicited)
        {
            if (!fault.Strikes(tick))
                continue;

            switch (fault.Kind)
            {
                case FaultActionKind.Drop:
                    return false;
                case FaultActionKind.Delay:
                    due += fault.Fault.Action.Ticks;
                    isLate = true;
                    break;
                case FaultActionKind.Twice:
                    Later(_lateUnsolicited, response, tick + LinkTiming.TicksPerFrame);
                    break;
                default:
                    response = (uint)fault.Change(response, 32);
                    break;
            }
        }

        if (isLate)
            Later(_lateUnsolicited, response, due);
        return !isLate;
    }

    // A link frame is what such a fault meets: every frame from its time on.
    private bool SendsNow(int index, long tick)
    {
        ActiveFault send = _sends[index];
        bool strikes = send.Strikes(tick);
        _sendAt[index] = send.IsSpent || tick + LinkTiming.TicksPerFrame >= send.Fault.When.Until ? long.MaxValue : tick + LinkTiming.TicksPerFrame;
        return strikes;
    }

    private void Later(PriorityQueue<uint, (long Due, long Order)> queue, uint response, long due)
    {
        if (queue.Count == MostWaiting)
            _ = queue.Dequeue();
        queue.Enqueue(response, (due, _order++));
    }

    private static bool TryTake(PriorityQueue<uint, (long Due, long Order)> queue, long tick, out uint response)
    {
        response = 0;
        return DueOf(queue) <= tick && queue.TryDequeue(out response, out _);
    }

    private static long DueOf(PriorityQueue<uint, (long Due, long Order)> queue) =>
        queue.TryPeek(out _, out (long Due, long Order) key) ? key.Due : long.MaxValue;

    private static CodecCommand To(FaultyCodecLink link, uint nodeAndVerb) => new CodecCommand(nodeAndVerb) with { CodecAddress = link._address };

    private static bool Meets(Fault fault, CodecCommand command) =>
        (fault.Node is not { } node || node == command.NodeId)
        && (fault.Verb is not { } verb || verb == (int)command.Verb.Id)
        && (fault.Payload is not { } payload || payload == command.Verb.Payload);
}
