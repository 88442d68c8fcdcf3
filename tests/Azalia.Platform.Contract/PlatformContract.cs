using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Xunit;

namespace Azalia.Platform.Contract;

/// <summary>
/// What any platform must do, whatever stands behind it. A platform's test project derives from this class and opens its platform; nothing here
/// knows which one it is.
/// </summary>
public abstract class PlatformContract
{
    private static readonly TimeSpan s_millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>Opens a fresh platform with at least one codec at address 0.</summary>
    protected abstract HdaPlatform Open();

    /// <summary>How long a stream may run before its position keeps the rate of its format.</summary>
    protected virtual TimeSpan Settling => TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Called once the first output is programmed, for stream 1 with 16-bit stereo at 48 kHz. A controller moves a stream whether a codec listens or not; a model
    /// that is driven by its codec needs one that listens.
    /// </summary>
    protected virtual void BindConverter(BareDriver driver)
    {
    }

    [Fact]
    public void The_function_is_an_HD_Audio_controller_by_its_class_code()
    {
        using HdaPlatform platform = Open();

        Assert.Equal(0x04, platform.Configuration.Read8(PciConfigurationOffset.ClassCode + 2));
        Assert.Equal(0x03, platform.Configuration.Read8(PciConfigurationOffset.ClassCode + 1));
        Assert.NotEqual(0xFFFF, platform.Configuration.Read16(PciConfigurationOffset.VendorId));
    }

