namespace Azalia.Platform.Executive;

/// <summary>
/// A kernel timer: queues a DPC when device time reaches its deadline. Made by <see cref="PlatformClock.CreateTimer(Dpc)"/>.
/// </summary>
/// <remarks>Setting and cancelling: any level up to DISPATCH_LEVEL. A DPC that is queued already still runs after a cancel.</remarks>
public abstract class KTimer : IDisposable
{
    /// <summary>Sets the deadline, replacing an earlier one.</summary>
    /// <param name="due">Device time from now on.</param>
    public abstract void Set(TimeSpan due);

    /// <summary>Takes the deadline away.</summary>
    public abstract void Cancel();

    /// <inheritdoc/>
    public abstract void Dispose();
}
