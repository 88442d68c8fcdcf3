using Azalia.Platform;
using Azalia.Platform.Executive;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>A clock that moves when somebody waits, in steps of one link frame, and moves the foreign device with it.</summary>
internal sealed class ForeignClock : PlatformClock
{
    private const int TicksPerLinkFrame = 500;

    private long _ticks;

    public Action<long>? Moved { get; set; }

    public override long Ticks => _ticks;

    public override void Stall(TimeSpan duration) => WaitTicks(ToTicks(duration));

    public override void WaitTicks(long ticks)
    {
        for (long end = _ticks + ticks; _ticks < end;)
        {
            _ticks = Math.Min(end, _ticks + TicksPerLinkFrame);
            Moved?.Invoke(_ticks);
        }
    }

    public override int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout)
    {
        for (long end = _ticks + ToTicks(timeout); ; WaitTicks(TicksPerLinkFrame))
        {
            for (int i = 0; i < events.Length; i++)
            {
                if (events[i].TryTake())
                    return i;
            }

            if (_ticks >= end)
                return -1;
        }
    }

    public override KTimer CreateTimer(Dpc dpc) => throw new NotSupportedException();
}
