namespace Azalia.Platform.Executive;

/// <summary>
/// A connected interrupt. State that its service routine shares with other code is touched by that code only inside
/// <see cref="Synchronize"/>.
/// </summary>
public sealed class KInterrupt
{
    private readonly Lock _lock = new();
    private readonly InterruptSource _source;
    private readonly Func<bool> _serviceRoutine;
    private bool _isDisconnected;

    internal KInterrupt(InterruptSource source, Func<bool> serviceRoutine)
    {
        _source = source;
        _serviceRoutine = serviceRoutine;
    }

    /// <summary>
    /// Raises the level to DIRQL and takes the interrupt's lock until the scope is left: the service routine does not run
    /// meanwhile, on any processor. Any level; not recursive.
    /// </summary>
    /// <exception cref="InvalidOperationException">The caller is synchronised already, or is the service routine.</exception>
    public Scope Synchronize()
    {
        if (_lock.IsHeldByCurrentThread)
            throw new InvalidOperationException("This code is synchronised with the interrupt already.");

        KProcessor processor = KProcessor.Current;
        Irql before = processor.RaiseTo(Irql.DeviceLevel);
        _lock.Enter();
        processor.EnterLock();
        return new Scope(this, processor, before);
    }

    /// <summary>
    /// Runs the service routine once at DIRQL, whatever the line says: for a driver that suspects that an edge got lost. At most DISPATCH_LEVEL, with no lock held.
    /// </summary>
    /// <returns>Whether the routine says that the interrupt was its device's.</returns>
    public bool Poll()
    {
        KProcessor processor = KProcessor.Current;
        Irql before = processor.RaiseTo(Irql.DeviceLevel);
        try
        {
            return RunServiceRoutine();
        }
        finally
        {
            processor.LowerTo(before);
        }
    }

    /// <summary>Disconnects the routine; when this returns it does not run any more. PASSIVE_LEVEL.</summary>
    public void Disconnect()
    {
        _source.Drop();

        // A run on another processor ends before the lock can be taken here, and one that was on its way finds nothing to run.
        _lock.Enter();
        _isDisconnected = true;
        _lock.Exit();
    }

    internal bool RunServiceRoutine()
    {
        _lock.Enter();
        try
        {
            return !_isDisconnected && _serviceRoutine();
        }
        finally
        {
            _lock.Exit();
        }
    }

    private void Release(KProcessor processor, Irql before)
    {
        processor.LeaveLock();
        _lock.Exit();
        processor.LowerTo(before);
    }

    /// <summary>The stretch of code that the service routine cannot interrupt.</summary>
    public readonly ref struct Scope
    {
        private readonly KInterrupt _owner;
        private readonly KProcessor _processor;
        private readonly Irql _before;

        internal Scope(KInterrupt owner, KProcessor processor, Irql before)
        {
            _owner = owner;
            _processor = processor;
            _before = before;
        }

        /// <summary>Gives the lock back, lowers the level and delivers what became due.</summary>
        public void Dispose() => _owner.Release(_processor, _before);
    }
}
