using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Controller;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>AllocateDmaBuffer (DDI 2.5, 5.3, 5.4, 5.20).</summary>
public abstract partial class AllocateDmaBufferConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    [Fact]
    public void The_engine_is_programmed_and_stays_in_Reset_at_position_0()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.Stereo44);

        AllocatedBuffer buffer = bus.AllocateBuffer(handle, 17_640);

        ProgrammedStream program = bus.ProgramOf(handle);
        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
        Assert.Equal((uint)buffer.Bytes, program.CyclicLength);
        Assert.Equal(0x4011, program.Format.Raw);
        Assert.Equal(buffer.StreamId, program.Control.StreamNumber);
        Assert.False(program.Control.Run);
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out Platform.LiveRegister? position));
        Assert.Equal(0u, position!.Read());
    }

    // 5.3, with numbers worked out by hand: lcm(128, bytes per frame), and at least 256.
    [Theory]
    [InlineData(48_000, 16, 16, 2, 1, 256)]
    [InlineData(48_000, 16, 16, 2, 256, 256)]
    [InlineData(48_000, 16, 16, 2, 257, 384)]
    [InlineData(48_000, 16, 16, 2, 1_920, 1_920)]
    [InlineData(44_100, 16, 16, 2, 17_640, 17_664)]
    [InlineData(48_000, 16, 16, 6, 1, 384)]
    [InlineData(48_000, 16, 16, 6, 5_760, 5_760)]
    [InlineData(48_000, 16, 16, 6, 5_761, 6_144)]
    [InlineData(48_000, 24, 32, 3, 4_096, 4_224)]
    [InlineData(48_000, 8, 8, 1, 4_000, 4_096)]
    [InlineData(48_000, 8, 8, 7, 1_000, 1_792)]
    [InlineData(48_000, 32, 32, 15, 1, 1_920)]
    [InlineData(48_000, 16, 16, 2, 65_536, 65_536)]
    public void The_size_is_the_smallest_legal_one_at_or_above_the_request(int rate, int bits, int container, int channels, int requested, int expected)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(new HdAudioStreamFormat((uint)rate, (ushort)bits, (ushort)container, (ushort)channels));

        AllocatedBuffer buffer = bus.AllocateBuffer(handle, requested);

        Assert.Equal(expected, buffer.Bytes);
        Assert.Equal((uint)expected, bus.ProgramOf(handle).CyclicLength);
    }

    [Theory]
    [InlineData(65_537ul)]
    [InlineData(1ul << 32)]
    [InlineData(ulong.MaxValue)]
    public void Above_the_largest_buffer_the_largest_legal_one_is_given(ulong requested)
    {
        using BusFixture bus = Start(new SimulationOptions { LargestBuffer = 65_536 });
        DmaEngineHandle handle = bus.AllocateRender(Formats.Words(6));

        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateDmaBuffer(handle, (nuint)requested, out _, out nuint allocated, out _, out _));

        Assert.Equal(65_280u, allocated);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 4_096)]
    [InlineData(false, 100_000)]
    [InlineData(false, 16 << 20)]
    [InlineData(true, 1)]
    [InlineData(true, 4_096)]
    [InlineData(true, 5_000)]
    [InlineData(true, 100_000)]
    [InlineData(true, 1_040_384)]
    [InlineData(true, 1_048_576)]
    [InlineData(true, 16 << 20)]
    public void The_list_describes_the_pages_in_order_in_at_least_two_aligned_pieces(bool scatter, int requested)
    {
        Assert.SkipUnless(!scatter || OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using BusFixture bus = Start(new SimulationOptions { ScatterPages = scatter, Seed = 7 });
        DmaEngineHandle handle = bus.AllocateRender(Formats.Words(6));

        AllocatedBuffer buffer = bus.AllocateBuffer(handle, requested);

        IReadOnlyList<BufferDescriptor> entries = bus.ProgramOf(handle).Entries;
        Assert.InRange(entries.Count, 2, 256);
        int offset = 0;
        bool isCutInTheMiddle = false;
        foreach (BufferDescriptor entry in entries)
        {
            isCutInTheMiddle |= offset == buffer.Bytes / 2 / 128 * 128;
            Assert.Equal(buffer.Mdl.AddressOf(offset).Value, entry.Address);
            Assert.Equal(0u, entry.Address % 128);
            Assert.InRange(entry.Length, 1u, (uint)buffer.Mdl.ContiguousBytesAt(offset));
            Assert.False(entry.InterruptOnCompletion);
            offset += (int)entry.Length;
        }

        Assert.Equal(buffer.Bytes, offset);
        Assert.True(isCutInTheMiddle);
    }

    [Fact]
    public void The_pages_hold_the_buffer_from_their_first_byte_and_are_zero()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        AllocatedBuffer first = bus.AllocateBuffer(handle, 10_000);
        using (DmaView dirty = bus.Device.Memory.Map(first.Mdl))
            dirty.Fill(0, dirty.Length, 0xA5);

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        AllocatedBuffer again = bus.AllocateBuffer(handle, 10_000);

        Assert.Equal((0, 3), (again.Mdl.ByteOffset, again.Mdl.PageCount));
        Assert.True(again.Mdl.PageCount * DmaMemory.PageSize >= again.Bytes);
        using DmaView view = bus.Device.Memory.Map(again.Mdl);
        Assert.Equal(-1, view.Span.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void A_controller_without_64_bit_addresses_gets_memory_below_4_GiB()
    {
        GlobalCapabilities narrow = new(0x4400);
        using BusFixture bus = StartExact(new SimulationOptions { Controller = ControllerProfiles.Pch with { Capabilities = narrow } });
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);

        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));

        Assert.All(bus.ProgramOf(handle).Entries, static entry => Assert.InRange(entry.Address, 0u, uint.MaxValue));
        Assert.Equal(0, bus.Simulation.RefusedDmaAccesses);
    }

    [Fact]
    public void The_FIFO_size_is_what_the_hardware_says()
    {
        using BusFixture bus = Start();

        Assert.Equal(192, bus.AllocateBuffer(bus.AllocateRender()).FifoBytes);
        Assert.Equal(120, bus.AllocateBuffer(Capture(bus, Formats.Stereo48)).FifoBytes);
        Assert.Equal(160, bus.AllocateBuffer(Capture(bus, new HdAudioStreamFormat(48_000, 24, 32, 2))).FifoBytes);
    }

    [Fact]
    public void Stream_numbers_are_the_lowest_free_of_their_direction_and_are_kept_until_the_engine_is_freed()
    {
        using BusFixture bus = Start();
        DmaEngineHandle first = bus.AllocateRender();
        DmaEngineHandle second = bus.AllocateRender();
        DmaEngineHandle input = Capture(bus, Formats.OneWord);

        // Taken with the first buffer, not with the engine.
        Assert.Equal(1, bus.AllocateBuffer(second).StreamId);
        Assert.Equal(2, bus.AllocateBuffer(first).StreamId);
        Assert.Equal(1, bus.AllocateBuffer(input).StreamId);

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(second));
        DmaEngineHandle third = bus.AllocateRender();
        Assert.Equal(3, bus.AllocateBuffer(third).StreamId);
        Assert.Equal(1, bus.AllocateBuffer(second).StreamId);

        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(first));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(first));
        Assert.Equal(2, bus.AllocateBuffer(bus.AllocateRender()).StreamId);
    }

    [Fact]
    public void A_sixteenth_stream_of_a_direction_has_no_number_and_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        GlobalCapabilities many = new() { InputStreams = 1, OutputStreams = 15, BidirectionalStreams = 1, Supports64BitAddresses = true };
        using BusFixture bus = Start(new SimulationOptions { Controller = ControllerProfiles.Pch with { Capabilities = many } });
        for (int number = 1; number <= 15; number++)
            Assert.Equal(number, bus.AllocateBuffer(bus.AllocateRender(Formats.OneWord)).StreamId);

        DmaEngineHandle sixteenth = bus.AllocateRender(Formats.OneWord);
        string before = bus.Snapshot();
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateDmaBuffer(sixteenth, 4_096, out Mdl? mdl, out _, out _, out _));

        Assert.Null(mdl);
        Assert.Equal(before, bus.Snapshot());
        Assert.Equal(1, bus.AllocateBuffer(Capture(bus, Formats.OneWord)).StreamId);
    }

    [Fact]
    public void Without_memory_it_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start(new SimulationOptions { MemoryBytes = 1 << 20 });
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateDmaBuffer(handle, 2 << 20, out Mdl? mdl, out _, out _, out _));

        Assert.Null(mdl);
        Assert.Equal(before, bus.Snapshot());
        _ = bus.AllocateBuffer(handle, 1 << 18);
    }

    [Fact]
    public void Without_a_page_for_the_list_it_is_STATUS_INSUFFICIENT_RESOURCES_and_the_data_is_given_back()
    {
        using BusFixture bus = Start(new SimulationOptions { MemoryBytes = 1 << 20 });
        DmaEngineHandle handle = bus.AllocateRender();
        int free = (1 << 20) / DmaMemory.PageSize - bus.Pages;
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateDmaBuffer(handle, (nuint)(free * DmaMemory.PageSize), out _, out _, out _, out _));

        Assert.Equal(before, bus.Snapshot());
        _ = bus.AllocateBuffer(handle, (free - 1) * DmaMemory.PageSize);
    }

    [Fact]
    public void A_size_of_0_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateDmaBuffer(handle, 0, out _, out _, out _, out _));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void Buffers_can_be_allocated_and_freed_again_and_again_on_one_handle()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;

        for (int i = 1; i <= 50; i++)
        {
            AllocatedBuffer buffer = bus.AllocateBuffer(handle, i * 1_000);
            Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _));
            Assert.Equal(pages + buffer.Mdl.PageCount + 1, bus.Pages);
            Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        }

        Assert.Equal(pages, bus.Pages);
    }

    [Fact]
    public void Two_engines_never_share_a_page()
    {
        using BusFixture bus = Start();
        HashSet<ulong> pages = [];

        for (int i = 0; i < 4; i++)
        {
            AllocatedBuffer buffer = bus.AllocateBuffer(bus.AllocateRender(), 40_000);
            for (int page = 0; page < buffer.Mdl.PageCount; page++)
                Assert.True(pages.Add(buffer.Mdl.PageAddress(page).Value));
        }
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_size_handle_state_resources()
    {
        using BusFixture bus = Start(new SimulationOptions { MemoryBytes = 1 << 20 });
        DmaEngineHandle ready = bus.EngineAt(EnginePlace.ResetReady);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Ddi.AllocateDmaBuffer(stale, 0, out _, out _, out _, out _));

        Assert.Equal(NtStatus.InvalidParameter, bus.Ddi.AllocateDmaBuffer(stale, 0, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Ddi.AllocateDmaBuffer(stale, 4 << 20, out _, out _, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.AllocateDmaBuffer(ready, 4 << 20, out _, out _, out _, out _));
        Assert.Equal(before, bus.Snapshot());
    }

    private static DmaEngineHandle Capture(BusFixture bus, HdAudioStreamFormat format)
    {
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, format, out DmaEngineHandle handle, out _));
        return handle;
    }
}
