using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Lifecycle;

/// <summary>HdaBusDriver.Start and Stop: what works, and what is left behind when it does not.</summary>
public sealed class StartTests
{
    private const uint Reset = 1;
    private const uint Run = 2;

    public static TheoryData<string> Faults => new(
        "CRST never reads 0",
        "CRST never reads 1",
        "RUN of a stream never reads 0",
        "CORB never stops",
        "RIRB never stops",
        "CORBRP.RST never reads 0",
        "STATESTS reads all ones",
        "everything reads all ones");

    [Theory]
    [MemberData(nameof(Faults))]
    public void Hardware_that_does_not_answer_is_STATUS_DEVICE_NOT_READY_and_nothing_is_left_behind(string fault)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        FaultyPlatform platform = new(device);
        Break(platform, fault);
        long from = device.Clock.Ticks;

        NtStatus status = HdaBusDriver.Start(platform, null, out HdaBusDriver? driver);

        Assert.Equal((NtStatus.DeviceNotReady, null), (status, driver));
        Assert.Equal(0, device.Memory.OutstandingPages);
        Assert.InRange(device.Clock.Ticks - from, 0, PlatformClock.TicksPerSecond);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_second_start_succeeds_once_the_hardware_answers(string fault)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        FaultyPlatform platform = new(device);
        Break(platform, fault);
        _ = HdaBusDriver.Start(platform, null, out _);
        platform.Repair();

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? driver));

        _ = Assert.Single(driver!.FunctionGroups);
        driver.Dispose();
        Assert.Equal(0, device.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(0, 4_096, 16)]
    [InlineData(-1, 4_096, 16)]
    [InlineData(long.MaxValue, 4_096, 16)]
    [InlineData(10_000_000, 0, 16)]
    [InlineData(10_000_000, -1, 16)]
    [InlineData(10_000_000, 4_096, -1)]
    public void An_option_outside_its_range_is_STATUS_INVALID_PARAMETER_and_the_device_is_not_touched(long timeout, int calls, int slots)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        FaultyPlatform platform = new(device);
        BusOptions options = new() { VerbTimeout = TimeSpan.FromTicks(timeout), QueuedCalls = calls, NotificationSlots = slots };

        Assert.Equal(NtStatus.InvalidParameter, HdaBusDriver.Start(platform, options, out HdaBusDriver? driver));

        Assert.Null(driver);
        Assert.Equal(0, platform.Window.Accesses);
    }

    [Fact]
    public void Without_memory_for_the_rings_it_is_STATUS_INSUFFICIENT_RESOURCES()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { MemoryBytes = DmaMemory.PageSize });
        Mdl all = device.Memory.Allocate(DmaMemory.PageSize)!;

        Assert.Equal(NtStatus.InsufficientResources, HdaBusDriver.Start(device, null, out HdaBusDriver? none));
        Assert.Null(none);
        Assert.Equal(1, device.Memory.OutstandingPages);

        device.Memory.Free(all);
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
        driver!.Dispose();
    }

    [Fact]
    public void A_CORB_reset_bit_that_clears_itself_is_accepted_once_the_pointer_reads_zero()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        FaultyPlatform platform = new(device);
        platform.Window.Reading = static (offset, _, value) => offset == CorbReadPointer.Offset ? value & 0x7FFF : value;

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? driver));

        using (driver)
            _ = Assert.Single(driver!.FunctionGroups);
    }

    [Fact]
    public void Start_and_stop_can_follow_each_other_on_one_platform()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();

        for (int round = 0; round < 10; round++)
        {
            Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
            Assert.Equal(1, device.Memory.OutstandingPages);
            _ = Assert.Single(driver!.FunctionGroups);
            if (round % 2 == 0)
                driver.Stop();

            driver.Dispose();
            Assert.Equal(0, device.Memory.OutstandingPages);
        }
    }

    [Fact]
    public void A_stop_leaves_the_link_in_reset_the_line_quiet_and_the_bus_free()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));

        driver!.Stop();
        driver.Stop();

        Assert.Equal(0u, device.Registers.Read32(GlobalControl.Offset) & Reset);
        Assert.Equal(0, device.Configuration.Read16(4) & 0b100);
        Assert.False(device.Interrupt.IsAsserted);
        device.Interrupt.Connect(static () => false).Disconnect();
    }

    [Fact]
    public void A_controller_without_codecs_is_started_with_no_child_device()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Codecs = [] });

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));

        using (driver)
        {
            Assert.Empty(driver!.FunctionGroups);
            Assert.Equal(0, driver.Inspect().Controller.CodecMask);
        }

        Assert.Equal(0, device.Memory.OutstandingPages);
    }

    [Fact]
    public void What_firmware_left_running_is_stopped_before_the_controller_is_reset()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create();
        Mdl left = LeaveAStreamRunning(device);
        FaultyPlatform platform = new(device);
        int control = StreamDescriptorLayout.Base(4);
        bool ranInReset = false;
        platform.Window.Writing = (offset, _, value) =>
        {
            ranInReset |= offset == GlobalControl.Offset && (value & Reset) == 0 && (device.Registers.Read32(control) & Run) != 0;
            return true;
        };
        Assert.NotEqual(0u, device.Registers.Read32(control) & Run);

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? driver));

        using (driver)
            Assert.Equal((false, 0u), (ranInReset, device.Registers.Read32(control) & Run));

        device.Memory.Free(left);
        Assert.Equal(0, device.RefusedDmaAccesses);
    }

    [Fact]
    public void What_the_driver_found_is_told_by_its_inspection()
    {
        using BusFixture bus = BusFixture.Start();
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running, Formats.Stereo44);

        BusInspection inspection = bus.Driver.Inspect();

        Assert.Equal((4, 4, 0, 1, true, 60, 29), (
            inspection.Controller.InputStreams, inspection.Controller.OutputStreams, inspection.Controller.BidirectionalStreams,
            inspection.Controller.SerialDataOutLines, inspection.Controller.Supports64BitAddresses,
            inspection.Controller.OutputPayloadWords, inspection.Controller.InputPayloadWords));
        EngineInspection engine = inspection.Engines[4];
        Assert.Equal(
            (true, HdAudioStreamState.RunState, (long)handle.Value, (byte)1, new StreamFormat(0x4011), 4_096, 1),
            (engine.IsAllocated, engine.State, engine.Handle, engine.StreamId, engine.Format!.Value, engine.BufferBytes, engine.BufferPages));
    }

    private static void Break(FaultyPlatform platform, string fault)
    {
        platform.Window.Reading = fault switch
        {
            "CRST never reads 0" => static (offset, _, value) => offset == GlobalControl.Offset ? value | Reset : value,
            "CRST never reads 1" => static (offset, _, value) => offset == GlobalControl.Offset ? value & ~Reset : value,
            "RUN of a stream never reads 0" => static (offset, _, value) => offset == StreamDescriptorLayout.Base(7) ? value | Run : value,
            "CORB never stops" => static (offset, _, value) => offset == CorbControl.Offset ? value | Run : value,
            "RIRB never stops" => static (offset, _, value) => offset == RirbControl.Offset ? value | Run : value,
            "CORBRP.RST never reads 0" => static (offset, _, value) => offset == CorbReadPointer.Offset ? value | 0x8000 : value,
            "STATESTS reads all ones" => static (offset, _, value) => offset == StateChangeStatus.Offset ? uint.MaxValue : value,
            _ => static (_, _, _) => uint.MaxValue,
        };
    }

    // As a BIOS that plays a chime does: out of reset, one output stream over one page, with its interrupts enabled.
    private static Mdl LeaveAStreamRunning(SimulatedPlatform device)
    {
        MmioWindow registers = device.Registers;
        device.Configuration.Write16(4, 0b110);
        registers.Write32(GlobalControl.Offset, Reset);
        device.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Mdl page = device.Memory.Allocate(DmaMemory.PageSize)!;
        using DmaView view = device.Memory.Map(page);
        new BufferDescriptor(page.AddressOf(2_048).Value, 1_024, true).Write(view.Span);
        new BufferDescriptor(page.AddressOf(3_072).Value, 1_024, true).Write(view.Span[16..]);
        MmioWindow descriptor = registers.Slice(StreamDescriptorLayout.Base(4), StreamDescriptorLayout.Size);
        descriptor.Write32(CyclicBufferLength.Offset, 2_048);
        descriptor.Write16(LastValidIndex.Offset, 1);
        descriptor.Write16(StreamFormatRegister.Offset, 0x0011);
        descriptor.Write32(DescriptorListLowerBase.Offset, page.AddressOf(0).Low);
        descriptor.Write32(DescriptorListUpperBase.Offset, page.AddressOf(0).High);
        registers.Write32(InterruptControl.Offset, 0xC000_0010);
        descriptor.Write32(StreamControl.Offset, 0x0010_001E);
        device.Clock.Wait(TimeSpan.FromMilliseconds(20));
        return page;
    }
}
