using Azalia.Platform.Executive;

namespace Azalia.Platform.Tests;

/// <summary>Levels, locks, DPCs and interrupts: what may interrupt what.</summary>
public sealed class ExecutiveTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void A_thread_starts_at_PASSIVE_LEVEL_and_comes_back_to_where_it_was()
    {
        Assert.Equal(Irql.PassiveLevel, KProcessor.CurrentIrql);
        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Assert.Equal(Irql.DispatchLevel, KProcessor.CurrentIrql);
            using (KProcessor.Raise(Irql.DeviceLevel))
                Assert.Equal(Irql.DeviceLevel, KProcessor.CurrentIrql);

            Assert.Equal(Irql.DispatchLevel, KProcessor.CurrentIrql);
        }

        Assert.Equal(Irql.PassiveLevel, KProcessor.CurrentIrql);
    }

    [Fact]
    public void A_level_cannot_be_raised_downwards()
    {
        using IrqlScope device = KProcessor.Raise(Irql.DeviceLevel);

        _ = Assert.Throws<InvalidOperationException>(static () => KProcessor.Raise(Irql.DispatchLevel).Dispose());
    }

    [Fact]
    public void A_DPC_queued_at_PASSIVE_LEVEL_runs_at_once_at_DISPATCH_LEVEL()
    {
        Irql level = default;
        Dpc dpc = new(() => level = KProcessor.CurrentIrql);

        Assert.True(dpc.Queue());

        Assert.Equal(Irql.DispatchLevel, level);
        Assert.Equal(Irql.PassiveLevel, KProcessor.CurrentIrql);
    }

    [Fact]
    public void DPCs_queued_above_run_in_order_when_the_level_falls()
    {
        Dpc first = new(() => _log.Add("first"));
        Dpc second = new(() => _log.Add("second"));

        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Assert.True(first.Queue());
            Assert.True(second.Queue());
            Assert.False(first.Queue());
            Assert.Empty(_log);
        }

        Assert.Equal(["first", "second"], _log);
        Assert.True(first.Queue());
    }

    [Fact]
    public void A_DPC_that_is_queued_by_a_DPC_runs_after_it()
    {
        Dpc inner = new(() => _log.Add("inner"));
        Dpc outer = new(() =>
        {
            _ = inner.Queue();
            _log.Add("outer");
        });

        _ = outer.Queue();

        Assert.Equal(["outer", "inner"], _log);
    }

    [Fact]
    public void The_holder_of_a_spin_lock_runs_at_DISPATCH_LEVEL_and_is_alone()
    {
        KSpinLock spinLock = new();
        int counter = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                using (spinLock.Acquire())
                    counter++;
            }
        }))];

        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Equal(80_000, counter);
        using (spinLock.Acquire())
        {
            Assert.Equal(Irql.DispatchLevel, KProcessor.CurrentIrql);
            Assert.True(KProcessor.HoldsLock);
        }

        Assert.False(KProcessor.HoldsLock);
    }

    [Fact]
    public void A_spin_lock_is_not_recursive()
    {
        KSpinLock spinLock = new();
        using KSpinLock.Scope held = spinLock.Acquire();

        _ = Assert.Throws<InvalidOperationException>(() => spinLock.Acquire().Dispose());
    }

    [Fact]
    public void A_spin_lock_cannot_be_taken_at_DIRQL()
    {
        KSpinLock spinLock = new();
        using IrqlScope device = KProcessor.Raise(Irql.DeviceLevel);

        _ = Assert.Throws<InvalidOperationException>(() => spinLock.Acquire().Dispose());
        Assert.False(spinLock.IsHeld);
    }

    [Fact]
    public void An_asserted_line_is_serviced_at_DIRQL_as_soon_as_it_is_delivered()
    {
        InterruptSource line = new();
        Irql level = default;
        _ = line.Connect(() =>
        {
            level = KProcessor.CurrentIrql;
            line.Set(false);
            return true;
        });

        line.Set(true);
        Assert.Equal(Irql.PassiveLevel, level);
        line.Deliver();

        Assert.Equal(Irql.DeviceLevel, level);
        Assert.Equal(Irql.PassiveLevel, KProcessor.CurrentIrql);
    }

    [Fact]
    public void A_line_that_was_asserted_inside_a_lock_is_serviced_when_the_lock_is_left()
    {
        InterruptSource line = new();
        Dpc dpc = new(() => _log.Add($"dpc {KProcessor.CurrentIrql} {KProcessor.HoldsLock}"));
        _ = line.Connect(() =>
        {
            _log.Add($"isr {KProcessor.CurrentIrql} {KProcessor.HoldsLock}");
            line.Set(false);
            return dpc.Queue();
        });
        KSpinLock spinLock = new();

        using (spinLock.Acquire())
        {
            line.Set(true);
            line.Deliver();
            Assert.Empty(_log);
        }

        Assert.Equal(["isr DeviceLevel False", "dpc DispatchLevel False"], _log);
    }

    [Fact]
    public void A_DPC_is_interrupted_by_the_service_routine_but_not_by_another_DPC()
    {
        InterruptSource line = new();
        Dpc second = new(() => _log.Add("second dpc"));
        _ = line.Connect(() =>
        {
            _log.Add("isr");
            line.Set(false);
            return second.Queue();
        });
        Dpc first = new(() =>
        {
            line.Set(true);
            line.Deliver();
            _log.Add("first dpc");
        });

        _ = first.Queue();

        Assert.Equal(["isr", "first dpc", "second dpc"], _log);
    }

    [Fact]
    public void A_line_that_stays_asserted_is_serviced_again_until_it_is_quiet()
    {
        InterruptSource line = new();
        int runs = 0;
        _ = line.Connect(() =>
        {
            line.Set(++runs < 5);
            return true;
        });

        line.Set(true);
        line.Deliver();

        Assert.Equal(5, runs);
        Assert.Equal(0, line.Storms);
    }

    [Fact]
    public void A_line_that_nobody_can_quiet_is_ignored_until_the_device_drops_it()
    {
        InterruptSource line = new();
        int runs = 0;
        _ = line.Connect(() => ++runs < 0);

        line.Set(true);
        line.Deliver();
        int stormed = runs;
        line.Deliver();

        Assert.Equal(stormed, runs);
        Assert.Equal(1, line.Storms);

        line.Set(false);
        line.Set(true);
        line.Deliver();
        Assert.True(runs > stormed);
    }

    [Fact]
    public void An_interrupt_whose_DPC_never_catches_up_is_ignored_so_that_its_thread_goes_on()
    {
        InterruptSource line = new();
        int runs = 0;
        Dpc dpc = new(() =>
        {
            // The next one is there before the work of this one is done.
            runs++;
            line.Set(true);
            line.Deliver();
        });
        _ = line.Connect(() =>
        {
            line.Set(false);
            return dpc.Queue();
        });

        line.Set(true);
        line.Deliver();

        Assert.Equal(1, line.Storms);
        Assert.InRange(runs, 1_000, 100_000);

        // Once the device has dropped the line, everything is as before.
        runs = 0;
        line.Set(false);
        line.Set(true);
        line.Deliver();
        Assert.InRange(runs, 1_000, 100_000);
    }

    [Fact]
    public void A_run_that_was_on_its_way_when_the_routine_was_disconnected_does_not_happen()
    {
        bool isDisconnected = false;
        KInterrupt? interrupt = null;
        InterruptSource line = null!;
        line = new InterruptSource
        {
            // Between the look at who is connected and the run, as another processor may disconnect there.
            ServiceStarts = () =>
            {
                Thread other = new(() => interrupt!.Disconnect());
                other.Start();
                other.Join();
                isDisconnected = true;
                line.Set(false);
            },
        };
        interrupt = line.Connect(() =>
        {
            _log.Add("isr");
            return true;
        });

        line.Set(true);
        line.Deliver();

        Assert.True(isDisconnected);
        Assert.Empty(_log);
        Assert.False(interrupt.Poll());
    }

    [Fact]
    public void A_disconnected_routine_is_not_called_any_more()
    {
        InterruptSource line = new();
        KInterrupt interrupt = line.Connect(() =>
        {
            _log.Add("isr");
            line.Set(false);
            return true;
        });
        _ = Assert.Throws<InvalidOperationException>(() => line.Connect(static () => true));

        interrupt.Disconnect();
        line.Set(true);
        line.Deliver();

        Assert.Empty(_log);
        line.Connect(static () => true).Disconnect();
    }

    [Fact]
    public void Code_that_is_synchronised_with_an_interrupt_keeps_its_routine_out_on_every_processor()
    {
        InterruptSource line = new();
        int inside = 0;
        int overlaps = 0;
        KInterrupt interrupt = line.Connect(() =>
        {
            overlaps += Volatile.Read(ref inside);
            line.Set(false);
            return true;
        });
        using ManualResetEventSlim stop = new();
        Thread device = new(() =>
        {
            while (!stop.IsSet)
            {
                line.Set(true);
                line.Deliver();
            }
        });
        device.Start();

        for (int i = 0; i < 20_000; i++)
        {
            using (interrupt.Synchronize())
            {
                Volatile.Write(ref inside, 1);
                Volatile.Write(ref inside, 0);
            }
        }

        stop.Set();
        device.Join();
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public void A_synchronization_event_is_taken_once_and_a_notification_event_stays()
    {
        KEvent auto = new(KEventKind.Synchronization);
        KEvent manual = new(KEventKind.Notification);
        auto.Set();
        auto.Set();
        manual.Set();

        Assert.True(auto.TryTake());
        Assert.False(auto.TryTake());
        Assert.True(manual.TryTake());
        Assert.True(manual.IsSignaled);
        manual.Reset();
        Assert.False(manual.TryTake());
    }

    [Fact]
    public void Locks_levels_and_DPCs_allocate_nothing()
    {
        KSpinLock spinLock = new();
        Dpc dpc = new(static () => { });
        InterruptSource line = new();
        KInterrupt interrupt = line.Connect(() =>
        {
            line.Set(false);
            return true;
        });

        void Work()
        {
            using (spinLock.Acquire())
            {
                _ = dpc.Queue();
                line.Set(true);
                line.Deliver();
            }

            interrupt.Synchronize().Dispose();
        }

        AllocationAssert.None(Work);
    }
}
