using System.Diagnostics;
using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Stress;

/// <summary>
/// The one test that takes its time: on the paced drive, three threads call the DDI for 10 s with interrupts on. Nothing is lost, nothing is stuck, and no page is left.
/// </summary>
public sealed class ThreeThreadsTests
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    private readonly KnownAnswers _answers = new([CodecProfiles.Generic, CodecProfiles.Minimal]);
    private readonly Stopwatch _time = new();
    private int _streams;
    private int _synchronousVerbs;
    private int _asynchronousVerbs;
    private int _asynchronousCalls;
    private int _callbacks;

    private bool IsOver => _time.Elapsed >= s_duration;

    [Fact]
    public void Three_threads_call_the_DDI_for_10_s_and_nothing_is_lost_or_stuck()
    {
        SimulationOptions options = new()
        {
            Drive = SimulationDrive.Paced,
            Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal],
            ScatterPages = OperatingSystem.IsLinux(),
        };

        // A machine that is busy with other things is not a codec that is silent.
        using BusFixture bus = BusFixture.Start(options, new BusOptions { VerbTimeout = TimeSpan.FromMinutes(5) });
        _time.Start();

        using (Worker streams = new(() => Stream(bus)))
        using (Worker verbs = new(() => Ask(bus.Query(functionGroup: 1))))
        using (Worker mixed = new(() => Mix(bus)))
        {
            streams.Join(s_duration + s_bound);
            verbs.Join(s_bound);
            mixed.Join(s_bound);
        }

        Assert.Equal(_asynchronousCalls, _callbacks);
        Assert.Equal(1, bus.Pages);
        Assert.All(bus.Driver.Inspect().Engines, static engine => Assert.False(engine.IsAllocated));

        // It must have done something: a hundredth of what a quiet machine does.
        Assert.InRange(_streams, 20, int.MaxValue);
        Assert.InRange(_synchronousVerbs, 500, int.MaxValue);
        Assert.InRange(_asynchronousVerbs, 500, int.MaxValue);
    }

    // One thread leads streams through their whole life.
    private void Stream(BusFixture bus)
    {
        IHdAudioBusInterfaceV2 ddi = QueryV2(bus);
        KEvent moved = new(KEventKind.Synchronization);
        for (int round = 0; !IsOver; round++)
        {
            DmaEngineHandle first = Allocate(ddi, round % 2 == 0 ? Formats.Stereo48 : Formats.Stereo44);
            DmaEngineHandle second = Allocate(ddi, Formats.Words(6));
            Succeed(ddi.AllocateDmaBuffer(first, (nuint)(1_000 + round % 50 * 1_000), out Mdl? mdl, out nuint size, out _, out _));
            Succeed(ddi.AllocateDmaBufferWithNotification(second, 2, 3_072, out _, out _, out _, out _, out _));
            Succeed(ddi.RegisterNotificationEvent(second, moved));
            using (DmaView view = bus.Platform.Memory.Map(mdl!))
                view.Fill(0, (int)size, (byte)round);

            Succeed(ddi.SetDmaEngineState(HdAudioStreamState.StopState, [first, second]));
            Succeed(ddi.SetDmaEngineState(HdAudioStreamState.RunState, [first, second]));
            Succeed(ddi.GetLinkPositionRegister(first, out LiveRegister? position));
            Assert.True(bus.Clock.WaitFor(moved, TimeSpan.FromSeconds(30)), "A running stream did not notify.");
            for (int i = 0; i < 50; i++)
                Assert.InRange(position!.Read(), 0u, (uint)size - 1);

            Succeed(ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [first, second]));
            Assert.Equal(NtStatus.InvalidDeviceRequest, ddi.FreeDmaBuffer(first));
            using (KProcessor.Raise(round % 2 == 0 ? Irql.PassiveLevel : Irql.DispatchLevel))
            {
                Succeed(ddi.SetDmaEngineState(HdAudioStreamState.RunState, [first]));
                Succeed(ddi.SetDmaEngineState(HdAudioStreamState.StopState, [first]));
            }

            Succeed(ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [first, second]));
            Assert.Equal(0u, position!.Read());
            foreach (DmaEngineHandle handle in (ReadOnlySpan<DmaEngineHandle>)[first, second])
            {
                Succeed(ddi.FreeDmaBuffer(handle));
                Succeed(ddi.FreeDmaEngine(handle));
                Assert.Equal(NtStatus.InvalidHandle, ddi.FreeDmaEngine(handle));
            }

            _streams += 2;
        }
    }

    // One thread asks and waits.
    private void Ask(IHdAudioBusInterface ddi)
    {
        HdAudioCodecTransfer[] elements = new HdAudioCodecTransfer[64];
        for (int round = 0; !IsOver; round++)
        {
            int count = round % elements.Length + 1;
            _answers.Ask(elements.AsSpan(0, count), round * 7);
            Succeed(ddi.TransferCodecVerbs(elements.AsMemory(0, count)));
            _answers.Check(elements.AsSpan(0, count), round * 7);
            _synchronousVerbs += count;
        }
    }

    // One thread asks and does not wait, and looks at everything else meanwhile.
    private void Mix(BusFixture bus)
    {
        IHdAudioBusInterface ddi = bus.Query();
        KEvent answered = new(KEventKind.Synchronization);
        string? wrong = null;
        bus.Ddi.GetWallClockRegister(out LiveRegister wallClock);
        for (int round = 0; !IsOver; round++)
        {
            int outstanding = 0;
            for (int call = 0; call < 8; call++)
            {
                int first = round * 31 + call * 5;
                HdAudioCodecTransfer[] elements = new HdAudioCodecTransfer[1 + (round + call) % 20];
                _answers.Ask(elements, first);
                _ = Interlocked.Increment(ref outstanding);

                // Queued calls are legal up to DISPATCH_LEVEL: every other one comes from there.
                using IrqlScope level = KProcessor.Raise(call % 2 == 0 ? Irql.PassiveLevel : Irql.DispatchLevel);
                Succeed(ddi.TransferCodecVerbs(elements, (transfer, context) =>
                {
                    wrong ??= CheckCallback(transfer, elements, (int)context!);
                    _callbacks++;
                    _asynchronousVerbs += transfer.Length;
                    _ = Interlocked.Decrement(ref outstanding);
                    answered.Set();
                }, first));
                _asynchronousCalls++;
            }

            LookAround(bus, ddi, wallClock);
            while (Volatile.Read(ref outstanding) != 0)
                Assert.True(bus.Clock.WaitFor(answered, TimeSpan.FromSeconds(30)), "An asynchronous call was never answered.");

            Assert.Null(wrong);
        }

        ddi.InterfaceDereference();
    }

    private static void LookAround(BusFixture bus, IHdAudioBusInterface ddi, LiveRegister wallClock)
    {
        uint from = wallClock.Read();
        HdAudioDeviceInformation information = HdAudioDeviceInformation.V2;
        Succeed(ddi.GetDeviceInformation(ref information));
        Assert.Equal(0b11, information.CodecsDetected);
        Succeed(ddi.RegisterEventCallback(static (_, _) => { }, null, out byte tag));
        Succeed(ddi.AllocateCaptureDmaEngine(0, Formats.Stereo48, out DmaEngineHandle capture, out _));
        Assert.InRange(bus.Driver.Inspect().Engines.Count(static engine => engine.IsAllocated), 1, 3);
        using (KProcessor.Raise(Irql.DispatchLevel))
        {
            Succeed(ddi.GetLinkPositionRegister(capture, out LiveRegister? position));
            Assert.Equal(0u, position!.Read());
            Assert.Equal(NtStatus.InvalidDeviceRequest, ddi.SetDmaEngineState(HdAudioStreamState.RunState, [capture]));
            Assert.Equal(NtStatus.Unsuccessful, ddi.AllocateDmaBuffer(capture, 4_096, out _, out _, out _, out _));
            Assert.Equal(NtStatus.Unsuccessful, ddi.TransferCodecVerbs(new HdAudioCodecTransfer[1]));
            Assert.Equal(NtStatus.Unsuccessful, ddi.UnregisterEventCallback(tag));
            Succeed(ddi.FreeDmaEngine(capture));
        }

        Succeed(ddi.UnregisterEventCallback(tag));
        Assert.InRange(wallClock.Read() - from, 1u, uint.MaxValue / 2);
    }

    private string? CheckCallback(Memory<HdAudioCodecTransfer> transfer, HdAudioCodecTransfer[] elements, int first)
    {
        if (!transfer.Equals(elements.AsMemory()))
            return "A callback got other memory than its call.";

        if ((KProcessor.CurrentIrql, KProcessor.HoldsLock) != (Irql.DispatchLevel, false))
            return $"A callback ran at {KProcessor.CurrentIrql}, lock held: {KProcessor.HoldsLock}.";

        _answers.Check(transfer.Span, first);
        return null;
    }

    private static DmaEngineHandle Allocate(IHdAudioBusInterfaceV2 ddi, HdAudioStreamFormat format)
    {
        Succeed(ddi.AllocateRenderDmaEngine(format, false, out DmaEngineHandle handle, out _));
        return handle;
    }

    private static IHdAudioBusInterfaceV2 QueryV2(BusFixture bus)
    {
        _ = bus.Driver.FunctionGroups[0].QueryInterface(HdAudioInterfaceIds.BusInterfaceV2, 176, 0x0100, out IHdAudioInterface? table);
        return Assert.IsAssignableFrom<IHdAudioBusInterfaceV2>(table);
    }

    private static void Succeed(NtStatus status) => Assert.Equal(NtStatus.Success, status);
}
