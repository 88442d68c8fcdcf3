using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind k: WALCLK stands still at 0, or is about to wrap.</summary>
public sealed class K_WallClock
{
    [Theory]
    [InlineData("read WALCLK: = 0")]
    [InlineData("read WALCLK: freeze")]
    [InlineData("read WALCLK: add 0xFFFF0000")]
    public void The_wall_clock_is_the_clients_and_nothing_of_the_driver_hangs_on_it(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        bus.Ddi.GetWallClockRegister(out LiveRegister clock);
        _ = clock.Read();
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));
        _ = clock.Read();

        FaultedBus.NothingElseIsLost(bus);
    }
}
