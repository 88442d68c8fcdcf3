using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind p: ELD never valid, of size 0, beginning with 0.</summary>
public sealed class P_DisplayData
{
    [Theory]
    [InlineData("answer verb F09h: [30] = 0", VerbId.GetPinSense, 0)]
    [InlineData("answer verb F2Eh payload 8: = 0", VerbId.GetDipSize, 8)]
    [InlineData("answer verb F2Fh payload 0: = 0", VerbId.GetEldData, 0)]
    public void What_the_codec_says_of_its_display_is_passed_on(string plan, VerbId verb, ushort payload)
    {
        using BusFixture bus = FaultedBus.Start(plan);

        Assert.Equal(0u, bus.Ask(0, 0x08, Verb.Create(verb, payload)) & 0x4000_0000);
        FaultedBus.NothingElseIsLost(bus);
    }
}
