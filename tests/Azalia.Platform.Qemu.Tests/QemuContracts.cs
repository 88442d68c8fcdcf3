namespace Azalia.Platform.Qemu.Tests;

/// <summary>On the deterministic clock, with message interrupts.</summary>
public sealed class DeterministicContract : QemuContract
{
    protected override HdaPlatform Open() => QemuAtHand.Open(new QemuOptions { Clock = QemuClock.Deterministic });
}

/// <summary>On the deterministic clock, with the interrupt line and scattered pages.</summary>
public sealed class InterruptLineContract : QemuContract
{
    protected override HdaPlatform Open() =>
        QemuAtHand.Open(new QemuOptions { Clock = QemuClock.Deterministic, Interrupt = QemuInterrupt.Line, ScatterPages = true, Seed = 42 });
}

/// <summary>On the real-time clock.</summary>
public abstract class QemuInRealTime : QemuContract
{
    private const int Tries = 5;

    /// <summary>QEMU that comes late, on a machine that is busy, drops its codec's buffer and begins to fill it anew; one undisturbed run must be right.</summary>
    [Fact]
    public override void A_stream_moves_its_position_at_the_rate_of_its_format_and_holds_it_when_stopped()
    {
        for (int left = Tries - 1; left > 0; left--)
        {
            if (Record.Exception(base.A_stream_moves_its_position_at_the_rate_of_its_format_and_holds_it_when_stopped) is null)
                return;
        }

        base.A_stream_moves_its_position_at_the_rate_of_its_format_and_holds_it_when_stopped();
    }
}

/// <summary>On the real-time clock, with message interrupts.</summary>
public sealed class RealTimeContract : QemuInRealTime
{
    protected override HdaPlatform Open() => QemuAtHand.Open(new QemuOptions { Clock = QemuClock.RealTime });
}

/// <summary>On the real-time clock, with the interrupt line.</summary>
public sealed class RealTimeInterruptLineContract : QemuInRealTime
{
    protected override HdaPlatform Open() => QemuAtHand.Open(new QemuOptions { Clock = QemuClock.RealTime, Interrupt = QemuInterrupt.Line });
}
