using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>SetDmaEngineState: arguments, levels, and calls for many engines at once (DDI 2.11, 4.4).</summary>
public abstract class SetDmaEngineStateConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void A_state_that_does_not_exist_is_STATUS_INVALID_PARAMETER(int state)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.SetDmaEngineState((HdAudioStreamState)state, [handle]));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void No_handle_at_all_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, []));
    }

    [Fact]
    public void One_bad_handle_among_many_is_STATUS_INVALID_HANDLE_and_nobody_moves()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        DmaEngineHandle[] good = [bus.EngineAt(EnginePlace.Paused), bus.EngineAt(EnginePlace.Paused)];
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [good[0], good[1], stale]));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [stale, good[0], good[1]]));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [good[0], default]));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void An_engine_of_another_function_group_among_many_is_STATUS_INVALID_HANDLE()
    {
        using BusFixture bus = Start(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal] });
        IHdAudioBusInterface stranger = bus.Query(functionGroup: 1);
        _ = stranger.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle foreign, out _);
        DmaEngineHandle own = bus.EngineAt(EnginePlace.Paused);

        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.RunState, [own, foreign]));
        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(own));
    }

    [Theory]
    [InlineData(HdAudioStreamState.RunState, EnginePlace.ResetReady)]
    [InlineData(HdAudioStreamState.RunState, EnginePlace.ResetEmpty)]
    [InlineData(HdAudioStreamState.StopState, EnginePlace.ResetEmpty)]
    [InlineData(HdAudioStreamState.ResetState, EnginePlace.Running)]
    public void One_engine_that_may_not_go_there_is_STATUS_INVALID_DEVICE_REQUEST_and_nobody_moves(HdAudioStreamState target, EnginePlace worst)
    {
        using BusFixture bus = Start();
        DmaEngineHandle able = bus.EngineAt(EnginePlace.Paused);
        DmaEngineHandle unable = bus.EngineAt(worst);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(target, [able, unable]));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(target, [unable, able]));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void Engines_that_are_there_already_go_along_with_those_that_are_not()
    {
        using BusFixture bus = Start();
        DmaEngineHandle[] handles = [bus.EngineAt(EnginePlace.Running), bus.EngineAt(EnginePlace.Paused), bus.EngineAt(EnginePlace.Paused)];

        bus.SetState(HdAudioStreamState.RunState, handles);
        Assert.All(handles, handle => Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle)));

        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady);
        bus.SetState(HdAudioStreamState.StopState, [.. handles, ready]);
        Assert.All([.. handles, ready], handle => Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle)));
    }

    [Fact]
    public void A_handle_that_is_listed_twice_counts_once()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);

        bus.SetState(HdAudioStreamState.RunState, handle, handle, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));
        bus.SetState(HdAudioStreamState.StopState, handle, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle, handle);

        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_paused_stream_keeps_its_buffer_and_a_reset_one_is_programmed_as_before()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.ResetReady, Formats.Stereo44);
        string ready = bus.Snapshot();

        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(7));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);

        Assert.Equal(ready, bus.Snapshot());
    }

    [Fact]
    public void It_may_be_called_at_DISPATCH_LEVEL_and_not_above()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DeviceLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.SetDmaEngineState((HdAudioStreamState)77, []));

        Assert.Equal(before, bus.Snapshot());
        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            bus.SetState(HdAudioStreamState.RunState, handle);
            bus.SetState(HdAudioStreamState.StopState, handle);
            bus.SetState(HdAudioStreamState.ResetState, handle);
        }

        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
    }

    [Fact]
    public void Checks_are_made_in_the_order_arguments_handle_state()
    {
        using BusFixture bus = Start();
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        DmaEngineHandle running = bus.EngineAt(EnginePlace.Running);

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.SetDmaEngineState((HdAudioStreamState)3, [stale]));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [running, stale]));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [running]));
    }

    [Fact]
    public void A_stream_that_does_not_stop_is_reported_and_still_runs()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        int control = HungDescriptor.ControlOf(bus, handle);
        bus.Platform.Window.Writing = (offset, _, value) => offset != control || (value & HungDescriptor.Run) != 0;

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]));

        bus.Platform.Repair();
        Assert.Equal(EnginePlace.Running, bus.PlaceOf(handle));
        bus.SetState(HdAudioStreamState.StopState, handle);
        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_stream_that_does_not_reset_is_reported_and_stays_paused_with_its_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Paused);
        int pages = bus.Pages;
        HungDescriptor.Break(bus, handle, "SRST never reads 1");

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));

        bus.Platform.Repair();
        Assert.Equal((EnginePlace.Paused, pages), (bus.PlaceOf(handle), bus.Pages));
        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
    }
}
