using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>SetupDmaEngineWithBdl (DDI 2.9).</summary>
public abstract class SetupDmaEngineWithBdlConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    private const uint Completed = 0x04;
    private const uint FifoError = 0x08;
    private const uint DescriptorError = 0x10;
    private const int BufferBytes = BusFixture.BufferBytes;

    private static readonly HdAudioBdlIsr s_deaf = static (_, _) => { };

    public static TheoryData<string> Faults => [.. HungDescriptor.Faults];

    [Fact]
    public void The_engine_is_programmed_with_the_clients_own_list_and_stays_in_Reset_at_position_0()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.Stereo44);
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        buffer.Describe(0, 0, 1_024, interrupts: true);
        buffer.Describe(1, 2_048, 1_000);
        buffer.Describe(2, 3_072, 1_024, interrupts: true);

        NtStatus status = bus.Bdl.SetupDmaEngineWithBdl(handle, 3_048, 2, s_deaf, null, out byte streamId, out uint fifoSize);

        ProgrammedStream program = bus.ProgramOf(handle);
        Assert.Equal((NtStatus.Success, (byte)1, 192u), (status, streamId, fifoSize));
        Assert.Equal((3_048u, (ushort)0x4011, streamId), (program.CyclicLength, program.Format.Raw, program.Control.StreamNumber));
        Assert.Equal(
            [(0ul, 1_024u, true), (2_048ul, 1_000u, false), (3_072ul, 1_024u, true)],
            program.Entries.Select(entry => (entry.Address - buffer.Data.AddressOf(0).Value, entry.Length, entry.InterruptOnCompletion)));
        Assert.False(program.Control.Run);
        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
        Assert.Equal(NtStatus.Success, bus.Bdl.GetLinkPositionRegister(handle, out LiveRegister? position));
        Assert.Equal(0u, position!.Read());
    }

    [Fact]
    public void The_position_wraps_at_the_length_that_the_list_describes()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        buffer.Describe(0, 0, 960);
        buffer.Describe(1, 1_024, 960);
        Assert.Equal(NtStatus.Success, bus.Bdl.SetupDmaEngineWithBdl(handle, 1_920, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Bdl.GetLinkPositionRegister(handle, out LiveRegister? position));
        Run(bus, handle);
        int wraps = 0;
        uint before = 0;

        for (int i = 0; i < 1_000; i++)
        {
            bus.Clock.Wait(TimeSpan.FromMicroseconds(100));
            uint now = position!.Read();
            Assert.InRange(now, 0u, 1_919u);
            wraps += now < before ? 1 : 0;
            before = now;
        }

        // 1,920 bytes are 10 ms.
        Assert.InRange(wraps, 9, 10);
    }

    [Fact]
    public void The_service_routine_is_called_at_DIRQL_with_its_context_once_for_each_interrupt()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        object context = new();
        List<(object? Context, uint Mask, Irql Level)> calls = [];

        // 4 pieces of 1,024 bytes, 5.33 ms each.
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, pieces: 4, isr: (given, mask) => calls.Add((given, mask, KProcessor.CurrentIrql)), context);
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(43));

        Assert.Equal(Enumerable.Repeat<(object?, uint, Irql)>((context, Completed, Irql.DeviceLevel), 8), calls);
    }

    [Fact]
    public void Pieces_without_an_interrupt_call_nobody()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        List<long> ticks = [];

        // 8 pieces of 384 bytes, 2 ms each: the second and the third of 8 are heard of, and the others not.
        for (int i = 0; i < 8; i++)
            buffer.Describe(i, i * 512, 384, interrupts: i is 1 or 2);

        Assert.Equal(NtStatus.Success, bus.Bdl.SetupDmaEngineWithBdl(handle, 8 * 384, 7, (_, _) => ticks.Add(bus.Clock.Ticks), null, out _, out _));
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(40));

        Assert.Equal(6, ticks.Count);
        long millisecond = PlatformClock.TicksPerSecond / 1_000;
        Assert.InRange(ticks[1] - ticks[0], millisecond, 3 * millisecond);
        Assert.InRange(ticks[2] - ticks[1], 13 * millisecond, 15 * millisecond);
        Assert.InRange(ticks[2] - ticks[0], 15 * millisecond, 17 * millisecond);
    }

    [Fact]
    public void The_service_routine_is_called_on_any_platform()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        uint masks = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, mask) =>
        {
            _ = Interlocked.Increment(ref calls);
            _ = Interlocked.Or(ref masks, mask);
        });
        Run(bus, handle);

        Assert.True(bus.Clock.WaitUntil(bus, _ => Volatile.Read(ref calls) >= 3, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)));

        bus.SetState(HdAudioStreamState.StopState, handle);
        Assert.Equal(Completed, masks & Completed);
        Assert.Equal(0u, masks & ~(Completed | FifoError));
    }

    [Fact]
    public void The_mask_holds_bits_2_to_4_of_the_status_register_and_no_other()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        List<uint> masks = [];
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, mask) => masks.Add(mask));
        int status = HungDescriptor.ControlOf(bus, handle) + StreamStatus.Offset;
        bus.Platform.Window.Reading = (offset, _, value) => offset == status && (value & Completed) != 0 ? value | 0xE3 | FifoError : value;

        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(12));

        Assert.Equal([Completed | FifoError], masks);
    }

    [Fact]
    public void An_error_of_the_descriptor_list_is_bit_4_and_stops_the_engine()
    {
        using BusFixture bus = StartExact();
        bus.IsDamaged = true;
        DmaEngineHandle handle = bus.AllocateRender();
        List<uint> masks = [];
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, mask) => masks.Add(mask));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.Device.Registers.Write32(HungDescriptor.ControlOf(bus, handle) + DescriptorListUpperBase.Offset, 0x7FFF_0000);

        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(10));

        Assert.Equal([DescriptorError], masks);
        Assert.Equal(EnginePlace.Paused, bus.PlaceOf(handle));
    }

    [Fact]
    public void After_a_stop_the_service_routine_is_not_called()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, _) => calls++);
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(30));
        bus.SetState(HdAudioStreamState.StopState, handle);
        int before = calls;

        bus.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.InRange(before, 2, 3);
        Assert.Equal(before, calls);
    }

    [Fact]
    public void The_service_routine_is_called_without_an_allocation()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, pieces: 4, isr: (_, _) => calls++);
        Run(bus, handle);

        AllocationAssert.None(() => bus.Clock.Wait(TimeSpan.FromMilliseconds(500)), times: 1);

        // 187 in each second: the warm half second, and at least one that was measured.
        Assert.InRange(calls, 187, int.MaxValue);
    }

    [Fact]
    public void It_may_be_called_again_in_Reset_with_another_list_another_length_and_another_routine()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        List<string> heard = [];
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        byte streamId = buffer.SetUp(bus.Bdl, isr: (_, _) => heard.Add("first"));
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(12));
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);

        for (int i = 0; i < 3; i++)
            buffer.Describe(i, i * 1_024, 640, interrupts: true);

        Assert.Equal(
            NtStatus.Success,
            bus.Bdl.SetupDmaEngineWithBdl(handle, 1_920, 2, (_, _) => heard.Add("second"), null, out byte again, out _));
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(10));

        Assert.Equal((streamId, 1_920u, 3), (again, bus.ProgramOf(handle).CyclicLength, bus.ProgramOf(handle).Entries.Count));
        Assert.Equal(["first", "second", "second", "second"], heard);
    }

    [Fact]
    public void A_refused_set_up_leaves_the_old_one_in_force()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = bus.AllocateRender();
        int calls = 0;
        _ = bus.AllocateContiguous(handle).SetUp(bus.Bdl, isr: (_, _) => calls++);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, bus.Bdl.SetupDmaEngineWithBdl(handle, BufferBytes - 4, 1, null, null, out _, out _));

        Assert.Equal(before, bus.Snapshot());
        Run(bus, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(22));
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(256u)]
    [InlineData(uint.MaxValue)]
    public void A_last_valid_index_of_0_or_above_255_is_STATUS_INVALID_PARAMETER(uint lvi)
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);

        AssertRefused(bus, buffer, BufferBytes, lvi, s_deaf);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(BufferBytes - 1u)]
    [InlineData(BufferBytes + 1u)]
    [InlineData(uint.MaxValue)]
    public void A_length_that_is_not_the_sum_of_the_list_is_STATUS_INVALID_PARAMETER(uint length)
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);

        AssertRefused(bus, buffer, length, 1, s_deaf);
    }

    [Theory]
    [InlineData("a length of 0")]
    [InlineData("an address that is not a multiple of 128")]
    [InlineData("an address below the buffer")]
    [InlineData("an address behind the buffer")]
    [InlineData("an address of nobody")]
    [InlineData("a piece that leads beyond the buffer")]
    [InlineData("a piece as long as all memory")]
    public void A_descriptor_that_the_buffer_cannot_hold_is_STATUS_INVALID_PARAMETER(string what)
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);
        ulong first = buffer.Data.AddressOf(0).Value;
        BufferDescriptor bad = what switch
        {
            "a length of 0" => new BufferDescriptor(first, 0, false),
            "an address that is not a multiple of 128" => new BufferDescriptor(first + 64, 1_024, false),
            "an address below the buffer" => new BufferDescriptor(first - 4_096, 1_024, false),
            "an address behind the buffer" => new BufferDescriptor(first + BufferBytes, 1_024, false),
            "an address of nobody" => new BufferDescriptor(ulong.MaxValue - 127, 1_024, false),
            "a piece that leads beyond the buffer" => new BufferDescriptor(first + BufferBytes - 1_024, 1_028, false),
            _ => new BufferDescriptor(first, uint.MaxValue - 3, false),
        };
        buffer.Describe(1, bad);

        AssertRefused(bus, buffer, unchecked(BufferBytes / 2 + bad.Length), 1, s_deaf);
    }

    [Fact]
    public void Pieces_that_overlap_and_describe_more_than_was_allocated_are_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);
        buffer.Describe(0, 0, BufferBytes);

        AssertRefused(bus, buffer, BufferBytes + BufferBytes / 2, 1, s_deaf);
    }

    [Fact]
    public void A_list_that_was_not_written_is_STATUS_INVALID_PARAMETER_whatever_lies_in_it()
    {
        foreach (byte? fill in (ReadOnlySpan<byte?>)[null, 0x00, 0xA5, 0xFF])
        {
            using BusFixture bus = Start(options: new BusOptions { UninitializedFill = fill });
            ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender());

            AssertRefused(bus, buffer, BufferBytes, 1, s_deaf);
        }
    }

    [Fact]
    public void No_service_routine_is_STATUS_INVALID_PARAMETER_only_when_a_descriptor_interrupts()
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);
        buffer.Describe(1, BufferBytes / 2, BufferBytes / 2, interrupts: true);
        AssertRefused(bus, buffer, BufferBytes, 1, isr: null);

        buffer.Describe(1, BufferBytes / 2, BufferBytes / 2);
        Assert.Equal(NtStatus.Success, bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, BufferBytes, 1, null, null, out _, out _));
    }

    [Fact]
    public void A_list_of_256_descriptors_is_taken()
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(), 32_768);
        for (int i = 0; i < 256; i++)
            buffer.Describe(i, i * 128, 128);

        Assert.Equal(NtStatus.Success, bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, 32_768, 255, null, null, out _, out _));

        Assert.Equal(256, bus.ProgramOf(buffer.Handle).Entries.Count);
    }

    [Fact]
    public void The_stream_number_is_that_of_the_handle_and_shared_with_no_other_engine_of_the_direction()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        ContiguousBuffer buffer = bus.AllocateContiguous(handle);
        Assert.Equal(1, bus.AllocateBuffer(bus.AllocateRender()).StreamId);

        byte streamId = buffer.SetUp(bus.Bdl);

        Assert.Equal(2, streamId);
        Assert.Equal(NtStatus.Success, bus.Bdl.FreeContiguousDmaBuffer(handle));
        Assert.Equal(streamId, bus.AllocateBuffer(handle).StreamId);
    }

    [Fact]
    public void Without_a_stream_number_it_is_STATUS_DEVICE_NOT_READY()
    {
        using BusFixture bus = StartWith(new GlobalCapabilities { InputStreams = 1, OutputStreams = 15, BidirectionalStreams = 1, Supports64BitAddresses = true });
        for (int number = 1; number <= 15; number++)
            _ = bus.AllocateBuffer(bus.AllocateRender(Formats.OneWord));

        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender(Formats.OneWord));
        buffer.Describe(0, 0, BufferBytes / 2);
        buffer.Describe(1, BufferBytes / 2, BufferBytes / 2);
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.DeviceNotReady, bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, BufferBytes, 1, null, null, out _, out _));

        Assert.Equal(before, bus.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Hardware_that_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_the_next_call_succeeds(string fault)
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = Described(bus);
        int pages = bus.Pages;
        HungDescriptor.Break(bus, buffer.Handle, fault);

        NtStatus status = bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, BufferBytes, 1, null, null, out byte streamId, out uint fifoSize);

        Assert.Equal((NtStatus.DeviceNotReady, (byte)0, 0u), (status, streamId, fifoSize));
        bus.Platform.Repair();
        Assert.Equal((pages, EnginePlace.ResetContiguous), (bus.Pages, bus.PlaceOf(buffer.Handle)));
        Assert.Equal(NtStatus.Success, bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, BufferBytes, 1, null, null, out _, out _));
    }

    [Fact]
    public void Without_a_buffer_or_with_a_cyclic_one_it_is_STATUS_INVALID_DEVICE_REQUEST()
    {
        using BusFixture bus = Start();
        DmaEngineHandle empty = bus.AllocateRender();
        DmaEngineHandle cyclic = bus.EngineAt(EnginePlace.ResetReady);

        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Bdl.SetupDmaEngineWithBdl(empty, BufferBytes, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Bdl.SetupDmaEngineWithBdl(cyclic, BufferBytes, 1, null, null, out _, out _));
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_numbers_handle_state_list()
    {
        using BusFixture bus = Start();
        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender());
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        DmaEngineHandle empty = bus.AllocateRender();
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, bus.Bdl.SetupDmaEngineWithBdl(stale, 0, 0, null, null, out _, out _));

        Assert.Equal(NtStatus.InvalidParameter, bus.Bdl.SetupDmaEngineWithBdl(stale, 0, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidParameter, bus.Bdl.SetupDmaEngineWithBdl(stale, BufferBytes, 0, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidHandle, bus.Bdl.SetupDmaEngineWithBdl(stale, BufferBytes, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Bdl.SetupDmaEngineWithBdl(empty, BufferBytes, 1, null, null, out _, out _));
        Assert.Equal(NtStatus.InvalidParameter, bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, BufferBytes, 1, null, null, out _, out _));
        Assert.Equal(before, bus.Snapshot());
    }

    private static void Run(BusFixture bus, DmaEngineHandle handle)
    {
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
    }

    private static ContiguousBuffer Described(BusFixture bus)
    {
        ContiguousBuffer buffer = bus.AllocateContiguous(bus.AllocateRender());
        buffer.Describe(0, 0, BufferBytes / 2);
        buffer.Describe(1, BufferBytes / 2, BufferBytes / 2);
        return buffer;
    }

    private static void AssertRefused(BusFixture bus, ContiguousBuffer buffer, uint length, uint lvi, HdAudioBdlIsr? isr)
    {
        string before = bus.Snapshot();

        NtStatus status = bus.Bdl.SetupDmaEngineWithBdl(buffer.Handle, length, lvi, isr, null, out byte streamId, out uint fifoSize);

        Assert.Equal((NtStatus.InvalidParameter, (byte)0, 0u), (status, streamId, fifoSize));
        Assert.Equal(before, bus.Snapshot());
    }
}
