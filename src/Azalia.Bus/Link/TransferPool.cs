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

    /// <summary>Tells the clients of all calls that have ended, in the order of their ends. No lock is held.</summary>
    public void TellEnded()
    {
        while (TryTakeEnded() is { } transfer)
        {
            // A synchronous caller gives its call back itself: it may run before this returns.
            bool isAsynchronous = transfer.IsAsynchronous;
            try
            {
                using (KProcessor.Raise(Irql.DispatchLevel))
                    transfer.Complete();
            }
            finally
            {
                if (isAsynchronous)
                    GiveBack(transfer);
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

    private VerbTransfer? TryTakeEnded()
    {
        using (linkLock.Acquire())
            return _ended.Dequeue();
    }
}
