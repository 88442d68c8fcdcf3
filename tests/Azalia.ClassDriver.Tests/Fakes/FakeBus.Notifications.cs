using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <content>What the second and the third table add.</content>
internal sealed partial class FakeBus
{
    /// <summary>What a bus answers that lets a buffer begin inside its first page.</summary>
    public nuint OffsetFromFirstPage { get; set; }

    /// <summary>Registrations of events and callbacks, all engines.</summary>
    public int LiveRegistrations => _engines.Values.Sum(static engine => engine.Events.Count + engine.Callbacks.Count);

    /// <summary>An interrupt on completion: the engine's events are set and its callbacks called.</summary>
    public void Complete(long ticks)
    {
        foreach (Engine engine in _engines.Values.Where(static engine => engine.State == HdAudioStreamState.RunState).ToArray())
        {
            foreach (KEvent notificationEvent in engine.Events)
                notificationEvent.Set();
            foreach ((HdAudioDmaNotificationCallback routine, object? context) in engine.Callbacks)
                routine(context, ticks);
        }
    }

    public NtStatus AllocateDmaBufferWithNotification(
        DmaEngineHandle handle, uint notificationCount, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize,
        out nuint offsetFromFirstPage, out byte streamId, out uint fifoSize)
    {
        bufferMdl = null;
        allocatedBufferSize = 0;
        offsetFromFirstPage = OffsetFromFirstPage;
        streamId = 0;
        fifoSize = 0;
        Log.Add($"{nameof(AllocateDmaBufferWithNotification)} {notificationCount} {requestedBufferSize}");
        if (Fails(nameof(AllocateDmaBufferWithNotification), out NtStatus status))
            return status;
        if (requestedBufferSize == 0 || notificationCount is not (1 or 2))
            return NtStatus.InvalidParameter;
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is not null || engine.State != HdAudioStreamState.ResetState)
            return NtStatus.InvalidDeviceRequest;

        allocatedBufferSize = AllocatedBytes ?? Legal((int)requestedBufferSize, engine.Format.BytesPerFrame, (int)notificationCount);
        engine.Buffer = bufferMdl = Memory.Allocate((int)(allocatedBufferSize + offsetFromFirstPage));
        streamId = 5;
        fifoSize = 192;
        return bufferMdl is null ? NtStatus.InsufficientResources : NtStatus.Success;
    }

    public NtStatus FreeDmaBufferWithNotification(DmaEngineHandle handle, Mdl bufferMdl, nuint bufferSize)
    {
        Log.Add($"{nameof(FreeDmaBufferWithNotification)} {bufferSize}");
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is null || engine.State != HdAudioStreamState.ResetState)
            return NtStatus.InvalidDeviceRequest;
        if (!ReferenceEquals(engine.Buffer, bufferMdl))
            return NtStatus.InvalidParameter;

        Memory.Free(engine.Buffer);
        engine.Buffer = null;
        if (engine.IsFreed)
            _ = _engines.Remove(handle);

        return NtStatus.Success;
    }

    public NtStatus RegisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent)
    {
        Log.Add(nameof(RegisterNotificationEvent));
        if (Fails(nameof(RegisterNotificationEvent), out NtStatus status))
            return status;
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;

        engine.Events.Add(notificationEvent);
        return NtStatus.Success;
    }

    public NtStatus UnregisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent)
    {
        Log.Add(nameof(UnregisterNotificationEvent));
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;

        return engine.Events.Remove(notificationEvent) ? NtStatus.Success : NtStatus.InvalidParameter;
    }

    public NtStatus RegisterNotificationCallback(
        DmaEngineHandle handle, object functionalDevice, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext)
    {
        Log.Add(nameof(RegisterNotificationCallback));
        if (Fails(nameof(RegisterNotificationCallback), out NtStatus status))
            return status;
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;

        engine.Callbacks.Add((notificationCallback, callbackContext));
        return NtStatus.Success;
    }

    public NtStatus UnregisterNotificationCallback(DmaEngineHandle handle, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext)
    {
        Log.Add(nameof(UnregisterNotificationCallback));
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;

        return engine.Callbacks.Remove((notificationCallback, callbackContext)) ? NtStatus.Success : NtStatus.InvalidParameter;
    }
}
