namespace Azalia.Platform.Executive;

/// <summary>The kinds of event of wdm.h.</summary>
public enum KEventKind
{
    /// <summary>NotificationEvent: stays signalled until it is reset.</summary>
    Notification,

    /// <summary>SynchronizationEvent: one waiter takes the signal.</summary>
    Synchronization,
}

/// <summary>
/// A kernel event: set from any level, waited for at PASSIVE_LEVEL through <see cref="PlatformClock.WaitAny"/>.
/// </summary>
/// <param name="kind">Who resets it.</param>
/// <param name="signaled">Whether it starts signalled.</param>
public sealed class KEvent(KEventKind kind, bool signaled = false)
{
    private readonly Lock _lock = new();
    private readonly List<ManualResetEventSlim> _sleepers = new(1);
    private bool _signaled = signaled;

    /// <summary>Who resets it.</summary>
    public KEventKind Kind => kind;

    /// <summary>Whether it is signalled at this moment.</summary>
    public bool IsSignaled
    {
        get
        {
            lock (_lock)
                return _signaled;
        }
    }

    /// <summary>Signals the event. Any level.</summary>
    public void Set()
    {
        lock (_lock)
        {
            _signaled = true;
            foreach (ManualResetEventSlim sleeper in _sleepers)
                sleeper.Set();
        }
    }

    /// <summary>Takes the signal away. Any level.</summary>
    public void Reset()
    {
        lock (_lock)
            _signaled = false;
    }

    /// <summary>For clocks: takes the signal if there is one; a notification event keeps it.</summary>
    /// <returns>Whether the event was signalled.</returns>
    public bool TryTake()
    {
        lock (_lock)
        {
            bool taken = _signaled;
            if (kind == KEventKind.Synchronization)
                _signaled = false;

            return taken;
        }
    }

    /// <summary>For clocks that really sleep: wakes a thread at each signal, until <see cref="RemoveSleeper"/>.</summary>
    /// <param name="sleeper">What the thread sleeps on.</param>
    public void AddSleeper(ManualResetEventSlim sleeper)
    {
        lock (_lock)
        {
            _sleepers.Add(sleeper);
            if (_signaled)
                sleeper.Set();
        }
    }

    /// <summary>Ends what <see cref="AddSleeper"/> began.</summary>
    /// <param name="sleeper">What the thread slept on.</param>
    public void RemoveSleeper(ManualResetEventSlim sleeper)
    {
        lock (_lock)
            _ = _sleepers.Remove(sleeper);
    }
}
