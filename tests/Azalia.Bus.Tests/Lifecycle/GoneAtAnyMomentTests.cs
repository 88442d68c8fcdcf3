using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Lifecycle;

/// <summary>
/// The device is pulled out after the k-th register access, for every k: nothing throws, nothing hangs, and nothing is left behind.
/// </summary>
public sealed class GoneAtAnyMomentTests
{
    private static readonly BusOptions s_impatient = new() { VerbTimeout = TimeSpan.FromMilliseconds(5) };

    // Each part takes every fourth moment, so that they run side by side.
    public static TheoryData<int> Parts => new(0, 1, 2, 3);

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_start_ends_with_a_status_and_a_stop_gives_all_pages_back(int part)
    {
        int moments = CountAccesses(static _ => { });
        Assert.InRange(moments, 50, 5_000);

        for (int moment = part; moment <= moments; moment += 4)
            RunUntilGone(moment, static _ => { });
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_streams_life_ends_with_statuses_and_a_stop_gives_all_pages_back(int part)
    {
        int start = CountAccesses(static _ => { });
        int moments = CountAccesses(LiveThroughAStream);
        Assert.InRange(moments - start, 50, 5_000);

        for (int moment = start + part; moment <= moments; moment += 4)
            RunUntilGone(moment, LiveThroughAStream);
    }

    private static int CountAccesses(Action<IHdAudioBusInterface> use)
    {
        using SimulatedPlatform device = Open();
        FaultyPlatform platform = new(device);
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, s_impatient, out HdaBusDriver? driver));
        use(Query(driver!));
        int accesses = platform.Window.Accesses;
        driver!.Dispose();
        return accesses;
    }

    private static void RunUntilGone(int moment, Action<IHdAudioBusInterface> use)
    {
        using SimulatedPlatform device = Open();
        FaultyPlatform platform = new(device);
        platform.Window.Reading = (_, _, value) =>
        {
            if (platform.Window.Accesses <= moment)
                return value;

            platform.Remove();
            return uint.MaxValue;
        };
        platform.Window.Writing = (_, _, _) =>
        {
            if (platform.Window.Accesses <= moment)
                return true;

            platform.Remove();
            return false;
        };

        NtStatus status = HdaBusDriver.Start(platform, s_impatient, out HdaBusDriver? driver);
        Assert.Equal(status.IsSuccess, driver is not null);
        if (driver is { FunctionGroups.Count: > 0 })
            use(Query(driver));

        driver?.Dispose();
        Assert.Equal((moment, 0), (moment, device.Memory.OutstandingPages));
    }

    private static SimulatedPlatform Open() => SimulatedPlatform.Create(new SimulationOptions { Codecs = [CodecProfiles.Minimal] });

    private static IHdAudioBusInterface Query(HdaBusDriver driver)
    {
        _ = driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
        return Assert.IsAssignableFrom<IHdAudioBusInterface>(table);
    }

    // What a client does that looks at each status and does not go on after a refusal.
    private static void LiveThroughAStream(IHdAudioBusInterface ddi)
    {
        Assert.Equal(NtStatus.Success, ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        if (!ddi.AllocateDmaBuffer(handle, 4_096, out _, out _, out _, out _).IsSuccess)
            return;

        foreach (HdAudioStreamState state in (ReadOnlySpan<HdAudioStreamState>)[
            HdAudioStreamState.StopState, HdAudioStreamState.RunState, HdAudioStreamState.PauseState, HdAudioStreamState.RunState,
            HdAudioStreamState.StopState, HdAudioStreamState.ResetState])
        {
            if (!ddi.SetDmaEngineState(state, [handle]).IsSuccess)
                return;

            Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        }

        Assert.Equal(NtStatus.Success, ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, ddi.FreeDmaEngine(handle));
    }
}
