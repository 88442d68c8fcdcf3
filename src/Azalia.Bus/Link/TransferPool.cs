using Azalia.Platform.Executive;

namespace Azalia.Bus.Link;

/// <summary>
/// The calls that are under way: so many at most, each used again. What has ended is collected under the link lock, and told behind it.
/// </summary>
/// <param name="linkLock">The link lock.</param>
/// <param name="most">How many calls may be under way: they wait in memory that a kernel would take from its non-paged pool, which has an end.</param>
internal sealed class TransferPool(KSpinLock linkLock, int most)
{
    private readonly Stack<VerbTransfer> _idle = new();
    private TransferQueue _ended;
    private int _taken;

    // The thread that is in a client's callback, or on the way to it; 0 for none.
    private volatile int _teller;

    /// <summary>Takes a call to be begun. The lock is held.</summary>
    /// <returns>The call, or null when too many are under way.</returns>
    public VerbTransfer? Take()
    {
        if (_taken == most)
            return null;

        _taken++;
        return _idle.Count == 0 ? new VerbTransfer() : _idle.Pop();
    }

    /// <summary>Collects a call that has ended. The lock is held.</summary>
    public void Collect(VerbTransfer ended) => _ended.Enqueue(ended);

    /// <summary>Whether somebody else is in a client's callback, or on the way to one.</summary>
    public bool IsToldElsewhere => _teller is not 0 and int teller && teller != Environment.CurrentManagedThreadId;

    /// <summary>
    /// Tells the clients of all calls that have ended, in the order of their ends: one thread at a time, and whoever comes meanwhile leaves his to it. But who waits for
    /// his call is woken by any: the callback that is under way may wait for him. No lock is held.
    /// </summary>
    public void TellEnded()
    {
        while (TryTakeEnded(out bool isTeller, out int outer) is { } transfer)
        {
            // A synchronous caller gives its call back itself: it may run before this returns.
            bool isAsynchronous = transfer.IsAsynchronous;
            bool isTold = false;
            try
            {
                using (KProcessor.Raise(Irql.DispatchLevel))
                    transfer.Complete();
                isTold = true;
            }
            finally
            {
                if (isTeller)
                    _teller = outer;
                if (isAsynchronous)
                    GiveBack(transfer);

                // A callback that throws takes nothing from the others, some of which may be left to this thread.
                if (!isTold)
                    TellEnded();
            }
        }
    }

    /// <summary>Gives a call back that was told. No lock is held.</summary>
    public void GiveBack(VerbTransfer transfer)
    {
        transfer.End();
        using (linkLock.Acquire())
        {
            _idle.Push(transfer);
            _taken--;
        }
    }

    // A callback that stops the driver is told the rest inside itself.
    private VerbTransfer? TryTakeEnded(out bool isTeller, out int outer)
    {
        using (linkLock.Acquire())
        {
            outer = _teller;
            isTeller = !IsToldElsewhere;
            VerbTransfer? transfer = isTeller ? _ended.Dequeue() : _ended.DequeueSynchronous();
            if (isTeller && transfer is not null)
                _teller = Environment.CurrentManagedThreadId;

            return transfer;
        }
    }
}
