using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind o: PS-Act never reaches PS-Set; PS-Error.</summary>
public sealed class O_PowerStates
{
    [Theory]
    [InlineData("answer codec 0 verb F05h: [7:4] = 3", PowerState.D3, false)]
    [InlineData("answer codec 0 verb F05h: [8] = 1", PowerState.D0, true)]
    public void What_the_codec_says_of_its_power_is_passed_on(string plan, PowerState actual, bool isError)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        _ = bus.Ask(0, 0x01, Verb.SetPowerState(PowerState.D0));

        PowerStateReport report = new(bus.Ask(0, 0x01, Verb.GetPowerState()));

        Assert.Equal((actual, isError), (report.Actual, report.Error));
        FaultedBus.NothingElseIsLost(bus);
    }
}
