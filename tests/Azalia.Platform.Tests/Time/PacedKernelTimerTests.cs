using Azalia.Platform.Executive;
using Azalia.Platform.Time;

namespace Azalia.Platform.Tests.Time;

/// <summary>A machine's timer is coarse; the kernel timer on it is not early.</summary>
public sealed class PacedKernelTimerTests
{
    private readonly ManualMachine _machine = new();
    private int _runs;

    [Fact]
    public void A_machine_timer_that_fires_early_does_not_run_the_DPC_and_is_set_again()
    {
        using KTimer timer = Create();
        timer.Set(TimeSpan.FromMilliseconds(3));

        _machine.Milliseconds = 1.2;
        _machine.Fire();

        Assert.Equal(0, _runs);
        Assert.Equal(TimeSpan.FromMilliseconds(2), _machine.Due);

        _machine.Milliseconds = 3;
        _machine.Fire();

        Assert.Equal(1, _runs);
    }

    [Fact]
    public void A_timer_that_was_cancelled_stays_silent_even_when_the_machine_fires_it()
    {
        using KTimer timer = Create();
        timer.Set(TimeSpan.FromMilliseconds(3));
        timer.Cancel();

        _machine.Milliseconds = 10;
        _machine.Fire();

        Assert.Equal(0, _runs);
        Assert.Equal(Timeout.InfiniteTimeSpan, _machine.Due);
    }

    [Fact]
    public void A_timer_runs_once_for_each_time_that_it_is_set()
    {
        using KTimer timer = Create();
        timer.Set(TimeSpan.Zero);
        _machine.Fire();
        _machine.Fire();

        Assert.Equal(1, _runs);
    }

    private KTimer Create() => new PacedClock(_machine).CreateTimer(new Dpc(() => _runs++));

    /// <summary>A machine whose time and timer move by hand.</summary>
    private sealed class ManualMachine : TimeProvider, ITimer
    {
        private Action _fire = static () => { };

        public double Milliseconds { get; set; }

        public TimeSpan Due { get; private set; }

        public override long TimestampFrequency => 1_000_000;

        public void Fire() => _fire();

        public override long GetTimestamp() => (long)(Milliseconds * 1_000);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _fire = () => callback(state);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
