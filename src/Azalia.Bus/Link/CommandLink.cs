using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Link;

/// <summary>
/// Carries verbs to the codecs and responses back. The calls of a client go in order; one command is in flight for each codec; different
/// codecs go in parallel. A codec that does not answer costs one time-out, and its neighbours nothing.
/// </summary>
/// <remarks>
/// One lock guards rings, lanes and queues. Clients are told after it is left: results are collected under the lock, and signalled behind it.
/// </remarks>
internal sealed class CommandLink : IDisposable
{
    // After a time-out: 25 idle frames, and two identity reads with known, different answers in order. An answer comes in the next
    // frame or not at all, so that a probe of a dead codec need not wait as long as a verb.
    private const int QuietTicks = LinkTiming.CodecWakeTicks;

    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    private readonly KSpinLock _lock = new();
    private readonly CommandRings _rings;
    private readonly PlatformClock _clock;
    private readonly IDeviceTrace? _trace;
    private readonly UnsolicitedTags _tags;
    private readonly CodecLane[] _lanes = new CodecLane[LinkTiming.MaximumCodecs];
    private readonly TransferPool _calls;
    private readonly Queue<RirbEntry> _unsolicited = new(256);
    private readonly LaneTimer _timer;
    private readonly Dpc _completion;
    private readonly Dpc _arrival;
    private readonly long _timeoutTicks;
    private bool _stopped;
    private bool _ringIsDead;

    public CommandLink(CommandRings rings, PlatformClock clock, UnsolicitedTags tags, BusOptions options)
    {
        _rings = rings;
        _clock = clock;
        _tags = tags;
        _trace = options.Trace;
        _timeoutTicks = PlatformClock.ToTicks(options.VerbTimeout);
        _calls = new TransferPool(_lock, options.QueuedCalls);
        _timer = new LaneTimer(_lanes, clock, ServiceTimeouts);
        _completion = new Dpc(_calls.TellEnded);
        _arrival = new Dpc(() => ServiceResponses(overrun: false));
        for (int i = 0; i < _lanes.Length; i++)
            _lanes[i] = new CodecLane();
    }

    /// <summary>Responses that nobody waited for.</summary>
    public long SpuriousResponses { get; private set; }

    /// <summary>
    /// Serves the interrupt by hand when a wait is over: the interrupt may be what got lost (hardware 5.3 e). Null until there is one.
    /// </summary>
    public Action? Poll { get; set; }

    /// <summary>Opens the ways to the codecs that were found.</summary>
    public void Open(StateChangeStatus codecs)
    {
        using (_lock.Acquire())
        {
            _stopped = false;
            _ringIsDead = false;
            for (int i = 0; i < _lanes.Length; i++)
                _lanes[i].IsPresent = codecs.HasCodec(i);
        }
    }

    /// <summary>Notes what a codec's root node answers, so that its lane can be opened again after a time-out.</summary>
    public void SetIdentity(byte codecAddress, uint vendorId, uint subordinateNodes)
    {
        using (_lock.Acquire())
            _lanes[codecAddress].Identity = (vendorId, subordinateNodes);
    }

    /// <summary>Carries the elements of a call. Without a callback it waits for the end, at PASSIVE_LEVEL.</summary>
    /// <returns>STATUS_SUCCESS, or STATUS_INVALID_DEVICE_REQUEST when the bus driver has stopped.</returns>
    public NtStatus Transfer(VerbClient client, Memory<HdAudioCodecTransfer> elements, HdAudioTransferCompleteCallback? callback, object? context)
    {
        _clock.RequireOwner();
        VerbTransfer? transfer;
        using (_lock.Acquire())
        {
            if (_stopped)
                return NtStatus.InvalidDeviceRequest;

            transfer = _calls.Take();
            if (transfer is null)
                return NtStatus.NoMemory;

            transfer.Begin(client, elements, callback, context);
            Submit(transfer);
        }

        // What has ended already is told from a DPC: the caller may hold a lock that its callback wants.
        _ = _completion.Queue();
        if (callback is not null)
            return NtStatus.Success;

        _ = _clock.WaitFor(transfer.Completed, Timeout.InfiniteTimeSpan);
        _calls.GiveBack(transfer);
        return NtStatus.Success;
    }

