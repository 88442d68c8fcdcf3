using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind j: the position buffer stays 0, freezes or lags; LPIB jumps back or equals CBL.</summary>
public sealed class J_PositionsThatLie
{
    [Theory]
    [InlineData("read SD4LPIB after 5 every 10: add -1024")]
    [InlineData("read SD4LPIB every 5: = 0x1000")]
    [InlineData("read SD4LPIB: = 0")]
    [InlineData("read SD4LPIB: freeze")]
    public void The_position_register_is_the_clients_and_the_driver_does_not_lean_on_it(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        for (int i = 0; i < 20; i++)
        {
            bus.Clock.Wait(TimeSpan.FromMilliseconds(1));
            _ = FaultedBus.PositionOf(bus, handle);
        }

        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        DmaEngineHandle neighbour = bus.AllocateRender();
        Assert.Equal(5, bus.IndexOf(neighbour));
        FaultedBus.AllStruck(bus);
        FaultedBus.CodecAnswers(bus, 0);
    }

    [Theory]
    [InlineData("store positions: = 0")]
    [InlineData("store positions: drop")]
    [InlineData("store positions: delay 2 ms")]
    public void The_position_buffer_is_not_used_so_that_nothing_can_be_wrong_with_it(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        FaultedBus.StreamPlays(bus);

        Assert.Equal(0, bus.Simulation.Faults[0].Hits);
        Assert.False(new PositionLowerBase(bus.Device.Registers.Read32(PositionLowerBase.Offset)).Enable);
    }
}
