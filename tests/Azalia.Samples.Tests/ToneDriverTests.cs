using Azalia.Bus;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Samples.FunctionDriver;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Samples.Tests;

/// <summary>The sample function driver, tested as its author would: what comes out, what it costs, and what happens when things go wrong.</summary>
public sealed class ToneDriverTests : IFrameSink
{
    private readonly List<int> _left = [];

    [Fact]
    public void It_plays_a_square_wave_without_a_gap_for_as_long_as_it_runs()
    {
        using SimulatedPlatform platform = Simulate();
        using HdaBusDriver bus = StartBus(platform);

        Assert.Equal(NtStatus.Success, ToneDriver.Start(bus.FunctionGroups[0], out ToneDriver? tone));
        using (tone)
            platform.Clock.Wait(TimeSpan.FromSeconds(3));

        // 50 frames up, 50 frames down, from the first frame to the last: a half that was refilled late would break the pattern.
        Assert.InRange(_left.Count, 143_000, 145_000);
        for (int i = 0; i < _left.Count; i++)
            Assert.Equal(i / 50 % 2 == 0 ? 4_000 : -4_000, _left[i] >> 16);

        Assert.InRange(tone!.FragmentsPlayed, 299, 301);
        Assert.False(tone.Failed.IsSignaled);
    }

    [Fact]
    public void Stopping_it_leaves_no_page_and_no_engine_behind()
    {
        using SimulatedPlatform platform = Simulate();
        using HdaBusDriver bus = StartBus(platform);
        int pages = platform.Memory.OutstandingPages;

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(NtStatus.Success, ToneDriver.Start(bus.FunctionGroups[0], out ToneDriver? tone));
            platform.Clock.Wait(TimeSpan.FromMilliseconds(30));
            tone!.Dispose();
        }

        Assert.Equal(pages, platform.Memory.OutstandingPages);
        Assert.DoesNotContain(bus.Inspect().Engines, static engine => engine.IsAllocated);
    }

    [Fact]
    public void A_bus_that_hides_the_BDL_table_is_refused_with_its_status()
    {
        using SimulatedPlatform platform = Simulate();
        using HdaBusDriver bus = StartBus(platform, new BusOptions { HideBdlInterface = true });

        Assert.Equal(NtStatus.NotSupported, ToneDriver.Start(bus.FunctionGroups[0], out ToneDriver? tone));
        Assert.Null(tone);
    }

    [Fact]
    public void Without_memory_it_does_not_start_and_leaves_nothing_behind()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { MemoryBytes = 2 * DmaMemory.PageSize });
        using HdaBusDriver bus = StartBus(platform);
        int pages = platform.Memory.OutstandingPages;

        Assert.Equal(NtStatus.InsufficientResources, ToneDriver.Start(bus.FunctionGroups[0], out _));

        Assert.Equal(pages, platform.Memory.OutstandingPages);
        Assert.DoesNotContain(bus.Inspect().Engines, static engine => engine.IsAllocated);
    }

    [Fact]
    public void A_device_that_is_removed_while_it_plays_can_still_be_let_go_of()
    {
        using SimulatedPlatform platform = Simulate();
        using HdaBusDriver bus = StartBus(platform);
        Assert.Equal(NtStatus.Success, ToneDriver.Start(bus.FunctionGroups[0], out ToneDriver? tone));
        platform.Clock.Wait(TimeSpan.FromMilliseconds(100));

        bus.SurpriseRemove();
        tone!.Dispose();
        bus.Stop();

        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    void IFrameSink.Hear(in FrameBlock block)
    {
        for (int i = 0; i < block.Samples.Length; i += block.Channels)
            _left.Add(block.Samples[i]);
    }

    private SimulatedPlatform Simulate()
    {
        SimulatedPlatform platform = SimulatedPlatform.Create();
        platform.Codecs[0].Attach(0x08, this);
        return platform;
    }

    private static HdaBusDriver StartBus(HdaPlatform platform, BusOptions? options = null)
    {
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, options, out HdaBusDriver? bus));
        return bus!;
    }
}