    /// <summary>Takes what arrived in the RIRB. Runs in the DPC, with no lock held.</summary>
    /// <param name="overrun">Whether hardware said that responses were lost.</param>
    public void ServiceResponses(bool overrun)
    {
        using (_lock.Acquire())
        {
            // The rings go when the driver stops, and this may be the last interrupt before.
            if (_stopped)
                return;

            if (overrun)
                NoteOverrun();

            RirbWritePointer last = _rings.LastWritten;
            if (last.Raw == ushort.MaxValue)
                return;

            while (_rings.TryTake(last.Index, out RirbEntry entry))
            {
                _trace?.Response(_clock.Ticks, entry.Response, entry.Extended);
                if (entry.IsUnsolicited)
                    _unsolicited.Enqueue(entry);
                else
                    TakeResponse(entry);
            }

            ServeAllWhereTheyShareRoom();
        }

        _calls.TellEnded();
        while (TryTakeUnsolicited(out RirbEntry entry))
            _tags.Dispatch(entry);
    }

    /// <summary>
    /// Hardware could not read the CORB and stopped it for good: only a reset of the controller lets it run again (hardware 3.4). What it had fetched before is answered
    /// within the next frames, what it had not is lost, and what comes later fails at once. Streams run on. Runs in the DPC, with no lock held.
    /// </summary>
    public void ServiceRingError()
    {
        using (_lock.Acquire())
        {
            if (_stopped)
                return;

            _ringIsDead = true;
            _trace?.State(_clock.Ticks, "corb", "stopped by a memory error");
            foreach (CodecLane lane in _lanes)
            {
                if (lane.Deadline != long.MaxValue)
                    _timer.Set(lane, QuietTicks);
            }
        }
    }

    /// <summary>Ends all calls: what is on the way is given up, and later calls are refused.</summary>
    public void Stop()
    {
        using (_lock.Acquire())
        {
            _stopped = true;
            _timer.Cancel();

            // All ways are closed before the first call goes on, so that none of them sends its next element over another.
            foreach (CodecLane lane in _lanes)
            {
                lane.IsPresent = false;
                lane.Deadline = long.MaxValue;
                lane.State = LaneState.Open;
            }

            foreach (CodecLane lane in _lanes)
            {
                VerbTransfer? inFlight = lane.InFlight;
                lane.InFlight = null;
                if (inFlight is not null)
                {
                    inFlight.Answer(default);
                    Advance(inFlight);
                }

                while (lane.Dequeue() is { } waiting)
                    Advance(waiting);
            }
        }

        _calls.TellEnded();
    }

    /// <summary>Waits until no client is told anything on another thread, as it may be while <see cref="Stop"/> returns. Waits at PASSIVE_LEVEL only.</summary>
    public void WaitUntilTold()
    {
        if (KProcessor.CurrentIrql == Irql.PassiveLevel && _calls.IsToldElsewhere)
            _ = _clock.WaitUntil(_calls, static calls => !calls.IsToldElsewhere, s_poll, TimeSpan.MaxValue / 4);
    }

    public void Dispose() => _timer.Dispose();

    private void Submit(VerbTransfer transfer)
    {
        if (transfer.Client.Active is not null)
        {
            transfer.Client.Enqueue(transfer);
            return;
        }

        transfer.Client.Active = transfer;
        Advance(transfer);
    }

