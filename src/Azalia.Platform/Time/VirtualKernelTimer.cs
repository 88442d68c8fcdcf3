using Azalia.Platform.Executive;

namespace Azalia.Platform.Time;

/// <summary>A kernel timer of the virtual clock: fires as its owner waits, whether a pump runs or not.</summary>
internal sealed class VirtualKernelTimer(VirtualClock clock, Dpc dpc) : KTimer
{
    private readonly VirtualTimer _timer = new(clock, static state => _ = ((Dpc)state!).Queue(), dpc);

    public override void Set(TimeSpan due) => _ = _timer.Change(due, Timeout.InfiniteTimeSpan);

    public override void Cancel() => _timer.Dispose();

    public override void Dispose() => _timer.Dispose();
}
