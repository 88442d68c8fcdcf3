using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>AllocateContiguousDmaBuffer (DDI 2.8).</summary>
public abstract class AllocateContiguousDmaBufferConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(4_096, false)]
    [InlineData(65_536, false)]
    [InlineData(5_000, true)]
    [InlineData(1_000_000, true)]
    public void The_data_is_one_block_of_adjacent_pages_that_begins_on_a_page(int bytes, bool scatter)
    {
        Assert.SkipUnless(!scatter || OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using BusFixture bus = Start(new SimulationOptions { ScatterPages = scatter, Seed = 3 });

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(), bytes);

        Assert.True(buffer.Data.Length >= bytes);
        Assert.True(buffer.Data.AddressOf(0).IsAligned(DmaMemory.PageSize));
        for (int offset = 0; offset < bytes; offset += DmaMemory.PageSize)
            Assert.Equal(buffer.Data.AddressOf(0).Value + (ulong)offset, buffer.Data.AddressOf(offset).Value);
    }

    [Fact]
    public void The_list_is_exactly_one_page_on_a_page_boundary_with_room_for_256_descriptors()
    {
        using BusFixture bus = Start();

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(), 100_000);

        Assert.Equal(4_096, buffer.List.Length);
        Assert.True(buffer.List.AddressOf(0).IsAligned(4_096));
    }

    [Fact]
    public void It_allocates_and_does_not_program_the_engine()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        _ = bus.Bdl;
        int accesses = bus.Platform.Window.Accesses;

        _ = bus.AllocateContiguous(handle, 10_000);

        Assert.Equal(accesses, bus.Platform.Window.Accesses);
        Assert.Equal((pages + 3 + 1, EnginePlace.ResetContiguous), (bus.Pages, bus.PlaceOf(handle)));
        Assert.Equal(0, bus.Driver.Inspect().Engines[bus.IndexOf(handle)].StreamId);
    }

    [Fact]
    public void Data_and_list_are_uninitialised_and_can_be_poisoned()
    {
        using BusFixture bus = Start(options: new BusOptions { UninitializedFill = 0xA5 });

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(), 5_000);

        Assert.Equal(-1, buffer.Data.Span.IndexOfAnyExcept((byte)0xA5));
        Assert.Equal(-1, buffer.List.Span.IndexOfAnyExcept((byte)0xA5));
    }

    [Fact]
    public void A_client_never_sees_what_another_left_in_its_pages()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        ContiguousBuffer first = bus.AllocateContiguous(handle, 5_000);
        first.Data.Fill(0, first.Data.Length, 0x5A);
        first.List.Fill(0, first.List.Length, 0x5A);
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));

        ContiguousBuffer again = bus.AllocateContiguous(handle, 5_000);

        Assert.Equal(-1, again.Data.Span.IndexOfAnyExcept((byte)0));
        Assert.Equal(-1, again.List.Span.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void What_the_client_writes_is_what_the_device_reads()
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender());
        buffer.Data.Write32(64, 0xCAFE_F00D);

        DmaMemory memory = bus.Device.Memory;
        int at = (int)(buffer.Data.AddressOf(64).Value - memory.BaseAddress.Value);
        Assert.Equal(0xCAFE_F00D, BitConverter.ToUInt32(memory.Arena.Span[at..]));
    }

    [Fact]
    public void Buffers_can_be_allocated_and_freed_again_and_again_on_one_handle()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;

        for (int i = 1; i <= 50; i++)
        {
            _ = bus.AllocateContiguous(handle, i * 1_000);
            Assert.Equal(NtStatus.InvalidDeviceRequest, TryAllocate(bus, handle, 4_096));
            Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));
        }

        Assert.Equal(pages, bus.Pages);
    }

    [Fact]
    public void A_capture_engine_gets_one_as_well()
    {
        using BusFixture bus = Start();
        Assert.Equal(NtStatus.Success, bus.Bdl.AllocateCaptureDmaEngine(0, Formats.Stereo48, out DmaEngineHandle handle, out _));

        _ = bus.AllocateContiguous(handle);

        Assert.Equal(EnginePlace.ResetContiguous, bus.PlaceOf(handle));
    }

    [Fact]
    public void A_controller_without_64_bit_addresses_gets_memory_below_4_GiB()
    {
        using BusFixture bus = StartWith(new GlobalCapabilities(0x4400));

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(), 100_000);

        Assert.InRange(buffer.Data.AddressOf(99_999).Value, 0u, uint.MaxValue);
        Assert.InRange(buffer.List.AddressOf(4_095).Value, 0u, uint.MaxValue);
    }

    [Fact]
    public void A_size_of_0_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, handle, 0));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void Without_enough_memory_it_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start(Needs.LittleMemory);
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, TryAllocate(bus, handle, 2 << 20));
        Assert.Equal(NtStatus.InsufficientResources, TryAllocate(bus, handle, uint.MaxValue));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_size_above_the_largest_buffer_is_STATUS_INSUFFICIENT_RESOURCES_and_is_not_cut()
    {
        using BusFixture bus = Start(new SimulationOptions { LargestBuffer = 65_536 });
        DmaEngineHandle handle = bus.AllocateRender();

        Assert.Equal(NtStatus.InsufficientResources, TryAllocate(bus, handle, 65_537));
        Assert.Equal(NtStatus.Success, bus.Bdl.AllocateContiguousDmaBuffer(handle, 65_536, out _, out _));
    }

    [Fact]
    public void An_engine_that_hung_and_still_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_nothing_is_kept()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        _ = bus.Bdl;
        int pages = bus.Pages;
        HungDescriptor.Break(bus, handle, "SRST never reads 1");
        Assert.Equal(NtStatus.DeviceNotReady, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));

        Assert.Equal(NtStatus.DeviceNotReady, TryAllocate(bus, handle, 4_096));

        Assert.Equal(pages, bus.Pages);
        bus.Platform.Repair();
        _ = bus.AllocateContiguous(handle);
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_size_handle_state_resources()
    {
        using BusFixture bus = Start(Needs.LittleMemory);
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        _ = bus.Bdl;
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, TryAllocate(bus, stale, 0));

        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, stale, 0));
        Assert.Equal(NtStatus.InvalidHandle, TryAllocate(bus, stale, 2 << 20));
        Assert.Equal(NtStatus.InvalidHandle, TryAllocate(bus, default, 4_096));
        Assert.Equal(NtStatus.InvalidDeviceRequest, TryAllocate(bus, ready, 2 << 20));
        Assert.Equal(before, bus.Snapshot());
    }

    private static NtStatus TryAllocate(BusFixture bus, DmaEngineHandle handle, uint bytes)
    {
        NtStatus status = bus.Bdl.AllocateContiguousDmaBuffer(handle, bytes, out DmaView? data, out DmaView? list);
        Assert.False(status.IsSuccess);
        Assert.Equal((null, null), (data, list));
        return status;
    }
}
