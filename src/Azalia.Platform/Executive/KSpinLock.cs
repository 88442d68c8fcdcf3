namespace Azalia.Platform.Executive;

/// <summary>
/// A spin lock: its holder runs at DISPATCH_LEVEL, is not interrupted on its processor, and must not wait. Not recursive.
/// </summary>
public sealed class KSpinLock
{
    private readonly Lock _lock = new();

    /// <summary>Whether the calling thread holds this lock.</summary>
    public bool IsHeld => _lock.IsHeldByCurrentThread;

    /// <summary>Raises the level to DISPATCH_LEVEL and takes the lock until the scope is left. Level at most DISPATCH_LEVEL.</summary>
    /// <exception cref="InvalidOperationException">The caller holds the lock already, or runs above DISPATCH_LEVEL.</exception>
    public Scope Acquire()
    {
        if (_lock.IsHeldByCurrentThread)
            throw new InvalidOperationException("A spin lock is not recursive.");

        KProcessor processor = KProcessor.Current;
        Irql before = processor.RaiseTo(Irql.DispatchLevel);
        _lock.Enter();
        processor.EnterLock();
        return new Scope(this, processor, before);
    }

    private void Release(KProcessor processor, Irql before)
    {
        processor.LeaveLock();
        _lock.Exit();
        processor.LowerTo(before);
    }

    /// <summary>The stretch of code that holds the lock.</summary>
    public readonly ref struct Scope
    {
        private readonly KSpinLock _owner;
        private readonly KProcessor _processor;
        private readonly Irql _before;

        internal Scope(KSpinLock owner, KProcessor processor, Irql before)
        {
            _owner = owner;
            _processor = processor;
            _before = before;
        }

        /// <summary>Gives the lock back, lowers the level and delivers what became due.</summary>
        public void Dispose() => _owner.Release(_processor, _before);
    }
}
