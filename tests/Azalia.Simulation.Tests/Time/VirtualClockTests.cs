using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Time;

namespace Azalia.Simulation.Tests.Time;

/// <summary>Time that passes only when its owner waits.</summary>
public sealed class VirtualClockTests : IDisposable
{
    private readonly SimulatedPlatform _platform = SimulatedPlatform.Create();
    private readonly List<string> _log = [];

    private VirtualClock Clock => _platform.VirtualClock!;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void Nothing_passes_by_itself_and_a_wait_is_exact()
    {
        long before = Clock.Ticks;
        Assert.Equal(before, Clock.Ticks);

        Clock.WaitTicks(123);
        Clock.Wait(TimeSpan.FromMilliseconds(10));

        Assert.Equal(before + 123 + 240_000, Clock.Ticks);
    }

    [Fact]
    public void Equal_deadlines_fall_due_in_the_order_in_which_they_were_set()
    {
        using KTimer late = Timer("late");
        using KTimer first = Timer("first");
        using KTimer second = Timer("second");
        late.Set(TimeSpan.FromMilliseconds(2));
        first.Set(TimeSpan.FromMilliseconds(1));
        second.Set(TimeSpan.FromMilliseconds(1));

        Clock.Wait(TimeSpan.FromMilliseconds(3));

        Assert.Equal(["first@24000", "second@24000", "late@48000"], _log);
    }

    [Fact]
    public void A_timer_that_is_set_again_fires_once_at_the_new_time()
    {
        using KTimer timer = Timer("timer");
        using KTimer cancelled = Timer("cancelled");
        timer.Set(TimeSpan.FromMilliseconds(1));
        timer.Set(TimeSpan.FromMilliseconds(3));
        cancelled.Set(TimeSpan.FromMilliseconds(2));
        cancelled.Cancel();

        Clock.Wait(TimeSpan.FromMilliseconds(10));

        Assert.Equal(["timer@72000"], _log);
    }

    [Fact]
    public void Another_thread_gets_told_whose_clock_it_is()
    {
        Exception? caught = null;
        Thread thread = new(() => caught = Record.Exception(() => Clock.Wait(TimeSpan.FromMilliseconds(1))));
        thread.Start();
        thread.Join();
        Exception? access = null;
        Thread reader = new(() =>
        {
            _platform.Configuration.Read16(0);
            access = Record.Exception(() => _platform.Configuration.Write16(4, 6));
        });
        reader.Start();
        reader.Join();

        Assert.Contains("belongs to the thread", Assert.IsType<InvalidOperationException>(caught).Message, StringComparison.Ordinal);
        Assert.Contains("Paced", Assert.IsType<InvalidOperationException>(access).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asynchronous_code_inside_Run_advances_the_clock_by_awaiting_it()
    {
        int thread = Environment.CurrentManagedThreadId;
        long before = Clock.Ticks;

        Clock.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Clock, TestContext.Current.CancellationToken);
            _log.Add($"{Clock.Ticks - before} {Environment.CurrentManagedThreadId == thread}");
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMilliseconds(5), Clock, TestContext.Current.CancellationToken);
            _log.Add($"{Clock.Ticks - before} {Environment.CurrentManagedThreadId == thread}");
        });

        Assert.Equal(["120000 True", "240000 True"], _log);
    }

    [Fact]
    public void Two_tasks_that_wait_on_the_clock_take_turns_in_time()
    {
        async Task Tick(string name, int milliseconds, int times)
        {
            for (int i = 0; i < times; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Clock, TestContext.Current.CancellationToken);
                _log.Add(name + Clock.Ticks / 24_000);
            }
        }

        Clock.Run(() => Task.WhenAll(Tick("a", 2, 3), Tick("b", 3, 2)));

        Assert.Equal(["a2", "b3", "a4", "b6", "a6"], _log);
    }

    [Fact]
    public void Code_inside_Run_may_await_what_completes_outside_the_clock()
    {
        Clock.Run(async () =>
        {
            await Task.Factory.StartNew(static () => { }, TestContext.Current.CancellationToken, TaskCreationOptions.None, TaskScheduler.Default);
            _log.Add("back");
        });

        Assert.Equal(["back"], _log);
        Assert.Equal(0, Clock.Ticks);
    }

    [Fact]
    public void An_exception_of_the_code_inside_Run_comes_out_of_it()
    {
        Assert.Throws<TimeZoneNotFoundException>(() => Clock.Run(static () => throw new TimeZoneNotFoundException()));
        Assert.Throws<TimeZoneNotFoundException>(() => Clock.Run(static async () =>
        {
            await Task.Yield();
            throw new TimeZoneNotFoundException();
        }));
    }

    [Fact]
    public void Awaiting_the_clock_where_nothing_pumps_it_fails_with_one_line()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => { _ = Task.Delay(TimeSpan.FromMilliseconds(1), Clock, TestContext.Current.CancellationToken); });

        Assert.Contains("VirtualClock.Run", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_wait_that_nothing_could_end_fails_instead_of_hanging()
    {
        KEvent never = new(KEventKind.Notification);

        Assert.Throws<InvalidOperationException>(() => Clock.WaitFor(never, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void The_date_starts_at_the_same_day_in_every_run()
    {
        Clock.Wait(TimeSpan.FromSeconds(2));

        Assert.Equal(PlatformClock.Epoch + TimeSpan.FromSeconds(2), Clock.GetUtcNow());
    }

    [Fact]
    public void Waiting_allocates_nothing()
    {
        KEvent never = new(KEventKind.Notification);

        AllocationAssert.None(() =>
        {
            Clock.WaitTicks(500);
            _ = Clock.WaitFor(never, TimeSpan.FromMilliseconds(1));
            Clock.Stall(TimeSpan.FromMicroseconds(3));
        });
    }

    private KTimer Timer(string name) => Clock.CreateTimer(new Dpc(() => _log.Add($"{name}@{Clock.Ticks}")));
}
