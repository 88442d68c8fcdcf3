using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>AllocateDmaBufferWithNotification (DDI 2.7, 5.3, 5.4).</summary>
public abstract class AllocateDmaBufferWithNotificationConformance(ConformancePlatform platform) : NotificationFacts(platform)
{
    public static TheoryData<string> Faults => [.. HungDescriptor.Faults];

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    public void The_engine_is_programmed_as_by_AllocateDmaBuffer_and_stays_in_Reset(uint notifications)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.Stereo44);

        AllocatedBuffer buffer = Allocate(bus, handle, notifications);

        ProgrammedStream program = bus.ProgramOf(handle);
        Assert.Equal(EnginePlace.ResetReady, bus.PlaceOf(handle));
        Assert.Equal(((uint)buffer.Bytes, (ushort)0x4011, buffer.StreamId), (program.CyclicLength, program.Format.Raw, program.Control.StreamNumber));
        Assert.Equal((1, 192), (buffer.StreamId, buffer.FifoBytes));
        Assert.True(buffer.Mdl.PageCount * DmaMemory.PageSize >= buffer.Bytes);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(uint.MaxValue)]
    public void Another_number_of_notifications_than_1_or_2_is_STATUS_INVALID_PARAMETER(uint notifications)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, handle, notifications, 4_096));

        Assert.Equal(before, bus.Snapshot());
    }

    [Fact]
    public void A_size_of_0_is_STATUS_INVALID_PARAMETER()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, handle, 1, 0));

        Assert.Equal(before, bus.Snapshot());
    }

    // 5.3, worked out by hand: lcm(128 for each notification, bytes per frame), and at least 256.
    [Theory]
    [InlineData(1u, 2, 1, 256)]
    [InlineData(1u, 2, 1_900, 1_920)]
    [InlineData(2u, 2, 1, 256)]
    [InlineData(2u, 2, 257, 512)]
    [InlineData(2u, 2, 1_900, 2_048)]
    [InlineData(1u, 6, 1, 384)]
    [InlineData(2u, 6, 1, 768)]
    [InlineData(2u, 6, 5_760, 6_144)]
    [InlineData(2u, 2, 65_536, 65_536)]
    public void The_size_is_the_smallest_legal_one_at_or_above_the_request(uint notifications, ushort channels, int requested, int expected)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender(Formats.Words(channels));

        Assert.Equal(expected, Allocate(bus, handle, notifications, requested).Bytes);
    }

    [Theory]
    [InlineData(1u, false, 4_096)]
    [InlineData(2u, false, 4_096)]
    [InlineData(1u, true, 100_000)]
    [InlineData(2u, true, 100_000)]
    [InlineData(2u, true, 1_048_576)]
    public void An_interrupt_is_asked_for_at_the_end_and_for_two_at_the_middle(uint notifications, bool scatter, int requested)
    {
        Assert.SkipUnless(!scatter || OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using BusFixture bus = Start(new Simulation.SimulationOptions { ScatterPages = scatter, Seed = 11 });
        DmaEngineHandle handle = bus.AllocateRender();

        AllocatedBuffer buffer = Allocate(bus, handle, notifications, requested);

        int end = 0;
        List<int> interrupts = [];
        foreach (BufferDescriptor entry in bus.ProgramOf(handle).Entries)
        {
            end += (int)entry.Length;
            if (entry.InterruptOnCompletion)
                interrupts.Add(end);
        }

        Assert.Equal(notifications == 1 ? [buffer.Bytes] : [buffer.Bytes / 2, buffer.Bytes], interrupts);
    }

    [Fact]
    public void One_notification_is_one_signal_in_a_cycle()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 1);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);

        List<double> signals = Signals(bus, notification, 10 * Cycle + TimeSpan.FromMilliseconds(5));

        // The end of the buffer is fetched before the link has sent it: up to a FIFO of 192 bytes, 1 ms.
        Assert.Equal(10, signals.Count);
        for (int i = 0; i < 10; i++)
            Assert.InRange(signals[i], 20 * (i + 1) - 1.1, 20 * (i + 1) + 0.1);
    }

    [Fact]
    public void Two_notifications_are_a_signal_at_half_the_size_and_one_at_the_end()
    {
        using BusFixture bus = StartExact();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);

        List<double> signals = Signals(bus, notification, 10 * Cycle + TimeSpan.FromMilliseconds(5));

        Assert.Equal(20, signals.Count);
        for (int i = 0; i < 20; i++)
            Assert.InRange(signals[i], 10 * (i + 1) - 1.1, 10 * (i + 1) + 0.1);
    }

    [Fact]
    public void Notifications_arrive_while_the_stream_runs()
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = AllocateNotified(bus, 2);
        KEvent notification = Register(bus, handle);
        Run(bus, handle);

        for (int i = 0; i < 4; i++)
            Assert.True(bus.Clock.WaitFor(notification, TimeSpan.FromSeconds(5)));

        bus.SetState(HdAudioStreamState.StopState, handle);
    }

    [Fact]
    public void A_capture_engine_notifies_when_half_the_buffer_has_arrived_in_memory()
    {
        using BusFixture bus = StartExact();
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out DmaEngineHandle handle, out _));
        AllocatedBuffer buffer = Allocate(bus, handle, 2);
        foreach (byte node in (ReadOnlySpan<byte>)[0x01, 0x04])
            Assert.Equal(0u, bus.Ask(0, node, Specification.Codecs.Verb.SetPowerState(Specification.Codecs.PowerState.D0)));

        Assert.Equal(0u, bus.Ask(0, 0x04, Specification.Codecs.Verb.SetConverterFormat(new StreamFormat(0x0011))));
        Assert.Equal(0u, bus.Ask(0, 0x04, Specification.Codecs.Verb.SetStreamChannel(buffer.StreamId, 0)));
        KEvent notification = Register(bus, handle);
        Run(bus, handle);

        List<double> signals = Signals(bus, notification, 2 * Cycle + TimeSpan.FromMilliseconds(5));

        Assert.Equal(4, signals.Count);
        for (int i = 0; i < 4; i++)
            Assert.InRange(signals[i], 10 * (i + 1) - 0.1, 10 * (i + 1) + 1.1);
    }

    [Fact]
    public void Without_memory_it_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using BusFixture bus = Start(Needs.LittleMemory);
        DmaEngineHandle handle = bus.AllocateRender();
        string before = bus.Snapshot();

        Assert.Equal(NtStatus.InsufficientResources, TryAllocate(bus, handle, 2, 2 << 20));

        Assert.Equal(before, bus.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Hardware_that_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_nothing_is_kept(string fault)
    {
        using BusFixture bus = Start();
        DmaEngineHandle handle = bus.AllocateRender();
        int pages = bus.Pages;
        HungDescriptor.Break(bus, handle, fault);

        Assert.Equal(NtStatus.DeviceNotReady, TryAllocate(bus, handle, 1, 4_096));

        bus.Platform.Repair();
        Assert.Equal((pages, EnginePlace.ResetEmpty), (bus.Pages, bus.PlaceOf(handle)));
        _ = Allocate(bus, handle, 1);
    }

    [Fact]
    public void Checks_are_made_in_the_order_level_parameters_handle_state_resources()
    {
        using BusFixture bus = Start(Needs.LittleMemory);
        DmaEngineHandle ready = AllocateNotified(bus, 1);
        DmaEngineHandle stale = bus.EngineAt(EnginePlace.Freed);
        string before = bus.Snapshot();

        using (KProcessor.Raise(Irql.DispatchLevel))
            Assert.Equal(NtStatus.Unsuccessful, TryAllocate(bus, stale, 3, 0));

        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, stale, 3, 4_096));
        Assert.Equal(NtStatus.InvalidParameter, TryAllocate(bus, stale, 1, 0));
        Assert.Equal(NtStatus.InvalidHandle, TryAllocate(bus, stale, 1, 2 << 20));
        Assert.Equal(NtStatus.InvalidDeviceRequest, TryAllocate(bus, ready, 1, 2 << 20));
        Assert.Equal(before, bus.Snapshot());
    }

    private static NtStatus TryAllocate(BusFixture bus, DmaEngineHandle handle, uint notifications, int bytes)
    {
        NtStatus status = bus.Ddi.AllocateDmaBufferWithNotification(
            handle, notifications, (nuint)bytes, out Mdl? mdl, out nuint size, out nuint offset, out byte streamId, out uint fifoSize);
        Assert.Equal((null, (nuint)0, (nuint)0, (byte)0, 0u), (mdl, size, offset, streamId, fifoSize));
        return status;
    }
}
