using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>STATUS_DEVICE_NOT_READY: a stream descriptor that does not answer to its handshakes (DDI 2.5).</summary>
public abstract partial class AllocateDmaBufferConformance
{
    public static TheoryData<string> Faults => [.. HungDescriptor.Faults];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_buffer_is_refused_within_a_few_milliseconds_and_nothing_is_kept(string fault)
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        HungDescriptor.Break(bus, handle, fault);
        long from = bus.Clock.Ticks;

        NtStatus status = bus.Ddi.AllocateDmaBuffer(handle, 4_096, out Mdl? mdl, out nuint size, out byte streamId, out _);

        Assert.Equal((NtStatus.DeviceNotReady, null, (nuint)0, (byte)0), (status, mdl, size, streamId));
        Assert.InRange(bus.Clock.Ticks - from, 0, 5 * PlatformClock.TicksPerSecond / 1_000);
        Assert.Equal(pages, bus.Pages);
        Assert.Equal(EnginePlace.ResetEmpty, Repaired(bus).PlaceOf(handle));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_next_allocation_resets_the_descriptor_and_succeeds(string fault)
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        HungDescriptor.Break(bus, handle, fault);
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
        _ = Repaired(bus);
        bool isReset = false;
        int control = HungDescriptor.ControlOf(bus, handle);
        bus.Platform.Window.Writing = (offset, _, value) =>
        {
            isReset |= offset == control && (value & HungDescriptor.Reset) != 0;
            return true;
        };

        AllocatedBuffer buffer = bus.AllocateBuffer(handle);

        Assert.Equal((true, (byte)1), (isReset, buffer.StreamId));
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(2));
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        Assert.NotEqual(0u, position!.Read());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_engine_that_hangs_leaves_the_bandwidth_and_its_neighbours_alone(string fault)
    {
        using BusFixture bus = Start();
        DmaEngineHandle neighbour = bus.EngineAt(EnginePlace.Running);
        DmaEngineHandle handle = bus.AllocateRender(Formats.FortyEightWords);
        HungDescriptor.Break(bus, handle, fault);

        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));

        Assert.Equal(EnginePlace.Running, bus.PlaceOf(neighbour));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(11), false, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(11), false, out _, out _));
    }

    private static BusFixture Repaired(BusFixture bus)
    {
        bus.Platform.Repair();
        return bus;
    }
}
