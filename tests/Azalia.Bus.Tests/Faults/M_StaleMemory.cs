using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind m: a snoop failed, and memory keeps what was there before.</summary>
public sealed class M_StaleMemory
{
    [Fact]
    public void A_response_that_never_reaches_memory_is_one_element_without_one_and_never_an_old_one()
    {
        using BusFixture bus = FaultedBus.Start("store rirb after 20 times 1: drop");
        _ = Assert.Single(FaultedBus.Unanswered(bus, 0));
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void The_ring_is_older_than_its_content_once_it_went_round_and_still_no_old_answer_is_taken()
    {
        using BusFixture bus = FaultedBus.Start("store rirb after 600 times 1: drop");
        for (int i = 0; i < 25; i++)
            _ = FaultedBus.Unanswered(bus, 0);

        FaultedBus.NothingElseIsLost(bus);
    }
}
