using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>FreeDmaBufferWithNotification (DDI 2.7).</summary>
public abstract class FreeDmaBufferWithNotificationConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    [Fact]
    public void The_pages_go_back_and_the_engine_has_no_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        AllocatedBuffer buffer = Allocate(bus, handle, 2, 100_000);

        Assert.Equal(NtStatus.Success, Free(bus, handle, buffer));

        Assert.Equal((pages, EnginePlace.ResetEmpty), (bus.Pages, bus.PlaceOf(handle)));
        Assert.True(buffer.Mdl.IsFreed);
    }

    [Fact]
    public void Buffers_can_be_allocated_and_freed_again_and_again_on_one_handle()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;

        for (int i = 1; i <= 20; i++)
            Assert.Equal(NtStatus.Success, Free(bus, handle, Allocate(bus, handle, 1 + (uint)i % 2, i * 1_000)));

        Assert.Equal(pages, bus.Pages);
    }

    [Fact]
    public void Another_MDL_or_another_size_is_STATUS_INVALID_PARAMETER_and_frees_nothing()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer buffer = Allocate(bus, handle, 1);
        AllocatedBuffer other = Allocate(bus, bus.AllocateRender(), 1);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.FreeDmaBufferWithNotification(handle, other.Mdl, (nuint)buffer.Bytes));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes + 1));
        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.FreeDmaBufferWithNotification(handle, null!, (nuint)buffer.Bytes));

        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(NtStatus.Success, Free(bus, handle, buffer));
    }

    [Fact]
    public void The_two_pairs_of_routines_can_be_mixed()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();

        _ = Allocate(bus, handle, 2);
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, Free(bus, handle, bus.AllocateBuffer(handle)));

        Assert.Equal(EnginePlace.ResetEmpty, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_second_call_is_STATUS_INVALID_DEVICE_REQUEST()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer buffer = Allocate(bus, handle, 1);
        Assert.Equal(NtStatus.Success, Free(bus, handle, buffer));

        Assert.Equal(NtStatus.InvalidDeviceRequest, Free(bus, handle, buffer));
    }

    [Fact]
    public void Events_stay_registered_and_are_set_for_the_next_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer first = Allocate(bus, handle, 1);
        KEvent notification = Register(bus, handle);
        Assert.Equal(NtStatus.Success, Free(bus, handle, first));
        _ = Allocate(bus, handle, 1);

        Run(bus, handle);

        Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_MDL_handle_state_and_the_MDL_against_the_buffer()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer buffer = Allocate(bus, handle, 1);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        DmaEngineHandle empty = bus.AllocateRender();
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.FreeDmaBufferWithNotification(stale, null!, 0));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.FreeDmaBufferWithNotification(stale, null!, 0));
        Assert.Equal(NtStatus.InvalidHandle, Free(bus, stale, buffer));
        Assert.Equal(NtStatus.InvalidDeviceRequest, Free(bus, empty, buffer));
        Assert.Equal(before, bus.Snapshot());
    }

    private static NtStatus Free(BusFixture bus, DmaEngineHandle handle, AllocatedBuffer buffer) =>
        bus.Ddi.FreeDmaBufferWithNotification(handle, buffer.Mdl, (nuint)buffer.Bytes);
}
