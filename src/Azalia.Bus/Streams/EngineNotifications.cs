using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// Who is told when an engine has moved half of its buffer, or all of it: events, callbacks, and the service routines of clients that wrote
/// their own list.
/// </summary>
internal sealed class EngineNotifications(EngineTable table, PlatformClock clock, BusOptions options)
{
    // The bits of SDnSTS that a client's service routine gets to see (DDI 2.9).
    private static readonly byte s_causes = StreamStatus.WriteOneToClear;
    private static readonly TimeSpan s_poll = TimeSpan.FromMicroseconds(20);

    // The engine whose clients this thread is calling.
    [ThreadStatic]
    private static DmaEngine? t_notifying;

    /// <summary>Adds an event to an engine's list.</summary>
    public NtStatus Register(FunctionGroupDevice group, DmaEngineHandle handle, KEvent notificationEvent)
    {
        using (table.Lock.Acquire())
        {
            DmaEngine? engine = table.FindLocked(group, handle);
            if (engine is null)
                return NtStatus.InvalidHandle;

            if (engine.Events.Length == options.NotificationSlots)
                return NtStatus.InsufficientResources;

            engine.Events = [.. engine.Events, notificationEvent];
            return NtStatus.Success;
        }
    }

    /// <summary>Takes one entry of an event away. PASSIVE_LEVEL.</summary>
    public NtStatus Unregister(FunctionGroupDevice group, DmaEngineHandle handle, KEvent notificationEvent)
    {
        DmaEngine? engine;
        using (table.Lock.Acquire())
        {
            engine = table.FindLocked(group, handle);
            if (engine is null)
                return NtStatus.InvalidHandle;

            int index = Array.IndexOf(engine.Events, notificationEvent);
            if (index < 0)
                return NtStatus.InvalidParameter;

            engine.Events = [.. engine.Events[..index], .. engine.Events[(index + 1)..]];
        }

        WaitFor(engine);
        return NtStatus.Success;
    }

    /// <summary>Adds a callback to an engine's list.</summary>
    public NtStatus Register(FunctionGroupDevice group, DmaEngineHandle handle, NotificationCallback callback)
    {
        using (table.Lock.Acquire())
        {
            DmaEngine? engine = table.FindLocked(group, handle);
            if (engine is null)
                return NtStatus.InvalidHandle;

            if (engine.Callbacks.Length == options.NotificationSlots)
                return NtStatus.InsufficientResources;

            engine.Callbacks = [.. engine.Callbacks, callback];
            return NtStatus.Success;
        }
    }

    /// <summary>Takes one entry with this routine and this context away. PASSIVE_LEVEL.</summary>
    public NtStatus Unregister(FunctionGroupDevice group, DmaEngineHandle handle, HdAudioDmaNotificationCallback routine, object? context)
    {
        DmaEngine? engine;
        using (table.Lock.Acquire())
        {
            engine = table.FindLocked(group, handle);
            if (engine is null)
                return NtStatus.InvalidHandle;

            int index = Array.FindIndex(engine.Callbacks, callback => callback.Routine == routine && Equals(callback.Context, context));
            if (index < 0)
                return NtStatus.InvalidParameter;

            engine.Callbacks = [.. engine.Callbacks[..index], .. engine.Callbacks[(index + 1)..]];
        }

        WaitFor(engine);
        return NtStatus.Success;
    }

    /// <summary>Acknowledges a stream's interrupt and notes what it was for. DIRQL.</summary>
    /// <param name="index">Index of the stream descriptor.</param>
    /// <returns>The causes.</returns>
    public StreamStatus Service(int index)
    {
        DmaEngine engine = table.Engines[index];
        StreamStatus causes = engine.Descriptor.TakeCauses();
        if (causes.BufferCompleted)
            engine.Completions.Push(clock.Ticks);

        if ((causes.Raw & s_causes) != 0)
            engine.BdlIsr?.Invoke(engine.BdlIsrContext, (uint)(causes.Raw & s_causes));

        return causes;
    }

    /// <summary>Passes on what the service routine noted. DISPATCH_LEVEL, no lock held.</summary>
    public void Defer(int index, StreamStatus causes)
    {
        DmaEngine engine = table.Engines[index];
        if (causes.DescriptorError)
            NoteDescriptorError(engine);

        // What comes in the meantime has queued the DPC again. A driver whose routine takes longer than a period would never let this end otherwise.
        for (int waiting = engine.Completions.Waiting; waiting > 0; waiting--)
        {
            KEvent[] events;
            NotificationCallback[] callbacks;
            long ticks;
            using (table.Lock.Acquire())
            {
                if (engine.State != EngineState.Running || !engine.Completions.TryPop(out ticks))
                    return;

                events = engine.Events;
                callbacks = engine.Callbacks;
                _ = Interlocked.Increment(ref engine.Notifying);
                t_notifying = engine;
            }

            try
            {
                foreach (KEvent notificationEvent in events)
                    notificationEvent.Set();

                foreach (NotificationCallback callback in callbacks)
                {
                    // The one before may have given the engine back, or the whole interface.
                    if (IsRegistered(engine, callback))
                        callback.Routine(callback.Context, ticks);
                }
            }
            finally
            {
                t_notifying = null;
                _ = Interlocked.Decrement(ref engine.Notifying);
            }
        }
    }

    /// <summary>Waits until nobody is called any more for this engine on another thread. From inside a callback there is nothing to wait for. PASSIVE_LEVEL.</summary>
    public void WaitFor(DmaEngine engine)
    {
        int own = t_notifying == engine ? 1 : 0;
        if (Volatile.Read(ref engine.Notifying) > own)
            _ = clock.WaitUntil((engine, own), static s => Volatile.Read(ref s.engine.Notifying) <= s.own, s_poll, TimeSpan.MaxValue / 4);
    }

    private static bool IsRegistered(DmaEngine engine, NotificationCallback callback)
    {
        foreach (NotificationCallback registered in engine.Callbacks)
        {
            if (ReferenceEquals(registered, callback))
                return true;
        }

        return false;
    }

    /// <summary>4.4: on a fatal descriptor error hardware clears RUN by itself; the engine is paused then.</summary>
    private void NoteDescriptorError(DmaEngine engine)
    {
        using (table.Lock.Acquire())
        {
            if (engine.State != EngineState.Running)
                return;

            engine.State = EngineState.Paused;
            engine.NeedsReset = true;
            table.NoteState(engine, "descriptor error");
        }
    }
}
