using Azalia.Platform;
using Azalia.Platform.Executive;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <summary>A clock that moves when somebody waits.</summary>
internal sealed class FakeClock : PlatformClock
{
    private long _ticks;

    public override long Ticks => _ticks;

    public override void Stall(TimeSpan duration) => _ticks += ToTicks(duration);

    public override void WaitTicks(long ticks) => _ticks += Math.Max(0, ticks);

    public override int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout) => throw new NotSupportedException();

    public override KTimer CreateTimer(Dpc dpc) => throw new NotSupportedException();
}
