using Azalia.Platform.Executive;
using Azalia.Platform.Time;

namespace Azalia.Platform.Tests.Time;

/// <summary>A clock whose device is lost keeps nobody waiting. The machine's time stands still here, so a wait that took some would never end.</summary>
public sealed class PacedClockTests
{
    private readonly PacedClock _clock = new(new StandingMachine());

    [Fact]
    public void Waits_on_a_released_clock_move_it_on_by_just_what_was_waited_for()
    {
        _clock.Release();

        _clock.WaitTicks(24_000_000);
        Assert.Equal(24_000_000, _clock.Ticks);

        _clock.Stall(TimeSpan.FromMicroseconds(10));
        Assert.Equal(24_000_240, _clock.Ticks);

        Assert.Equal(-1, _clock.WaitAny([new KEvent(KEventKind.Synchronization, false)], TimeSpan.FromSeconds(1)));
        Assert.Equal(48_000_240, _clock.Ticks);
    }

    [Fact]
    public void An_event_that_is_set_is_still_taken_and_takes_no_time()
    {
        KEvent kernelEvent = new(KEventKind.Synchronization, false);
        kernelEvent.Set();
        _clock.Release();

        Assert.Equal(0, _clock.WaitAny([kernelEvent], TimeSpan.FromSeconds(1)));
        Assert.Equal(0, _clock.Ticks);
    }

    [Fact]
    public void A_wait_may_be_longer_than_the_system_can_sleep()
    {
        using ManualResetEventSlim sleeper = new(initialState: true);
        KEvent kernelEvent = new(KEventKind.Synchronization, false);
        Thread other = new(kernelEvent.Set);
        other.Start();

        PacedClock.Sleep(sleeper, PlatformClock.ToTicks(TimeSpan.FromDays(50)));
        Assert.True(_clock.WaitFor(kernelEvent, TimeSpan.FromDays(50)));
        other.Join();
    }

    private sealed class StandingMachine : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
