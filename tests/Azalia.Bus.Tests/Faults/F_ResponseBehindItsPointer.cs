using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind f: RIRBWP moves before the entry is in memory.</summary>
public sealed class F_ResponseBehindItsPointer
{
    [Theory]
    [InlineData("store rirb: delay 10 us")]
    [InlineData("store rirb: delay 3 frames")]
    [InlineData("store rirb every 3: delay 90 us")]
    public void An_entry_that_is_announced_is_waited_for(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);

        Assert.Empty(FaultedBus.Unanswered(bus, 0));
        FaultedBus.NothingElseIsLost(bus);
    }
}
