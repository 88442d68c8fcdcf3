using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind h: FIFOS stays 0, SRST or RUN stick.</summary>
public sealed class H_DescriptorThatHangs
{
    [Theory]
    [InlineData("read SD4FIFOS: = 0")]
    [InlineData("read SD4CTL from 100 ms: [0] = 1")]
    [InlineData("read SD4CTL from 100 ms: [0] = 0")]
    [InlineData("read SD4CTL from 100 ms: [1] = 1")]
    public void The_engine_says_STATUS_DEVICE_NOT_READY_and_its_neighbours_work(string plan)
    {
        using BusFixture bus = FaultedBus.Start(plan);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));
        DmaEngineHandle broken = bus.AllocateRender();
        Assert.Equal(4, bus.IndexOf(broken));
        int pages = bus.Pages;

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(broken, BusFixture.BufferBytes, out _, out _, out _, out _));

        Assert.Equal(pages, bus.Pages);
        FaultedBus.NothingElseIsLost(bus);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(broken));
    }

    [Fact]
    public void A_stop_that_hangs_is_STATUS_DEVICE_NOT_READY_and_a_reset_helps_once_the_hardware_answers()
    {
        using BusFixture bus = FaultedBus.Start("read SD4CTL from 100 ms until 200 ms: [1] = 1");
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [handle]));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        FaultedBus.NothingElseIsLost(bus);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
    }
}
