using Azalia.Platform;
using Azalia.Platform.Executive;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>A clock from outside, that whoever waits turns by hand: time passes in waits and stalls, and timers fire on the way.</summary>
internal sealed class HandClock : PlatformClock
{
    private readonly List<Alarm> _alarms = [];
    private long _ticks;

    public override long Ticks => _ticks;

    public override void Stall(TimeSpan duration) => _ticks += ToTicks(duration);

    public override void WaitTicks(long ticks) => TurnTo(_ticks + Math.Max(0, ticks));

    public override int WaitAny(ReadOnlySpan<KEvent> events, TimeSpan timeout)
    {
        long end = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : _ticks + ToTicks(timeout);
        while (true)
        {
            for (int i = 0; i < events.Length; i++)
            {
                if (events[i].TryTake())
                    return i;
            }

            if (_ticks >= end)
                return -1;

            TurnTo(Math.Min(end, _alarms.Select(static alarm => alarm.Due).DefaultIfEmpty(long.MaxValue).Min()));
        }
    }

    public override KTimer CreateTimer(Dpc dpc)
    {
        Alarm alarm = new(this, dpc);
        _alarms.Add(alarm);
        return alarm;
    }

    private void TurnTo(long end)
    {
        Assert.NotEqual(long.MaxValue, end);
        while (_alarms.Where(alarm => alarm.Due <= end).MinBy(static alarm => alarm.Due) is { } next)
        {
            _ticks = Math.Max(_ticks, next.Due);
            next.Ring();
        }

        _ticks = end;
    }

    private sealed class Alarm(HandClock clock, Dpc dpc) : KTimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public override void Set(TimeSpan due) => Due = clock.Ticks + ToTicks(due);

        public override void Cancel() => Due = long.MaxValue;

        public override void Dispose() => Cancel();

        public void Ring()
        {
            Cancel();
            _ = dpc.Queue();
        }
    }
}
