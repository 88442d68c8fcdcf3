using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// Engines that one SetDmaEngineState call starts or stops move in step (DDI 3.4). The bus is a slow one here: more than a frame passes between two writes of registers,
/// so that engines started one after the other would be heard apart.
/// </summary>
public abstract class StreamsInStepConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    /// <summary>Those that have SSYNC.</summary>
    public static TheoryData<string> Controllers => new(ControllerProfiles.All
        .Where(static profile => profile.StreamSynchronizationOffset != 0)
        .Select(static profile => profile.Name));

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Four_engines_that_start_together_have_equal_positions_at_every_frame(string controller)
    {
        using BusFixture bus = StartSlow(controller);
        DmaEngineHandle[] handles = Bring(bus);

        bus.SetState(HdAudioStreamState.RunState, handles);

        bus.Platform.Window.Writing = null;
        LiveRegister[] positions = PositionsOf(bus, handles);
        for (int frame = 0; frame < 200; frame++)
        {
            AssertEqual(positions);
            bus.Clock.Wait(TimeSpan.FromMicroseconds(21));
        }

        Assert.NotEqual(0u, positions[0].Read());
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Four_engines_that_stop_together_hold_equal_positions(string controller)
    {
        using BusFixture bus = StartSlow(controller);
        DmaEngineHandle[] handles = Bring(bus);
        LiveRegister[] positions = PositionsOf(bus, handles);

        for (int round = 1; round <= 10; round++)
        {
            bus.SetState(HdAudioStreamState.RunState, handles);
            bus.Clock.Wait(TimeSpan.FromMicroseconds(1_000 + 37 * round));
            bus.SetState(HdAudioStreamState.PauseState, handles);

            AssertEqual(positions);
            uint held = positions[0].Read();
            bus.Clock.Wait(TimeSpan.FromMilliseconds(1));
            AssertEqual(positions);
            Assert.Equal(held, positions[0].Read());
        }

        Assert.NotEqual(0u, positions[0].Read());
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Nobody_is_held_back_afterwards(string controller)
    {
        using BusFixture bus = StartSlow(controller);
        DmaEngineHandle[] handles = Bring(bus);
        int synchronization = ControllerProfiles.Find(controller)!.StreamSynchronizationOffset;

        bus.SetState(HdAudioStreamState.RunState, handles);
        Assert.Equal(0u, bus.Device.Registers.Read32(synchronization));
        bus.SetState(HdAudioStreamState.StopState, handles);
        Assert.Equal(0u, bus.Device.Registers.Read32(synchronization));
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Engines_of_either_kind_of_buffer_start_and_stop_in_one_frame(string controller)
    {
        using BusFixture bus = StartSlow(controller);
        DmaEngineHandle[] handles =
        [
            bus.EngineAt(EnginePlace.Paused), bus.EngineAt(EnginePlace.Paused, contiguous: true),
            bus.EngineAt(EnginePlace.Paused), bus.EngineAt(EnginePlace.Paused, contiguous: true),
        ];
        LiveRegister[] positions = PositionsOf(bus, handles);

        bus.SetState(HdAudioStreamState.RunState, handles);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(7));
        AssertEqual(positions);
        bus.SetState(HdAudioStreamState.StopState, handles);

        AssertEqual(positions);
        Assert.NotEqual(0u, positions[0].Read());
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void Engines_of_other_formats_start_in_the_same_frame_too(string controller)
    {
        using BusFixture bus = StartSlow(controller);
        DmaEngineHandle[] handles = [bus.EngineAt(EnginePlace.Paused, Formats.Words(1)), bus.EngineAt(EnginePlace.Paused, Formats.Words(2)), bus.EngineAt(EnginePlace.Paused, Formats.Words(4))];
        LiveRegister[] positions = PositionsOf(bus, handles);

        bus.SetState(HdAudioStreamState.RunState, handles);
        bus.Platform.Window.Writing = null;
        for (int frame = 0; frame < 200; frame++)
        {
            uint[] read = [.. positions.Select(static position => position.Read())];
            Assert.Equal((read[0] * 2, read[0] * 4), (read[1], read[2]));
            bus.Clock.Wait(TimeSpan.FromMicroseconds(21));
        }

        Assert.NotEqual(0u, positions[0].Read());
    }

    [Fact]
    public void Engines_that_are_started_one_after_the_other_are_heard_apart()
    {
        using BusFixture bus = StartSlow(ControllerProfiles.Pch.Name);
        DmaEngineHandle[] handles = Bring(bus);
        LiveRegister[] positions = PositionsOf(bus, handles);

        foreach (DmaEngineHandle handle in handles)
            bus.SetState(HdAudioStreamState.RunState, handle);

        Assert.Distinct(positions.Select(static position => position.Read()));
    }

    [Fact]
    public void Without_SSYNC_they_start_in_one_call_all_the_same_one_after_the_other()
    {
        using BusFixture bus = StartSlow(ControllerProfiles.Qemu.Name);
        DmaEngineHandle[] handles = Bring(bus);
        LiveRegister[] positions = PositionsOf(bus, handles);

        bus.SetState(HdAudioStreamState.RunState, handles);

        bus.Platform.Window.Writing = null;
        Assert.Distinct(positions.Select(static position => position.Read()));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(2));
        Assert.All(positions, static position => Assert.NotEqual(0u, position.Read()));
    }

    private BusFixture StartSlow(string controller)
    {
        BusFixture bus = StartExact(new SimulationOptions { Controller = ControllerProfiles.Find(controller)! });
        bus.Platform.Window.Writing = (offset, _, _) =>
        {
            if (offset >= InterruptControl.Offset)
                bus.Clock.Stall(TimeSpan.FromMicroseconds(30));

            return true;
        };
        return bus;
    }

    private static DmaEngineHandle[] Bring(BusFixture bus) => [.. Enumerable.Range(0, 4).Select(_ => bus.EngineAt(EnginePlace.Paused))];

    private static LiveRegister[] PositionsOf(BusFixture bus, DmaEngineHandle[] handles) => [.. handles.Select(handle =>
    {
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        return position!;
    })];

    private static void AssertEqual(LiveRegister[] positions)
    {
        uint[] read = [.. positions.Select(static position => position.Read())];
        Assert.All(read, position => Assert.Equal(read[0], position));
    }
}
