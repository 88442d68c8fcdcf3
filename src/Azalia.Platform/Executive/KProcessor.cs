namespace Azalia.Platform.Executive;

/// <summary>
/// The emulated processor of a thread: its level, its pending interrupts and its DPC queue. Levels are the lock model of the
/// driver: what may interrupt what is decided here and nowhere else.
/// </summary>
/// <remarks>
/// <para>An interrupt service routine runs only below DIRQL and never while this processor holds a lock. DPCs run when the level falls
/// below DISPATCH_LEVEL. Whatever has to wait is delivered when the level falls or the lock is left.</para>
/// <para>Level and lock scopes are ref structs, so that a level never crosses an await.</para>
/// </remarks>
public sealed class KProcessor
{
    [ThreadStatic]
    private static KProcessor? t_current;

    private readonly List<InterruptSource> _pendingInterrupts = new(4);
    private Dpc? _firstDpc;
    private Dpc? _lastDpc;
    private Irql _level;
    private int _heldLocks;

    // A DPC that takes longer than its interrupt stays away is queued again before it ends, and no thread would ever run: the interrupt is ignored then.
    private int _dpcsInARow;

    private KProcessor()
    {
    }

    /// <summary>The level at which the calling thread runs.</summary>
    public static Irql CurrentIrql => Current._level;

    /// <summary>Whether the calling thread holds a spin lock or is synchronised with an interrupt.</summary>
    public static bool HoldsLock => Current._heldLocks != 0;

    internal static KProcessor Current => t_current ??= new KProcessor();

    /// <summary>Called at each entry to a lock scope, on the entering thread; for tests that raise an interrupt inside it.</summary>
    internal static Action? LockEntered { get; set; }

    /// <summary>Raises the level of the calling thread until the scope is left.</summary>
    /// <param name="level">The new level, not below the present one.</param>
    /// <exception cref="InvalidOperationException">The new level is below the present one.</exception>
    public static IrqlScope Raise(Irql level)
    {
        KProcessor processor = Current;
        return new IrqlScope(processor, processor.RaiseTo(level));
    }

    /// <summary>Throws unless the caller runs at PASSIVE_LEVEL.</summary>
    /// <param name="operation">What needs it, for the message.</param>
    /// <exception cref="InvalidOperationException">The level is higher.</exception>
    public static void RequirePassive(string operation)
    {
        Irql level = CurrentIrql;
        if (level != Irql.PassiveLevel)
            throw new InvalidOperationException($"{operation} needs PASSIVE_LEVEL; this thread runs at {level}.");
    }

    internal Irql RaiseTo(Irql level)
    {
        Irql before = _level;
        if (level < before)
            throw new InvalidOperationException($"The level can only be raised: {before} is above {level}.");

        _level = level;
        return before;
    }

    internal void LowerTo(Irql level)
    {
        _level = level;
        if (_firstDpc is not null || _pendingInterrupts.Count != 0)
            Drain();
    }

    internal void EnterLock()
    {
        _heldLocks++;
        LockEntered?.Invoke();
    }

    internal void LeaveLock() => _heldLocks--;

    internal void Request(InterruptSource interrupt)
    {
        if (!_pendingInterrupts.Contains(interrupt))
            _pendingInterrupts.Add(interrupt);

        Drain();
    }

    internal void Forget(InterruptSource interrupt) => _ = _pendingInterrupts.Remove(interrupt);

    internal void Enqueue(Dpc dpc)
    {
        if (_lastDpc is null)
            _firstDpc = dpc;
        else
            _lastDpc.Next = dpc;

        _lastDpc = dpc;
        Drain();
    }

    private void Drain()
    {
        while (true)
        {
            if (_pendingInterrupts.Count != 0 && _level < Irql.DeviceLevel && _heldLocks == 0)
                ServiceInterrupt();
            else if (_firstDpc is not null && _level < Irql.DispatchLevel)
                RunDpc(_firstDpc);
            else
                break;
        }

        if (_level < Irql.DispatchLevel)
            _dpcsInARow = 0;
    }

    private void ServiceInterrupt()
    {
        InterruptSource interrupt = _pendingInterrupts[0];
        _pendingInterrupts.RemoveAt(0);
        if (_dpcsInARow >= InterruptSource.MostRunsInARow)
        {
            interrupt.Ignore();
            return;
        }

        Irql before = _level;
        _level = Irql.DeviceLevel;
        try
        {
            interrupt.Service();
        }
        finally
        {
            _level = before;
        }
    }

    private void RunDpc(Dpc dpc)
    {
        _firstDpc = dpc.Next;
        if (_firstDpc is null)
            _lastDpc = null;

        dpc.Next = null;
        _dpcsInARow++;
        Irql before = _level;
        _level = Irql.DispatchLevel;
        try
        {
            dpc.Run();
        }
        finally
        {
            _level = before;
        }
    }
}
