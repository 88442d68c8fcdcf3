namespace Azalia.Platform.Executive;

/// <summary>
/// A deferred procedure call: a routine that an interrupt service routine leaves to be run at DISPATCH_LEVEL on the same
/// processor, once its level falls below that.
/// </summary>
/// <remarks>Queueing a DPC that waits already does nothing. It can be queued again from the moment its routine starts.</remarks>
/// <param name="routine">What to run, at DISPATCH_LEVEL, with no lock held.</param>
public sealed class Dpc(Action routine)
{
    private int _queued;

    internal Dpc? Next { get; set; }

    /// <summary>Queues the routine on the calling processor. Any level; below DISPATCH_LEVEL it runs before this returns.</summary>
    /// <returns>False when it waits already.</returns>
    public bool Queue()
    {
        if (Interlocked.Exchange(ref _queued, 1) != 0)
            return false;

        KProcessor.Current.Enqueue(this);
        return true;
    }

    internal void Run()
    {
        Volatile.Write(ref _queued, 0);
        routine();
    }
}
