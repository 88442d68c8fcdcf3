using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind q: connection lists with nulls, amplifier capabilities of 0, parameters of all ones.</summary>
public sealed class Q_CapabilitiesThatLie
{
    [Theory]
    [InlineData("answer codec 0 verb F00h payload 04h: = 0xFFFFFFFF")]
    [InlineData("answer codec 0 verb F00h payload 04h: = 0")]
    [InlineData("answer codec 0 node 01h verb F00h payload 05h: = 0")]
    public void A_codec_without_sensible_nodes_has_no_function_group_and_its_neighbour_works(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);

        Assert.Equal(1, Assert.Single(bus.Driver.FunctionGroups).CodecAddress);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void A_codec_that_answers_every_parameter_with_all_ones_is_enumerated_in_bounded_time() =>
        Assert.InRange(FaultedBus.CodecsFound("answer codec 0 verb F00h: = 0xFFFFFFFF"), 1, 2);

    [Theory]
    [InlineData("answer codec 0 verb F02h: = 0", VerbId.GetConnectionListEntry, 0)]
    [InlineData("answer codec 0 verb F00h payload 12h: = 0", VerbId.GetParameter, 0x12)]
    public void What_the_codec_says_of_its_widgets_is_passed_on(string plan, VerbId verb, ushort payload)
    {
        using BusFixture bus = FaultedBus.Start(plan);

        Assert.Equal(0u, bus.Ask(0, 0x08, Verb.Create(verb, payload)));
        FaultedBus.NothingElseIsLost(bus);
    }
}
