using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind i: BCIS early, late or missing; DESE; FIFOE.</summary>
public sealed class I_CompletionsAndStreamErrors
{
    [Theory]
    [InlineData("fetch list stream 4: [96] = 1", 15, 25)]
    [InlineData("interrupt from 20 ms: delay 2 ms", 5, 25)]
    [InlineData("fetch list stream 4: [96] = 0", 0, 0)]
    public void Notifications_come_as_the_hardware_gives_them_and_the_stream_goes_on(string plan, int least, int most)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        DmaEngineHandle handle = bus.AllocateRender();
        Assert.Equal(
            NtStatus.Success,
            bus.Ddi.AllocateDmaBufferWithNotification(handle, 2, BusFixture.BufferBytes, out _, out _, out _, out _, out _));
        int completions = 0;
        HdAudioDmaNotificationCallback count = (_, _) => completions++;
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, count, null));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(200));

        Assert.InRange(completions, least, most);
        Assert.NotEqual(0u, FaultedBus.PositionOf(bus, handle));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        FaultedBus.CodecAnswers(bus, 0);
        FaultedBus.AllStruck(bus);
    }

    [Fact]
    public void A_descriptor_error_pauses_the_engine_which_runs_again_after_a_reset()
    {
        using BusFixture bus = FaultedBus.Start("fetch list stream 4 after 3 times 1: refuse");
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        DmaEngineHandle neighbour = bus.EngineAt(EnginePlace.Running);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(neighbour));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]));
        bus.SetState(HdAudioStreamState.ResetState, handle);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.PauseState, handle, neighbour);
        bus.SetState(HdAudioStreamState.ResetState, handle, neighbour);
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void An_underrun_goes_by_and_the_engine_runs_on()
    {
        using BusFixture bus = FaultedBus.Start("fetch samples stream 4 after 3 times 1: refuse");
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        FaultedBus.NothingElseIsLost(bus);
    }
}
