using Azalia.Platform;
using Azalia.Platform.Time;

namespace Azalia.Audio;

/// <summary>Work that waits for the device, for a caller that must not: how asynchronous methods of the face run.</summary>
internal static class DeviceTime
{
    /// <summary>
    /// Runs the work. Virtual time belongs to one thread and passes only because somebody waits: there the work is done when this returns. Where
    /// time passes by itself a thread of the pool waits.
    /// </summary>
    internal static ValueTask Run<T>(PlatformClock clock, T state, Action<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (clock is not VirtualClock)
            return new ValueTask(Task.Run(() => work(state), cancellation));

        work(state);
        return ValueTask.CompletedTask;
    }
}