    /// <summary>Sends the next element that can be sent, or ends the call; then the client's next call has its turn.</summary>
    private void Advance(VerbTransfer transfer)
    {
        for (VerbTransfer? current = transfer; current is not null;)
        {
            if (!TryAdvanceToEnd(current))
                return;

            VerbClient client = current.Client;
            _calls.Collect(current);
            current = client.Active = client.Dequeue();
        }
    }

    private bool TryAdvanceToEnd(VerbTransfer transfer)
    {
        while (!transfer.IsDone)
        {
            CodecCommand command = transfer.Current;
            int address = command.CodecAddress;
            CodecLane? lane = address < _lanes.Length ? _lanes[address] : null;
            if (_ringIsDead || lane is not { IsPresent: true } || (transfer.SilentCodecs >> address & 1) != 0)
            {
                transfer.Answer(default);
                continue;
            }

            if (IsFree(lane))
            {
                lane.InFlight = transfer;
                bool mayBeSilent = transfer.BeginsDoubleReset;
                Send(lane, command, mayBeSilent ? QuietTicks : _timeoutTicks, mayBeSilent ? LaneSilence.IsAllowed : LaneSilence.TimesOut);
                return false;
            }

            if (lane.State == LaneState.Closed && !TryBeginProbing(lane))
            {
                transfer.SilentCodecs |= (ushort)(1 << address);
                transfer.Answer(default);
                continue;
            }

            lane.Enqueue(transfer);
            return false;
        }

        return true;
    }

    private void Send(CodecLane lane, CodecCommand command, long timeoutTicks, LaneSilence silence = LaneSilence.TimesOut)
    {
        _trace?.Verb(_clock.Ticks, command.Raw);
        lane.Silence = silence;
        _rings.Send(command);
        _timer.Set(lane, timeoutTicks);
        if (_rings.HasArrived)
            _ = _arrival.Queue();
    }

    private void TakeResponse(RirbEntry entry)
    {
        CodecLane? lane = entry.CodecAddress < _lanes.Length ? _lanes[entry.CodecAddress] : null;
        if (lane is null || (lane.InFlight is null && lane.State is not (LaneState.FirstProbe or LaneState.SecondProbe)))
        {
            SpuriousResponses++;
            return;
        }

        lane.Deadline = long.MaxValue;
        if (lane.InFlight is not { } transfer)
        {
            TakeProbe(lane, entry);
            return;
        }

        EndElement(lane, transfer, new HdAudioCodecResponse { Response = entry.Response, SDataIn = entry.CodecAddress, IsValid = true });
    }

    private void EndElement(CodecLane lane, VerbTransfer transfer, HdAudioCodecResponse response)
    {
        bool isFirstReset = transfer.BeginsDoubleReset;
        lane.InFlight = null;
        transfer.Answer(response);

        // Hardware 4.10: no other verb may stand between the two resets of a pair.
        if (!isFirstReset)
            ServeNext(lane);

        Advance(transfer);
    }

    /// <summary>Whoever waits for a lane has his turn before the call that just used it.</summary>
    private void ServeNext(CodecLane lane)
    {
        while (IsFree(lane) && lane.Dequeue() is { } waiting)
            Advance(waiting);
    }

    // A lane alone sees to those who wait for it. Where all lanes share the room for one answer, whoever takes it makes room for another.
    private void ServeAllWhereTheyShareRoom()
    {
        if (!_rings.HoldsOneAnswer)
            return;

        foreach (CodecLane lane in _lanes)
            ServeNext(lane);
    }

    private bool IsFree(CodecLane lane) => lane is { State: LaneState.Open, InFlight: null } && (!_rings.HoldsOneAnswer || !IsAnyOnTheWay());

