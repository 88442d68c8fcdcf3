using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind t: bits 63:32 of an address get lost, while memory lies above 4 GiB.</summary>
public sealed class T_TruncatedAddresses
{
    [Theory]
    [InlineData("fetch corb: truncate")]
    [InlineData("write CORBUBASE: drop")]
    [InlineData("write RIRBUBASE: drop")]
    [InlineData("store rirb: truncate")]
    public void No_codec_answers_and_the_start_ends_all_the_same(string plan) => Assert.Equal(0, FaultedBus.CodecsFound(plan));

    [Fact]
    public void A_list_that_cannot_be_fetched_is_a_descriptor_error()
    {
        using BusFixture bus = FaultedBus.Start("fetch list stream 4: truncate");
        bus.IsDamaged = true;
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.AllocateBuffer(handle);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        _ = bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(10));

        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.ResetState, handle);
        FaultedBus.NothingElseIsLost(bus);
    }
}
