using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind r: an interrupt storm, and a cause that does not clear at once.</summary>
public sealed class R_LineThatStaysUp
{
    [Fact]
    public void A_line_that_stays_up_is_ignored_until_it_drops_and_then_served_again()
    {
        using BusFixture bus = FaultedBus.Start("interrupt from 10 ms until 20 ms: raise");
        bus.IsDamaged = true;
        bus.Clock.Wait(TimeSpan.FromMilliseconds(30));

        Assert.Equal(1, bus.Device.Interrupt.Storms);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void An_acknowledgement_that_got_lost_is_given_again()
    {
        using BusFixture bus = FaultedBus.Start("write RIRBSTS after 20 times 3: drop");

        Assert.Empty(FaultedBus.Unanswered(bus, 0));
        FaultedBus.NothingElseIsLost(bus);
    }
}
