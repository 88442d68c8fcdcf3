using Azalia.Bus.Ddi;
using Azalia.Bus.Tests.Interrupts;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Faults;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Stress;

/// <summary>On the paced drive the driver is stopped while the device is busy answering.</summary>
public sealed class StartAndStopTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_stop_waits_for_the_DPC_that_is_under_way_before_it_takes_the_rings_away()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        LevelTrace trace = new();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, new BusOptions { Trace = trace }, out HdaBusDriver? driver));
        _ = driver!.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
        trace.Deferred = () =>
        {
            entered.Set();
            _ = leave.Wait(s_bound);
        };
        Assert.Equal(NtStatus.Success, ((IHdAudioBusInterface)table!).TransferCodecVerbs(Transfers.AskVendor(0), static (_, _) => { }));
        Assert.True(entered.Wait(s_bound));

        using Worker stop = new(driver.Dispose);
        Assert.True(device.Clock.WaitUntil(device.Registers, static r => (r.Read32(GlobalControl.Offset) & 1) == 0, TimeSpan.FromMilliseconds(1), s_bound));
        device.Clock.Wait(TimeSpan.FromMilliseconds(20));
        Assert.Equal(1, device.Memory.OutstandingPages);

        leave.Set();
        stop.Join(s_bound);
        Assert.Equal(0, device.Memory.OutstandingPages);
    }

    [Fact]
    public void A_stop_waits_for_a_client_that_is_told_of_a_time_out()
    {
        SimulationOptions options = new() { Drive = SimulationDrive.Paced, Faults = FaultPlan.Parse("verb codec 0 node 03h: drop") };
        using SimulatedPlatform device = SimulatedPlatform.Create(options);
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        using ManualResetEventSlim isStopped = new();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(20) }, out HdaBusDriver? driver));
        _ = driver!.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
        HdAudioCodecTransfer[] unanswered = Transfers.Of(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 3));
        Assert.Equal(NtStatus.Success, ((IHdAudioBusInterface)table!).TransferCodecVerbs(unanswered, (_, _) =>
        {
            entered.Set();
            _ = leave.Wait(s_bound);
        }));
        Assert.True(entered.Wait(s_bound));

        using Worker stop = new(() =>
        {
            driver.Dispose();
            isStopped.Set();
        });
        device.Clock.Wait(TimeSpan.FromMilliseconds(20));
        Assert.False(isStopped.IsSet);

        leave.Set();
        stop.Join(s_bound);
    }

    [Fact]
    public void Who_waits_for_a_call_is_woken_also_while_another_client_s_callback_waits_for_him()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim isAnswered = new();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(50) }, out HdaBusDriver? driver));
        _ = driver!.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? first);
        _ = driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? second);
        bool isWoken = false;
        Assert.Equal(NtStatus.Success, ((IHdAudioBusInterface)first!).TransferCodecVerbs(Transfers.AskVendor(0), (_, _) =>
        {
            entered.Set();
            isWoken = isAnswered.Wait(s_bound);
        }));
        Assert.True(entered.Wait(s_bound));

        // The device's thread is in the callback; what looks for the answer is the timer.
        Assert.Equal(NtStatus.Success, ((IHdAudioBusInterface)second!).TransferCodecVerbs(Transfers.AskVendor(0), null));

        isAnswered.Set();
        driver.Dispose();
        Assert.True(isWoken);
    }

    [Fact]
    public void Clients_are_told_in_the_order_in_which_their_calls_ended_whichever_thread_ended_them()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
        _ = driver!.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
        IHdAudioBusInterface ddi = Assert.IsAssignableFrom<IHdAudioBusInterface>(table);
        int expected = 0, wrong = 0;
        for (int call = 0; call < 20_000; call++)
        {
            // Every second call is for a codec that is not there, and ends on this thread as soon as it has its turn; the others end on the device's.
            HdAudioCodecTransfer[] question = Transfers.AskVendor((byte)(call % 2 == 0 ? 0 : 5));
            NtStatus status;
            do
            {
                status = ddi.TransferCodecVerbs(question, (_, number) => wrong += Interlocked.Increment(ref expected) - 1 == (int)number! ? 0 : 1, call);
            }
            while (status == NtStatus.NoMemory);
        }

        Assert.True(device.Clock.WaitUntil(20_000, calls => Volatile.Read(ref expected) == calls, TimeSpan.FromMilliseconds(1), s_bound));
        Assert.Equal(0, wrong);
        driver.Dispose();
    }

    [Fact]
    public void A_stop_among_verbs_on_their_way_ends_each_call_once_and_nothing_runs_afterwards()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced, Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        for (int round = 0; round < 100; round++)
        {
            Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
            int called = 0;
            for (int group = 0; group < 2; group++)
            {
                _ = driver!.FunctionGroups[group].QueryInterface(HdAudioInterfaceIds.BusInterface, 144, 0x0100, out IHdAudioInterface? table);
                IHdAudioBusInterface ddi = Assert.IsAssignableFrom<IHdAudioBusInterface>(table);
                for (int call = 0; call < 5; call++)
                {
                    Assert.Equal(
                        NtStatus.Success,
                        ddi.TransferCodecVerbs(Transfers.Dialogue((byte)group, 20), (_, _) => Interlocked.Increment(ref called)));
                }
            }

            device.Clock.Wait(TimeSpan.FromMicroseconds(round * 40));
            driver!.Dispose();

            Assert.Equal((round, 10, 0), (round, Volatile.Read(ref called), device.Memory.OutstandingPages));
        }

        Assert.Equal((0, 0L), (device.Interrupt.Storms, device.RefusedDmaAccesses));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("removal")]
    [InlineData("sleep")]
    [InlineData("dereference")]
    public void Whoever_allocates_while_it_ends_leaves_nothing_behind(string end)
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
        for (int round = 0; round < 30; round++)
        {
            Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, null, out HdaBusDriver? driver));
            IHdAudioBusInterfaceV2 first = Query(driver!);
            IHdAudioBusInterfaceV2 second = end == "dereference" ? first : Query(driver!);
            using ManualResetEventSlim isOver = new();
            using Worker one = new(() => Allocate(first, isOver));
            using Worker two = new(() => Allocate(second, isOver));
            device.Clock.Wait(TimeSpan.FromMicroseconds(500 + round * 75));

            if (end == "removal")
                driver!.SurpriseRemove();
            else if (end == "sleep")
                Assert.Equal(NtStatus.Success, driver!.Sleep());
            else if (end == "dereference")
                first.InterfaceDereference();

            if (end == "dereference")
            {
                isOver.Set();
                one.Join(s_bound);
                two.Join(s_bound);
                Assert.DoesNotContain(driver!.Inspect().Engines, static engine => engine.IsAllocated);
                Assert.Equal((round, 1), (round, device.Memory.OutstandingPages));
            }

            driver!.Dispose();
            isOver.Set();
            one.Join(s_bound);
            two.Join(s_bound);
            Assert.Equal((round, 0), (round, device.Memory.OutstandingPages));
            Assert.DoesNotContain(driver.Inspect().Engines, static engine => engine.IsAllocated);
        }

        // A device that was only said to be gone runs on for a while, into memory that it has no more.
        Assert.Equal(0, device.Interrupt.Storms);
        if (end != "removal")
            Assert.Equal(0, device.RefusedDmaAccesses);
    }

    // What fails, fails because of the end, and is left as it is then.
    private static void Allocate(IHdAudioBusInterfaceV2 ddi, ManualResetEventSlim isOver)
    {
        for (int i = 0; !isOver.IsSet; i++)
        {
            if (!ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _).IsSuccess
                || !ddi.AllocateDmaBufferWithNotification(handle, 2, 8_192, out _, out _, out _, out _, out _).IsSuccess
                || !ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]).IsSuccess
                || !ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]).IsSuccess)
            {
                continue;
            }

            _ = ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]);
            _ = ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]);
            _ = ddi.FreeDmaBuffer(handle);
            _ = ddi.FreeDmaEngine(handle);
        }
    }

    private static IHdAudioBusInterfaceV2 Query(HdaBusDriver driver)
    {
        _ = driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterfaceV2, 176, 0x0100, out IHdAudioInterface? table);
        return Assert.IsAssignableFrom<IHdAudioBusInterfaceV2>(table);
    }
}
