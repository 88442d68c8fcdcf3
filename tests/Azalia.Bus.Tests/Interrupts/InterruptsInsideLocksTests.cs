using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Interrupts;

/// <summary>
/// An interrupt never runs driver code on half-changed state: the line is asserted inside every lock scope of the driver, through its whole life, and service routine and
/// DPC run behind the scope, at their levels, holding nothing.
/// </summary>
[Collection(LockHookCollection.Name)]
public sealed class InterruptsInsideLocksTests
{
    private const byte LineOut = 0x08;

    private readonly LevelTrace _trace = new();

    [Fact]
    public void On_the_virtual_drive_each_scope_is_left_before_its_interrupt_is_served_and_each_interrupt_is_served()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        LineRaiser raiser = new(device, _trace);
        int heard = 0;

        using (new LockHook(raiser.Raise))
        {
            BusOptions options = new() { Trace = _trace, VerbTimeout = TimeSpan.FromMilliseconds(5) };
            Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, options, out HdaBusDriver? driver));
            Assert.Equal(2, driver!.FunctionGroups.Count);
            IHdAudioBusInterfaceV2 ddi = Query(driver);
            ListenToJacks(ddi, () => heard++);

            for (int round = 0; round < 5; round++)
            {
                raiser.JacksToTouch = 2;
                CarryVerbs(device.Clock, ddi, raiser);
                raiser.JacksToTouch = 2;
                LiveThroughStreams(device.Clock, ddi, raiser);
            }

            raiser.JacksToTouch = 2;
            AskThatNobodyAnswers(device, ddi);
            raiser.JacksToTouch = 2;
            LeaveAStreamRunning(ddi);
            ddi.InterfaceDereference();
            driver.Dispose();
            raiser.CheckLast();
        }

        Assert.Empty(_trace.Violations);
        Assert.InRange(raiser.Scopes, 1_000, int.MaxValue);
        Assert.InRange(raiser.RealScopes, 100, raiser.Scopes);
        Assert.InRange(raiser.ServedScopes, raiser.Scopes * 2 / 3, raiser.Scopes);
        Assert.InRange(_trace.Deferrals, raiser.RealScopes / 2, _trace.Interrupts);
        Assert.InRange(heard, 30, int.MaxValue);
        Assert.Equal(0, device.Memory.OutstandingPages);
    }

    [Fact]
    public void On_the_paced_drive_the_devices_thread_serves_and_takes_no_response_while_another_thread_is_inside_the_links_lock()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(
            new SimulationOptions { Drive = SimulationDrive.Paced, Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        int scopes = 0;
        int inside = 0;
        string? devicesThread = null;
        _trace.Serviced = () =>
        {
            devicesThread ??= Thread.CurrentThread.Name;
            if (Thread.CurrentThread.Name is null || Thread.CurrentThread.Name != devicesThread)
                _trace.Violations.Enqueue($"The service routine ran on thread {Thread.CurrentThread.Name}.");
        };
        _trace.Responded = () =>
        {
            if (Volatile.Read(ref inside) != 0)
                _trace.Violations.Enqueue("A response was taken while another thread was inside the link's lock.");
        };

        // Two threads carry verbs and do nothing else, so that every scope of theirs is one of the link's lock.
        int[] carriers = new int[2];
        void Linger()
        {
            if (Array.IndexOf(carriers, Environment.CurrentManagedThreadId) < 0)
                return;

            int services = _trace.Services;
            Volatile.Write(ref inside, 1);
            device.Clock.Stall(TimeSpan.FromMicroseconds(63));
            Volatile.Write(ref inside, 0);
            _ = Interlocked.Increment(ref scopes);
            if (_trace.Services != services && Thread.CurrentThread.Name == devicesThread)
                _trace.Violations.Enqueue("The service routine ran on the thread that was inside the scope.");
        }

        void Carry(byte codecAddress, IHdAudioBusInterface ddi)
        {
            carriers[codecAddress] = Environment.CurrentManagedThreadId;
            CarryDialogues(ddi, codecAddress);
        }

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(device, new BusOptions { Trace = _trace }, out HdaBusDriver? driver));
        using (driver)
        using (new LockHook(Linger))
        {
            IHdAudioBusInterface first = Query(driver!, 0);
            IHdAudioBusInterface second = Query(driver!, 1);
            using Worker one = new(() => Carry(0, first));
            using Worker other = new(() => Carry(1, second));
            one.Join(TimeSpan.FromSeconds(30));
            other.Join(TimeSpan.FromSeconds(30));
        }

        Assert.Empty(_trace.Violations);
        Assert.InRange(scopes, 200, int.MaxValue);
        Assert.InRange(_trace.Interrupts, 200, int.MaxValue);
        Assert.Equal(0, device.Memory.OutstandingPages);
    }

    private static IHdAudioBusInterfaceV2 Query(HdaBusDriver driver, int functionGroup = 0)
    {
        _ = driver.FunctionGroups[functionGroup].QueryInterface(HdAudioInterfaceIds.BusInterfaceV2, 176, 0x0100, out IHdAudioInterface? table);
        return Assert.IsAssignableFrom<IHdAudioBusInterfaceV2>(table);
    }

    private static void CarryDialogues(IHdAudioBusInterface ddi, byte codecAddress)
    {
        for (int call = 0; call < 100; call++)
        {
            HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(codecAddress, 10, firstGain: call);
            Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(dialogue));
            Transfers.AssertDialogue(dialogue, firstGain: call);
        }
    }

    private static void ListenToJacks(IHdAudioBusInterfaceV2 ddi, Action heard)
    {
        Assert.Equal(NtStatus.Success, ddi.RegisterEventCallback((_, _) => heard(), null, out byte tag));
        HdAudioCodecTransfer[] enable = Transfers.Of(Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = tag }).AddressedTo(0, LineOut));
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(enable));
    }

    private static void CarryVerbs(PlatformClock clock, IHdAudioBusInterfaceV2 ddi, LineRaiser raiser)
    {
        HdAudioCodecTransfer[] first = Transfers.Dialogue(0, 10, firstGain: 5);
        HdAudioCodecTransfer[] second = Transfers.Dialogue(1, 10, firstGain: 50);
        int done = 0;
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(first, (_, _) => done++));
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(second, (_, _) => done++));
        raiser.JacksToTouch = 1;
        clock.Wait(TimeSpan.FromMilliseconds(10));
        Assert.Equal(2, done);
        Transfers.AssertDialogue(first, firstGain: 5);
        Transfers.AssertDialogue(second, firstGain: 50);

        HdAudioCodecTransfer[] third = Transfers.Dialogue(0, 10, firstGain: 99);
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(third));
        Transfers.AssertDialogue(third, firstGain: 99);
    }

    private static void LiveThroughStreams(PlatformClock clock, IHdAudioBusInterfaceV2 ddi, LineRaiser raiser)
    {
        KEvent moved = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle plain, out _));
        Assert.Equal(NtStatus.Success, ddi.AllocateRenderDmaEngine(Formats.Stereo44, false, out DmaEngineHandle notified, out _));
        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.Success, ddi.ChangeBandwidthAllocation(plain, Formats.Stereo44, out _));
        Assert.Equal(NtStatus.Success, ddi.AllocateDmaBuffer(plain, 4_096, out _, out _, out _, out _));
        Assert.Equal(NtStatus.Success, ddi.AllocateDmaBufferWithNotification(notified, 2, 512, out Mdl? mdl, out nuint size, out _, out _, out _));
        Assert.Equal(NtStatus.Success, ddi.RegisterNotificationEvent(notified, moved));
        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.InvalidDeviceRequest, ddi.SetDmaEngineState(HdAudioStreamState.RunState, [plain, notified]));
        foreach (HdAudioStreamState state in (ReadOnlySpan<HdAudioStreamState>)[HdAudioStreamState.StopState, HdAudioStreamState.RunState, HdAudioStreamState.PauseState, HdAudioStreamState.RunState])
        {
            raiser.JacksToTouch = 1;
            Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(state, [plain, notified]));
        }

        // 64 frames are half of the buffer: an interrupt every 1.5 ms.
        for (int i = 0; i < 10; i++)
        {
            Assert.True(clock.WaitFor(moved, TimeSpan.FromMilliseconds(5)));
            Assert.Equal(NtStatus.Success, ddi.GetLinkPositionRegister(plain, out _));
        }

        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.StopState, [plain, notified]));
        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [plain, notified]));
        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.Success, ddi.UnregisterNotificationEvent(notified, moved));
        Assert.Equal(NtStatus.Success, ddi.FreeDmaBufferWithNotification(notified, mdl!, size));
        Assert.Equal(NtStatus.Success, ddi.FreeDmaBuffer(plain));
        raiser.JacksToTouch = 1;
        Assert.Equal(NtStatus.Success, ddi.FreeDmaEngine(plain));
        Assert.Equal(NtStatus.Success, ddi.FreeDmaEngine(notified));
    }

    // The ring stands still for as long as a verb may take, so that the timer's DPC has its turn.
    private static void AskThatNobodyAnswers(SimulatedPlatform device, IHdAudioBusInterfaceV2 ddi)
    {
        device.Registers.Write8(Specification.Registers.CorbControl.Offset, 0);
        HdAudioCodecTransfer[] lost = Transfers.AskVendor(1);
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(lost));
        Assert.False(lost[0].Input.IsValid);
        device.Registers.Write8(Specification.Registers.CorbControl.Offset, 0b11);
        device.Clock.Wait(TimeSpan.FromMilliseconds(1));
        HdAudioCodecTransfer[] found = Transfers.AskVendor(1);
        Assert.Equal(NtStatus.Success, ddi.TransferCodecVerbs(found));
        Assert.True(found[0].Input.IsValid);
    }

    private static void LeaveAStreamRunning(IHdAudioBusInterfaceV2 ddi)
    {
        Assert.Equal(NtStatus.Success, ddi.AllocateRenderDmaEngine(Formats.Stereo48, false, out DmaEngineHandle handle, out _));
        Assert.Equal(NtStatus.Success, ddi.AllocateDmaBufferWithNotification(handle, 1, 512, out _, out _, out _, out _, out _));
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.StopState, [handle]));
        Assert.Equal(NtStatus.Success, ddi.SetDmaEngineState(HdAudioStreamState.RunState, [handle]));
    }
}
