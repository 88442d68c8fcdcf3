using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>ChangeBandwidthAllocation (DDI 2.4).</summary>
public abstract class ChangeBandwidthAllocationConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void The_handle_stays_and_the_next_buffer_has_the_new_format()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, new(96_000, 24, 32, 6), out HdAudioConverterFormat format));
        AllocatedBuffer buffer = bus.AllocateBuffer(handle, 5_000);

        Assert.Equal(0x0835, format.ConverterFormat);
        Assert.Equal(0x0835, bus.ProgramOf(handle).Format.Raw);
        Assert.Equal(0, buffer.Bytes % 24);
    }

    [Fact]
    public void It_touches_no_hardware()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int accesses = bus.Platform.Window.Accesses;

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.Stereo44, out _));

        Assert.Equal(accesses, bus.Platform.Window.Accesses);
    }

    [Fact]
    public void The_engines_own_reservation_does_not_count_against_the_new_one()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.FortyEightWords);
        _ = bus.AllocateRender(Formats.Words(12));

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, new(176_400, 24, 32, 8), out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
    }

    [Fact]
    public void A_smaller_reservation_makes_room_and_a_larger_one_takes_it()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.FortyEightWords);
        _ = bus.AllocateRender(Formats.Words(12));

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.Words(16), out _));
        _ = bus.AllocateRender(new HdAudioStreamFormat(96_000, 16, 16, 16));

        string before = bus.Snapshot();
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.ChangeBandwidthAllocation(handle, new(96_000, 16, 16, 9), out _));
        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_refused_change_leaves_format_and_reservation_as_they_were()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.Words(12));
        _ = bus.AllocateRender(Formats.FortyEightWords);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.Words(13), out _));
        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.FortyNineWords, out _));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.ChangeBandwidthAllocation(handle, new(48_000, 24, 24, 2), out _));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.ChangeBandwidthAllocation(handle, default, out _));

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
        _ = bus.AllocateBuffer(handle);
        Assert.Equal(0x001B, bus.ProgramOf(handle).Format.Raw);
    }

    [Fact]
    public void The_choice_of_striping_is_kept()
    {
        GlobalCapabilities twoLines = new GlobalCapabilities(0x4401) with { SerialDataOutCode = 1 };
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Pch with { Capabilities = twoLines } });
        DmaEngineHandle handle = bus.AllocateRender(stripe: true);
        _ = bus.AllocateRender(new HdAudioStreamFormat(96_000, 24, 32, 12));

        // 36 of 60 words are taken: 48 fit only as 24.
        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, Formats.FortyEightWords, out _));
    }

    [Fact]
    public void The_choice_of_striping_is_kept_through_a_format_that_is_too_thin_for_it()
    {
        GlobalCapabilities twoLines = new GlobalCapabilities(0x4401) with { SerialDataOutCode = 1 };
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Pch with { Capabilities = twoLines } });
        HdAudioStreamFormat oneByte = new(48_000, 8, 8, 1);
        DmaEngineHandle thin = bus.AllocateRender(oneByte, stripe: true);
        DmaEngineHandle dense = bus.AllocateRender(Formats.FortyEightWords, stripe: true);
        Assert.Equal((24 + 1) * 16, bus.Driver.Inspect().Bandwidth.Output.UsedBits);

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(thin, new(96_000, 24, 32, 12), out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(dense, oneByte, out _));

        // A line carries a byte of a stream in a frame, or nothing.
        Assert.Equal((18 + 1) * 16, bus.Driver.Inspect().Bandwidth.Output.UsedBits);
        AllocatedBuffer buffer = bus.AllocateBuffer(dense);
        Assert.NotEqual(0, buffer.Bytes);
        bus.SetState(HdAudioStreamState.StopState, dense);
        bus.SetState(HdAudioStreamState.RunState, dense);
        Assert.Equal(0, bus.ProgramOf(dense).Control.Stripe);
        bus.SetState(HdAudioStreamState.StopState, dense);
        bus.SetState(HdAudioStreamState.ResetState, dense);
    }

    [Fact]
    public void A_capture_engine_stays_on_its_line()
    {
        using BusFixture bus = Start();
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.OneWord, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, new(192_000, 24, 32, 2), out _, out _));

        Assert.Equal(NtStatus.Success, bus.Ddi.ChangeBandwidthAllocation(handle, new(192_000, 24, 32, 2), out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.ChangeBandwidthAllocation(handle, new(192_000, 24, 32, 3), out _));
        Assert.Equal(NtStatus.BufferTooSmall, bus.Ddi.ChangeBandwidthAllocation(handle, new(192_000, 32, 32, 4), out _));
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_format_handle_state_resources()
    {
        using BusFixture bus = Start();
        DmaEngineHandle running = bus.EngineAt(EnginePlace.Running);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.ChangeBandwidthAllocation(stale, default, out _));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.ChangeBandwidthAllocation(stale, default, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.ChangeBandwidthAllocation(stale, Formats.FortyNineWords, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.ChangeBandwidthAllocation(running, Formats.FortyNineWords, out _));
        Assert.Equal(before, bus.Snapshot());
    }
}