    private bool IsAnyOnTheWay()
    {
        foreach (CodecLane lane in _lanes)
        {
            if (lane.Deadline != long.MaxValue)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Responses were lost in the RIRB: of the commands on the way, whichever is not answered within the next frames was one of them. Nothing
    /// late can follow it, and its lane stays open.
    /// </summary>
    private void NoteOverrun()
    {
        foreach (CodecLane lane in _lanes)
        {
            if (lane is not { State: LaneState.Open, InFlight: not null })
                continue;

            lane.Silence = LaneSilence.LostInOverrun;
            _timer.Set(lane, QuietTicks);
        }
    }

    private void ServiceTimeouts()
    {
        if (IsAnswerOverdue())
        {
            Poll?.Invoke();
            ServiceResponses(overrun: false);
        }

        using (_lock.Acquire())
        {
            long now = _clock.Ticks;
            for (int address = 0; address < _lanes.Length; address++)
            {
                CodecLane lane = _lanes[address];
                if (lane.Deadline <= now)
                    EndWait(lane, address);
            }

            _timer.SetToEarliest();
            ServeAllWhereTheyShareRoom();
        }

        _calls.TellEnded();
    }

    private bool IsAnswerOverdue()
    {
        using (_lock.Acquire())
        {
            long now = _clock.Ticks;
            foreach (CodecLane lane in _lanes)
            {
                if (lane.Deadline <= now && lane.State != LaneState.Quiet)
                    return true;
            }

            return false;
        }
    }

    private void EndWait(CodecLane lane, int address)
    {
        lane.Deadline = long.MaxValue;
        switch (lane.State)
        {
            case LaneState.Open when lane is { InFlight: { } lost, Silence: not LaneSilence.TimesOut }:
                EndElement(lane, lost, new HdAudioCodecResponse { HasFifoOverrun = lane.Silence == LaneSilence.LostInOverrun });
                break;

            case LaneState.Open when lane.InFlight is { } silent:
                lane.State = LaneState.Closed;
                lane.InFlight = null;
                silent.Answer(default);
                if (lane.HasWaiting && !TryBeginProbing(lane))
                    FailWaiting(lane);

                Advance(silent);
                break;

            case LaneState.Quiet when !_ringIsDead:
                lane.State = LaneState.FirstProbe;
                Send(lane, Verb.GetParameter(ParameterId.VendorId).AddressedTo((byte)address, 0), QuietTicks);
                break;

            case LaneState.Quiet or LaneState.FirstProbe or LaneState.SecondProbe:
                lane.State = LaneState.Closed;
                FailWaiting(lane);
                break;
        }
    }

    private bool TryBeginProbing(CodecLane lane)
    {
        // Two equal answers could be one that is late and one that is lost.
        if (_ringIsDead || lane.Identity is not { } identity || identity.First == identity.Second)
            return false;

        lane.State = LaneState.Quiet;
        _timer.Set(lane, QuietTicks);
        return true;
    }

    private void TakeProbe(CodecLane lane, RirbEntry entry)
    {
        (uint first, uint second) = lane.Identity!.Value;
        if (lane.State == LaneState.FirstProbe && entry.Response == first)
        {
            lane.State = LaneState.SecondProbe;
            Send(lane, Verb.GetParameter(ParameterId.SubordinateNodes).AddressedTo(entry.CodecAddress, 0), QuietTicks);
        }
        else if (lane.State == LaneState.SecondProbe && entry.Response == second)
        {
            lane.State = LaneState.Open;
            ServeNext(lane);
        }
        else
        {
            lane.State = LaneState.Closed;
            FailWaiting(lane);
        }
    }

    private void FailWaiting(CodecLane lane)
    {
        // Only those that stand there now: a call that comes back for its next element finds its codec silent, and a call whose turn comes meanwhile
        // starts a resynchronisation of its own.
        TransferQueue failed = lane.TakeWaiting();
        while (failed.Dequeue() is { } waiting)
        {
            waiting.SilentCodecs |= (ushort)(1 << waiting.Current.CodecAddress);
            Advance(waiting);
        }
    }

    private bool TryTakeUnsolicited(out RirbEntry entry)
    {
        using (_lock.Acquire())
            return _unsolicited.TryDequeue(out entry);
    }
}