    [Fact]
    public void The_controller_reports_version_1_0_and_at_least_one_output()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);

        Assert.Equal(1, driver.Registers.Read8(MajorVersion.Offset));
        Assert.Equal(0, driver.Registers.Read8(MinorVersion.Offset));
        Assert.InRange(new GlobalCapabilities(driver.Registers.Read16(GlobalCapabilities.Offset)).OutputStreams, 1, 15);
    }

    [Fact]
    public virtual void A_dword_is_made_of_its_words_and_its_bytes()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);

        uint dword = driver.Registers.Read32(0);

        Assert.Equal((ushort)dword, driver.Registers.Read16(0));
        Assert.Equal((ushort)(dword >> 16), driver.Registers.Read16(2));
        for (int i = 0; i < 4; i++)
            Assert.Equal((byte)(dword >> 8 * i), driver.Registers.Read8(i));
    }

    [Fact]
    public void An_access_that_is_misaligned_or_outside_the_window_is_the_callers_mistake()
    {
        using HdaPlatform platform = Open();
        MmioWindow registers = platform.Registers;

        Assert.Throws<ArgumentOutOfRangeException>(() => registers.Read32(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => registers.Read16(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => registers.Read8(registers.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => registers.Write32(-4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => registers.Slice(registers.Length - 8, 16));
    }

    [Fact]
    public void A_slice_reads_and_writes_the_registers_it_was_cut_from()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();

        MmioWindow rings = driver.Registers.Slice(CorbLowerBase.Offset, 0x20);
        rings.Write32(0, 0x1234_5680);

        Assert.Equal(0x1234_5680u, driver.Registers.Read32(CorbLowerBase.Offset));
        Assert.Throws<ArgumentOutOfRangeException>(() => rings.Read32(0x20));
    }

    [Fact]
    public void Leaving_reset_reports_the_codecs()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);

        Assert.Equal(1, driver.Reset() & 1);
    }

    [Fact]
    public virtual void A_state_change_is_cleared_by_writing_one_and_by_nothing_else()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();

        driver.Registers.Write16(StateChangeStatus.Offset, 0);
        Assert.Equal(1, driver.Registers.Read16(StateChangeStatus.Offset) & 1);

        driver.Registers.Write16(StateChangeStatus.Offset, 1);
        Assert.Equal(0, driver.Registers.Read16(StateChangeStatus.Offset) & 1);
    }

    [Fact]
    public void A_verb_in_the_CORB_is_answered_in_the_RIRB()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();
        driver.StartRings();

        RirbEntry vendor = driver.Ask(0, 0, Verb.GetParameter(ParameterId.VendorId));
        RirbEntry nodes = driver.Ask(0, 0, Verb.GetParameter(ParameterId.SubordinateNodes));

        Assert.NotEqual(0u, vendor.Response >> 16);
        Assert.NotEqual(0xFFFFu, vendor.Response >> 16);
        Assert.Equal(0, vendor.CodecAddress);
        Assert.False(vendor.IsUnsolicited);
        Assert.InRange(new SubordinateNodes(nodes.Response).Count, 1, 127);
    }

    [Fact]
    public void The_clock_counts_24_million_ticks_a_second_and_never_goes_back()
    {
        using HdaPlatform platform = Open();
        long before = platform.Clock.Ticks;

        platform.Clock.Wait(s_millisecond);

        Assert.Equal(24_000_000, platform.Clock.TimestampFrequency);
        Assert.InRange(platform.Clock.Ticks - before, 24_000, long.MaxValue);
        Assert.True(platform.Clock.GetElapsedTime(before) >= s_millisecond);
    }

    [Fact]
    public void A_stall_lets_device_time_pass_at_any_level()
    {
        using HdaPlatform platform = Open();
        long before = platform.Clock.Ticks;

        using (KProcessor.Raise(Irql.DispatchLevel))
            platform.Clock.Stall(TimeSpan.FromMicroseconds(10));

        Assert.InRange(platform.Clock.Ticks - before, 240, long.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => platform.Clock.Stall(TimeSpan.FromMicroseconds(101)));
    }

    [Fact]
    public void Waiting_above_PASSIVE_LEVEL_is_a_mistake_with_a_message()
    {
        using HdaPlatform platform = Open();
        KEvent never = new(KEventKind.Notification);
        using IrqlScope dispatch = KProcessor.Raise(Irql.DispatchLevel);

        InvalidOperationException wait = Assert.Throws<InvalidOperationException>(() => platform.Clock.Wait(s_millisecond));
        _ = Assert.Throws<InvalidOperationException>(() => platform.Clock.WaitFor(never, s_millisecond));

        Assert.Contains("PASSIVE_LEVEL", wait.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_for_an_event_ends_with_the_signal_or_with_the_time()
    {
        using HdaPlatform platform = Open();
        KEvent auto = new(KEventKind.Synchronization, signaled: true);
        KEvent manual = new(KEventKind.Notification, signaled: true);
        KEvent never = new(KEventKind.Notification);

        Assert.Equal(1, platform.Clock.WaitAny([never, auto, manual], s_millisecond));
        Assert.Equal(2, platform.Clock.WaitAny([never, auto, manual], s_millisecond));
        Assert.Equal(2, platform.Clock.WaitAny([never, auto, manual], s_millisecond));
        long before = platform.Clock.Ticks;
        Assert.Equal(-1, platform.Clock.WaitAny([never, auto], s_millisecond));
        Assert.InRange(platform.Clock.Ticks - before, 24_000, long.MaxValue);
    }

    [Fact]
    public void A_kernel_timer_runs_its_DPC_at_DISPATCH_LEVEL_when_its_time_has_come()
    {
        using HdaPlatform platform = Open();
        KEvent fired = new(KEventKind.Notification);
        Irql level = default;
        using KTimer timer = platform.Clock.CreateTimer(new Dpc(() =>
        {
            level = KProcessor.CurrentIrql;
            fired.Set();
        }));
        long before = platform.Clock.Ticks;

        timer.Set(TimeSpan.FromMilliseconds(3));

        Assert.True(platform.Clock.WaitFor(fired, TimeSpan.FromSeconds(5)));
        Assert.Equal(Irql.DispatchLevel, level);
        Assert.InRange(platform.Clock.Ticks - before, 3 * 24_000 - 24, long.MaxValue);
    }

    [Fact]
    public void The_wall_clock_counts_with_the_platform_clock()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();
        LiveRegister wallClock = new(platform.Registers, WallClock.Offset);

        long ticksBefore = platform.Clock.Ticks;
        uint before = wallClock.Read();
        platform.Clock.Wait(TimeSpan.FromMilliseconds(20));
        uint after = wallClock.Read();
        long ticks = platform.Clock.Ticks - ticksBefore;

        Assert.InRange((long)(after - before), 20 * 24_000 - 24_000, ticks + 24_000);
    }

    [Fact]
    public void Memory_is_given_zeroed_in_whole_pages_and_taken_back()
    {
        using HdaPlatform platform = Open();
        int outstanding = platform.Memory.OutstandingPages;

        Mdl? mdl = platform.Memory.Allocate(10_000);
        Assert.NotNull(mdl);
        using (DmaView view = platform.Memory.Map(mdl))
        {
            Assert.Equal(3, mdl.PageCount);
            Assert.Equal(outstanding + 3, platform.Memory.OutstandingPages);
            Assert.All(Enumerable.Range(0, 3), i => Assert.True(mdl.PageAddress(i).IsAligned(DmaMemory.PageSize)));
            Assert.False(view.Span.ContainsAnyExcept((byte)0));
            view.Fill(0, view.Length, 0xA5);
        }

        platform.Memory.Free(mdl);
        Assert.Equal(outstanding, platform.Memory.OutstandingPages);
        Mdl? again = platform.Memory.Allocate(10_000);
        Assert.NotNull(again);
        using DmaView second = platform.Memory.Map(again);
        Assert.False(second.Span.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Two_views_of_a_buffer_show_the_same_bytes()
    {
        using HdaPlatform platform = Open();
        Mdl? mdl = platform.Memory.Allocate(3 * DmaMemory.PageSize);
        Assert.NotNull(mdl);
        using DmaView first = platform.Memory.Map(mdl);
        using DmaView second = platform.Memory.Map(mdl);

        first.Write32(DmaMemory.PageSize - 4, 0x0102_0304);
        second.Write32(DmaMemory.PageSize, 0x0506_0708);

        Assert.Equal(0x0506_0708_0102_0304ul, first.Read64(DmaMemory.PageSize - 4));
        Assert.Equal(0x0506_0708_0102_0304ul, second.Read64(DmaMemory.PageSize - 4));
    }

    [Fact]
    public void A_view_that_outlives_its_buffer_never_shows_the_next_ones_bytes()
    {
        using HdaPlatform platform = Open();
        Mdl? mdl = platform.Memory.Allocate(DmaMemory.PageSize);
        Assert.NotNull(mdl);
        using DmaView stale = platform.Memory.Map(mdl);
        stale.Write32(0, 0xDEAD_BEEF);

        platform.Memory.Free(mdl);
        Mdl? next = platform.Memory.Allocate(DmaMemory.PageSize);
        Assert.NotNull(next);
        using DmaView fresh = platform.Memory.Map(next);
        fresh.Write32(0, 0x1234_5678);
        uint seen = stale.Read32(0);
        stale.Write32(0, 0x6666_6666);

        Assert.NotEqual(0x1234_5678u, seen);
        Assert.Equal(0x1234_5678u, fresh.Read32(0));
    }

    [Fact]
    public void More_memory_than_there_is_gives_null_and_takes_nothing()
    {
        using HdaPlatform platform = Open();
        int outstanding = platform.Memory.OutstandingPages;

        Assert.Null(platform.Memory.Allocate(platform.Memory.LargestBuffer + 1));
        Assert.Null(platform.Memory.Allocate(0));
        Assert.Null(platform.Memory.Allocate(DmaMemory.PageSize, highestAddress: DmaMemory.PageSize));

        Assert.Equal(outstanding, platform.Memory.OutstandingPages);
    }

    [Fact]
    public void A_response_interrupts_at_DIRQL_and_its_DPC_runs_at_DISPATCH_LEVEL()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        using InterruptProbe probe = new(platform, driver);
        _ = driver.Reset();
        driver.StartRings();
        driver.EnableInterrupts();

        driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));

        Assert.True(platform.Clock.WaitFor(probe.Deferred, TimeSpan.FromSeconds(1)));
        Assert.Equal(Irql.DeviceLevel, probe.ServiceLevel);
        Assert.Equal(Irql.DispatchLevel, probe.DpcLevel);
        Assert.False(platform.Interrupt.IsAsserted);
    }

    [Fact]
    public void An_interrupt_waits_until_the_lock_is_left()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        using InterruptProbe probe = new(platform, driver);
        KSpinLock spinLock = new();
        probe.Lock = spinLock;
        _ = driver.Reset();
        driver.StartRings();
        driver.EnableInterrupts();

        using (spinLock.Acquire())
        {
            driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
            for (int i = 0; i < 20; i++)
                platform.Clock.Stall(TimeSpan.FromMicroseconds(50));

            Assert.Equal(0, probe.DpcsInsideLock);
            Assert.False(probe.Deferred.IsSignaled);
        }

        Assert.True(platform.Clock.WaitFor(probe.Deferred, TimeSpan.FromSeconds(1)));
        Assert.Equal((Irql.DispatchLevel, Irql.DeviceLevel), (probe.DpcLevel, probe.ServiceLevel));
    }

    [Fact]
    public void A_service_routine_never_runs_while_code_is_synchronised_with_it()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        using InterruptProbe probe = new(platform, driver);
        _ = driver.Reset();
        driver.StartRings();
        driver.EnableInterrupts();

        using (probe.Interrupt.Synchronize())
        {
            driver.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0));
            for (int i = 0; i < 20; i++)
                platform.Clock.Stall(TimeSpan.FromMicroseconds(50));

            Assert.Equal(0, probe.Services);
        }

        Assert.True(platform.Clock.WaitFor(probe.Deferred, TimeSpan.FromSeconds(1)));
        Assert.InRange(probe.Services, 1, int.MaxValue);
    }

    [Fact]
    public virtual void A_stream_moves_its_position_at_the_rate_of_its_format_and_holds_it_when_stopped()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();
        _ = driver.ProgramOutput(65_536, pieces: 2, interruptOnCompletion: false);
        BindConverter(driver);
        LiveRegister position = new(platform.Registers, StreamDescriptorLayout.LinkPositionAlias(driver.FirstOutput));
        Assert.Equal(0u, position.Read());

        driver.RunOutput(true);
        platform.Clock.Wait(Settling);
        (long Before, long After) start = (platform.Clock.Ticks, 0);
        uint first = position.Read();
        start.After = platform.Clock.Ticks;
        platform.Clock.Wait(TimeSpan.FromMilliseconds(100));
        (long Before, long After) end = (platform.Clock.Ticks, 0);
        uint second = position.Read();
        end.After = platform.Clock.Ticks;
        driver.RunOutput(false);
        uint held = position.Read();
        platform.Clock.Wait(TimeSpan.FromMilliseconds(5));

        // Each read lies between two looks at the clock. 192 bytes in each millisecond, and what a device may do in one lump.
        const long Lump = 1_000;
        long moved = (second - first + 65_536) % 65_536;
        Assert.InRange(moved, BytesIn(end.Before - start.After) - Lump, BytesIn(end.After - start.Before) + Lump);
        Assert.Equal(held, position.Read());
    }

    [Fact]
    public void A_completed_buffer_interrupts_its_stream()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        using InterruptProbe probe = new(platform, driver);
        _ = driver.Reset();
        _ = driver.ProgramOutput(32_768, pieces: 2, interruptOnCompletion: true);
        BindConverter(driver);
        driver.EnableInterrupts();

        driver.RunOutput(true);

        Assert.True(platform.Clock.WaitFor(probe.Completed, TimeSpan.FromSeconds(2)));
        probe.Completed.Reset();
        Assert.True(platform.Clock.WaitFor(probe.Completed, TimeSpan.FromSeconds(2)));
        Assert.Equal(Irql.DeviceLevel, probe.ServiceLevel);
    }

    [Fact]
    public void A_device_that_is_pointed_at_memory_it_was_not_given_does_no_harm()
    {
        using HdaPlatform platform = Open();
        using BareDriver driver = new(platform);
        _ = driver.Reset();
        _ = driver.ProgramOutput(4_096, pieces: 2, interruptOnCompletion: false);
        BindConverter(driver);
        driver.FirstOutputDescriptor.Write32(DescriptorListLowerBase.Offset, 0xFFFF_FF80);
        driver.FirstOutputDescriptor.Write32(DescriptorListUpperBase.Offset, 0);

        driver.RunOutput(true);
        platform.Clock.Wait(TimeSpan.FromMilliseconds(5));
        driver.RunOutput(false);

        Assert.Equal(1, driver.Reset() & 1);
    }

    private static long BytesIn(long ticks) => ticks * 192_000 / PlatformClock.TicksPerSecond;
}
