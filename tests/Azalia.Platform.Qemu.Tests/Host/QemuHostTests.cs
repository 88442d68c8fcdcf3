using Azalia.Platform.Memory;
using Azalia.Specification.Pci;
using Azalia.Specification.Registers;

namespace Azalia.Platform.Qemu.Tests.Host;

/// <summary>What a QEMU leaves behind, which is nothing, and how its end is told.</summary>
public sealed class QemuHostTests
{
    [Fact]
    public void A_platform_that_is_closed_leaves_no_process_and_no_file()
    {
        QemuPlatform platform = QemuAtHand.Open();
        string folder = Path.GetDirectoryName(platform.WaveFile(0))!;
        int[] before = QemuProcesses.Of(folder);

        platform.Dispose();

        Assert.Equal(2, before.Length);
        Assert.Empty(QemuProcesses.Of(folder));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_QEMU_that_is_killed_looks_pulled_out_is_told_in_one_line_and_leaves_nothing()
    {
        using QemuPlatform platform = QemuAtHand.Open();
        string folder = Path.GetDirectoryName(platform.WaveFile(0))!;
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        uint before = platform.Registers.Read16(GlobalCapabilities.Offset);

        QemuProcesses.KillQemu(folder);

        Assert.Equal(0x4401u, before);
        Assert.Equal(0xFFFFu, platform.Registers.Read16(GlobalCapabilities.Offset));
        Assert.StartsWith("QEMU ended; it said", platform.Loss, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', platform.Loss!);
        Assert.False(platform.End());
        platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        platform.Dispose();
        Assert.Empty(QemuProcesses.Of(folder));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_shell_that_is_killed_takes_its_QEMU_along_and_leaves_nothing()
    {
        using QemuPlatform platform = QemuAtHand.Open();
        string folder = Path.GetDirectoryName(platform.WaveFile(0))!;
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        _ = platform.Registers.Read16(GlobalCapabilities.Offset);

        QemuProcesses.KillShell(folder);

        while (platform.Registers.Read16(GlobalCapabilities.Offset) != 0xFFFF)
            platform.Clock.Wait(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(platform.Loss);
        platform.Dispose();
        Assert.Empty(QemuProcesses.Of(folder));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_QEMU_that_was_ended_in_order_is_not_lost()
    {
        using QemuPlatform platform = QemuAtHand.Open();

        Assert.True(platform.End());
        Assert.True(platform.End());
        Assert.Null(platform.Loss);
        Assert.Equal(0xFFFF, platform.Registers.Read16(GlobalCapabilities.Offset));
        Assert.True(new FileInfo(platform.WaveFile(0)).Length >= 44);
    }

    [Theory]
    [InlineData(QemuClock.Deterministic)]
    [InlineData(QemuClock.RealTime)]
    public void A_platform_that_is_closed_under_a_driver_looks_pulled_out(QemuClock clock)
    {
        QemuPlatform platform = QemuAtHand.Open(new QemuOptions { Clock = clock });
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);

        platform.Dispose();

        Assert.Equal(0xFFFF_FFFFu, platform.Configuration.Read32(PciConfigurationOffset.VendorId));
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        Assert.Equal(0xFFFF, platform.Registers.Read16(GlobalCapabilities.Offset));
        platform.Registers.Write16(GlobalStatus.Offset, 0);
        Assert.Null(platform.Loss);
    }

    [Fact]
    public void In_real_time_threads_that_read_while_it_is_closed_read_all_ones()
    {
        QemuPlatform platform = QemuAtHand.Open(new QemuOptions { Clock = QemuClock.RealTime });
        platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
        Exception? caught = null;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => caught = Record.Exception(() =>
        {
            while (platform.Registers.Read16(GlobalCapabilities.Offset) != 0xFFFF)
                continue;
        }) ?? caught))];
        Array.ForEach(threads, static thread => thread.Start());

        platform.Clock.Wait(TimeSpan.FromMilliseconds(5));
        platform.Dispose();
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Null(caught);
    }

    // The link is for one thread at a time, and in real time the device has one of its own, which looks for interrupts while the last replies come in.
    [Fact]
    public void In_real_time_it_ends_in_order_whatever_is_still_to_be_answered()
    {
        _ = QemuAtHand.Require(deterministic: false);
        for (int round = 0; round < 20; round++)
        {
            using QemuPlatform platform = QemuAtHand.Open(new QemuOptions { Clock = QemuClock.RealTime, Patience = TimeSpan.FromSeconds(10) });
            platform.Configuration.Write16(PciConfigurationOffset.Command, 6);
            for (int write = 0; write < 60; write++)
                platform.Registers.Write16(GlobalStatus.Offset, 0);

            Assert.True(platform.End(), platform.Loss);
        }
    }

    [Fact]
    public void A_command_that_QEMU_does_not_take_is_told_with_what_QEMU_says()
    {
        QemuOptions options = new() { Codecs = [.. Enumerable.Repeat(QemuCodec.Output, 16)] };

        Assert.False(QemuPlatform.TryOpen(options, out QemuPlatform? platform, out string? problem));
        Assert.Null(platform);
        Assert.Equal("16 codecs are more than the 15 that a link has addresses for", problem);
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((16 << 20) + 4096)]
    [InlineData(int.MaxValue)]
    public void Memory_that_QEMU_cannot_have_is_refused_in_one_line(int bytes)
    {
        Assert.False(QemuPlatform.TryOpen(new QemuOptions { MemoryBytes = bytes }, out _, out string? problem));
        Assert.StartsWith("QEMU's memory must be whole MiB", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_processes_see_the_same_bytes_at_once()
    {
        using QemuPlatform platform = QemuAtHand.Open();
        Mdl mdl = platform.Memory.Allocate(DmaMemory.PageSize)!;
        using DmaView view = platform.Memory.Map(mdl);
        ulong address = view.AddressOf(0).Value;

        view.Write32(0, 0x1234_5678);
        platform.Link.Write(4, address + 4, 0x9ABC_DEF0);

        Assert.Equal(0x1234_5678u, platform.Link.Read(4, address));
        Assert.Equal(0x9ABC_DEF0u, view.Read32(4));
        platform.Memory.Free(mdl);
    }

    [Fact]
    public void Several_run_side_by_side()
    {
        using QemuPlatform first = QemuAtHand.Open();
        using QemuPlatform second = QemuAtHand.Open(new QemuOptions { Codecs = [QemuCodec.Output, QemuCodec.Micro] });

        Assert.NotEqual(first.WaveFile(0), second.WaveFile(0));
        first.Dispose();
        second.Configuration.Write16(PciConfigurationOffset.Command, 6);
        Assert.Equal(0x4401u, second.Registers.Read16(GlobalCapabilities.Offset));
    }
}
