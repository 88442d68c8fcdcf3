namespace Azalia.Bus.Link;

/// <summary>
/// The way to one codec: at most one command is on it at a time. Guarded by the link lock.
/// </summary>
/// <remarks>
/// Open -> [time-out] -> Closed -> [a later call wants it] -> Quiet -> [25 frames] -> FirstProbe -> [known answer] -> SecondProbe -> [known answer] ->
/// Open; a probe that fails -> Closed. A late answer to the command that timed out arrives while Quiet, when nobody waits for it, or makes a probe
/// fail: it reaches nobody and shifts nothing.
/// </remarks>
internal sealed class CodecLane
{
    private TransferQueue _waiting;

    public LaneState State { get; set; }

    /// <summary>Whether a codec answered to its enumeration request at this address.</summary>
    public bool IsPresent { get; set; }

    /// <summary>The call whose element is on the way, or null.</summary>
    public VerbTransfer? InFlight { get; set; }

    /// <summary>Device time at which the present wait ends; <see cref="long.MaxValue"/> when nothing is waited for.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>What it says when the command on the way stays without an answer.</summary>
    public LaneSilence Silence { get; set; }

    /// <summary>What the root node answers to the two probes, once it is known.</summary>
    public (uint First, uint Second)? Identity { get; set; }

    public bool HasWaiting => !_waiting.IsEmpty;

    public void Enqueue(VerbTransfer transfer) => _waiting.Enqueue(transfer);

    public VerbTransfer? Dequeue() => _waiting.Dequeue();

    /// <summary>Takes all that wait now; who comes later stands in a queue of his own.</summary>
    public TransferQueue TakeWaiting()
    {
        TransferQueue all = _waiting;
        _waiting = default;
        return all;
    }
}

/// <summary>Whether commands may go to a codec.</summary>
internal enum LaneState
{
    /// <summary>Commands go.</summary>
    Open,

    /// <summary>A command timed out; what comes now could be its answer.</summary>
    Closed,

    /// <summary>Closed, and listening until nothing can be on the way any more.</summary>
    Quiet,

    /// <summary>The first identity read is on the way.</summary>
    FirstProbe,

    /// <summary>The second identity read is on the way.</summary>
    SecondProbe,
}

/// <summary>What it says of a codec that it does not answer to the command on the way.</summary>
internal enum LaneSilence
{
    /// <summary>It has timed out: an answer may still be on its way, and would be taken for that of the next command.</summary>
    TimesOut,

    /// <summary>The answer was lost in the RIRB, and so were those before it: nothing late can follow.</summary>
    LostInOverrun,

    /// <summary>Nothing: the first function reset of a pair need not be answered (hardware 4.10).</summary>
    IsAllowed,
}
