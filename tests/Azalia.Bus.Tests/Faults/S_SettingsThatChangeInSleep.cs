using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind s: a codec changes its settings in D3.</summary>
public sealed class S_SettingsThatChangeInSleep
{
    [Fact]
    public void What_the_codec_made_of_its_settings_is_passed_on()
    {
        using BusFixture bus = FaultedBus.Start("verb codec 0 node 01h verb 705h payload 3: also 0x023B011");
        _ = bus.Ask(0, 0x02, Verb.SetAmplifier(new AmplifierSetPayload { Output = true, Left = true, Right = true, Gain = 0x7F }));
        _ = bus.Ask(0, 0x01, Verb.SetPowerState(PowerState.D3));
        _ = bus.Ask(0, 0x01, Verb.SetPowerState(PowerState.D0));

        Assert.Equal(0x11u, bus.Ask(0, 0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
        FaultedBus.NothingElseIsLost(bus);
    }
}
