using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Faults;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>The bus driver on a machine with two codecs and a plan of faults, and the questions that every kind of fault is asked: what else was lost?</summary>
internal static class FaultedBus
{
    /// <summary>Long enough for every reset, time-out and retry of a start with one codec that says nothing.</summary>
    private static readonly TimeSpan s_longestStart = TimeSpan.FromSeconds(10);

    /// <summary>A machine with a plan.</summary>
    public static SimulationOptions Machine(string plan) => new()
    {
        Codecs = [CodecProfiles.Generic, CodecProfiles.Generic],
        Faults = FaultPlan.Parse(plan),
    };

    /// <summary>Starts the driver, which succeeds in spite of the plan. At the end no page may be left.</summary>
    public static BusFixture Start(string plan) => BusFixture.Start(Machine(plan));

    /// <summary>Starts the driver, which fails with a status in bounded time and leaves nothing behind.</summary>
    public static void FailsToStart(string plan, NtStatus expected)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(Machine(plan));

        NtStatus status = HdaBusDriver.Start(device, null, out HdaBusDriver? driver);

        Assert.Equal((expected, null), (status, driver));
        Assert.Equal(0, device.Memory.OutstandingPages);
        Assert.True(device.Clock.Ticks < PlatformClock.ToTicks(s_longestStart), "The start took too long.");
        Assert.All(device.Faults, static tally => Assert.NotEqual(0, tally.Hits));
    }

    /// <summary>Starts the driver without a look at its codecs; stops it, and nothing may be left.</summary>
    public static int CodecsFound(string plan)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(Machine(plan));
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
        int found = driver!.FunctionGroups.Count;
        Assert.True(device.Clock.Ticks < PlatformClock.ToTicks(s_longestStart), "The start took too long.");

        driver.Dispose();
        Assert.Equal(0, device.Memory.OutstandingPages);
        return found;
    }

    /// <summary>Every fault of the plan struck at least once: otherwise the test shows nothing.</summary>
    public static void AllStruck(BusFixture bus) => Assert.All(bus.Simulation.Faults, static tally => Assert.True(tally.Hits > 0, tally.Fault.ToString()));

    /// <summary>A long dialogue with a codec, of which no answer is missing or shifted.</summary>
    public static void CodecAnswers(BusFixture bus, byte codec)
    {
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(codec, 20, firstGain: 7);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue, firstGain: 7);
    }

    /// <summary>A new stream is set up, runs for 10 ms with its notifications, stops and is given back.</summary>
    public static void StreamPlays(BusFixture bus)
    {
        DmaEngineHandle handle = bus.AllocateRender();
        Assert.Equal(
            NtStatus.Success,
            bus.Ddi.AllocateDmaBufferWithNotification(handle, 2, BusFixture.BufferBytes, out _, out _, out _, out _, out _));
        int completions = 0;
        HdAudioDmaNotificationCallback count = (_, _) => completions++;
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, count, null));
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));
        Assert.InRange(PositionOf(bus, handle), 1u, BusFixture.BufferBytes - 1u);
        Assert.InRange(completions, 4, 5);
        bus.SetState(HdAudioStreamState.PauseState, handle);
        bus.SetState(HdAudioStreamState.ResetState, handle);
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, count, null));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
    }

    /// <summary>Asks 30 gains, and says which elements were not answered; the others must be right.</summary>
    public static int[] Unanswered(BusFixture bus, byte codec)
    {
        HdAudioCodecTransfer[] asked = Transfers.AskVendor(codec, 30);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(asked));
        Assert.All(asked.Where(static e => e.Input.IsValid), static e => Assert.Equal(Transfers.VendorOf(CodecProfiles.Generic), e.Input.Response));
        return [.. Enumerable.Range(0, asked.Length).Where(i => !asked[i].Input.IsValid)];
    }

    /// <summary>What the position register of an engine says.</summary>
    public static uint PositionOf(BusFixture bus, DmaEngineHandle handle)
    {
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(handle, out LiveRegister? position));
        return position!.Read();
    }

    /// <summary>Everything that a single fault on the link must leave alone.</summary>
    public static void NothingElseIsLost(BusFixture bus)
    {
        CodecAnswers(bus, 0);
        CodecAnswers(bus, 1);
        StreamPlays(bus);
        AllStruck(bus);
    }
}
