namespace Azalia.Platform.Time;

/// <summary>The synchronization context of code that runs inside <see cref="VirtualClock.Run"/>.</summary>
/// <remarks>Posts may come from any thread, also after the pump has ended; those are never run.</remarks>
internal sealed class VirtualPump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready)
        {
            _ready.Enqueue((d, state));
            Monitor.Pulse(_ready);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A pump of the virtual clock takes posts only.");

    public void Run(Func<Task> main, VirtualClock clock)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task task = main();

            // Wakes the pump when the code ends on another thread, with nothing left to post.
            _ = task.ContinueWith(
                static (_, pump) => ((VirtualPump)pump!).Post(static _ => { }, null), this, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                // Continuations first, in order; then time. With no timer left only the outside world can go on.
                if (TryTake(wait: !clock.HasTimer, out (SendOrPostCallback Callback, object? State) item))
                    item.Callback(item.State);
                else
                    clock.AdvanceToNextTimer();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private bool TryTake(bool wait, out (SendOrPostCallback Callback, object? State) item)
    {
        lock (_ready)
        {
            while (wait && _ready.Count == 0)
                _ = Monitor.Wait(_ready);

            return _ready.TryDequeue(out item);
        }
    }
}
