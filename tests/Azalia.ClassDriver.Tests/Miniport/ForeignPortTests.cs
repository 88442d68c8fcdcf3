using System.Buffers.Binary;
using Azalia.Bus;
using Azalia.ClassDriver.Tests.Sound;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Tests.Miniport;

/// <summary>The miniport on somebody else's port, by the contracts alone, over the whole stack down to the pin.</summary>
public sealed class ForeignPortTests
{
    private const int Sample = 0x1234 << 16;

    [Fact]
    public void The_miniport_plays_for_any_port_that_keeps_the_contracts()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        Ear ear = new();
        platform.Codecs[0].Attach(driver!.Endpoints[0].PinNode, ear);
        ForeignPort port = new(platform.Memory);
        Assert.Equal(NtStatus.Success, port.Init(new WaveRTDevice(platform.Memory, platform.Clock), null, driver.Miniport, "adapter", null));
        Assert.Equal(NtStatus.Success, port.Miniport!.GetDescription(out PcFilterDescriptor? description));
        Assert.Equal(KsPinDataFlow.In, description!.Pins[0].DataFlow);

        Assert.Equal(NtStatus.Success, port.Miniport.NewStream(out IMiniportWaveRTStream? stream, port, 0, capture: false, new KsDataFormat(48_000, 2, 16, 16)));
        IMiniportWaveRTStreamNotification notifying = Assert.IsType<IMiniportWaveRTStreamNotification>(stream, exactMatch: false);
        IMiniportWaveRTOutputStream output = Assert.IsType<IMiniportWaveRTOutputStream>(stream, exactMatch: false);
        Assert.IsNotType<IMiniportWaveRTInputStream>(stream, exactMatch: false);
        Assert.Equal(
            NtStatus.Success,
            notifying.AllocateBufferWithNotification(2, 3_840, out Mdl? mdl, out uint size, out uint offset, out MemoryCachingType cache));
        Assert.Equal((3_840u, 0u, MemoryCachingType.MmWriteCombined), (size, offset, cache));
        using (DmaView view = platform.Memory.Map(mdl!))
        {
            for (int at = 0; at < view.Length; at += 2)
                BinaryPrimitives.WriteInt16LittleEndian(view.Span[at..], Sample >> 16);
        }

        KEvent notification = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, notifying.RegisterNotificationEvent(notification));

        // States are skipped on the way up and on the way down, and asked for twice (14.10).
        Assert.Equal(NtStatus.Success, stream!.SetState(KsState.Run));
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Run));
        Assert.True(platform.Clock.WaitFor(notification, TimeSpan.FromMilliseconds(11)));
        Assert.Equal(NtStatus.Success, output.GetPacketCount(out uint packets));
        Assert.Equal(1u, packets);
        Assert.Equal(NtStatus.Success, output.SetWritePacket(2, KsStreamHeaderOptions.None, 0));
        Assert.Equal(NtStatus.Success, stream.GetPosition(out KsAudioPosition position));
        Assert.InRange(position.PlayOffset, 1_700ul, 1_920ul);
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Stop));
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Stop));
        Assert.Equal(NtStatus.Success, notifying.UnregisterNotificationEvent(notification));
        notifying.FreeBufferWithNotification(mdl, size);
        notifying.FreeBufferWithNotification(null, 0);
        stream.Dispose();

        Assert.Equal(Sample, ear.FirstSample);
        driver.Dispose();
        bus.Dispose();
        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_port_that_frees_carelessly_leaves_nothing_behind(bool mixed)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        IMiniportWaveRTStreamNotification stream = OpenStream(platform, driver!);
        int pages = platform.Memory.OutstandingPages;

        // More often than the bus has places for callbacks: none of them may be kept.
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(NtStatus.Success, stream.AllocateBufferWithNotification(2, 3_840, out Mdl? mdl, out uint size, out _, out _));
            stream.FreeBufferWithNotification(null, size);
            stream.FreeAudioBuffer(null, size);
            Assert.NotEqual(pages, platform.Memory.OutstandingPages);
            if (mixed)
                stream.FreeAudioBuffer(mdl, 0);
            else
                stream.FreeBufferWithNotification(mdl, size + 128);

            Assert.Equal(pages, platform.Memory.OutstandingPages);
            Assert.Equal(NtStatus.Success, stream.AllocateAudioBuffer(3_840, out mdl, out size, out _, out _));
            stream.FreeBufferWithNotification(mdl, 1);
            Assert.Equal(pages, platform.Memory.OutstandingPages);
        }

        stream.Dispose();
        Assert.DoesNotContain(bus.Inspect().Engines, static engine => engine.IsAllocated);
        driver!.Dispose();
        bus.Dispose();
    }

    [Fact]
    public void What_is_no_state_and_no_event_is_STATUS_INVALID_PARAMETER_and_changes_nothing()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        IMiniportWaveRTStreamNotification stream = OpenStream(platform, driver!);
        Assert.Equal(NtStatus.Success, stream.AllocateBufferWithNotification(2, 3_840, out Mdl? mdl, out uint size, out _, out _));

        Assert.Equal(NtStatus.InvalidParameter, stream.RegisterNotificationEvent(null!));
        Assert.Equal(NtStatus.NotFound, stream.UnregisterNotificationEvent(null!));
        foreach (KsState state in (ReadOnlySpan<KsState>)[(KsState)(-1), (KsState)4, (KsState)int.MaxValue])
            Assert.Equal(NtStatus.InvalidParameter, stream.SetState(state));

        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Run));
        foreach (KsState state in (ReadOnlySpan<KsState>)[(KsState)(-1), (KsState)4])
            Assert.Equal(NtStatus.InvalidParameter, stream.SetState(state));

        platform.Clock.Wait(TimeSpan.FromMilliseconds(30));
        Assert.Equal(NtStatus.Success, Assert.IsType<IMiniportWaveRTOutputStream>(stream, exactMatch: false).GetPacketCount(out uint packets));
        Assert.Equal(3u, packets);
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Stop));
        stream.FreeBufferWithNotification(mdl, size);
        stream.Dispose();
        driver!.Dispose();
        bus.Dispose();
    }

    [Fact]
    public void A_removal_that_is_told_twice_is_one()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? bus));
        Assert.Equal(NtStatus.Success, HdAudioFunctionDriver.Start(bus!.FunctionGroups[0], platform, new ClassDriverOptions(), out HdAudioFunctionDriver? driver));
        IMiniportWaveRTStreamNotification stream = OpenStream(platform, driver!);
        int pages = platform.Memory.OutstandingPages;
        Assert.Equal(NtStatus.Success, stream.AllocateBufferWithNotification(2, 3_840, out Mdl? mdl, out uint size, out _, out _));
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Run));
        bus.SurpriseRemove();

        ((IMiniportPnpNotify)driver!.Miniport).PnpStop();
        ((IMiniportPnpNotify)driver.Miniport).PnpStop();

        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Pause));
        Assert.Equal(NtStatus.DeviceRemoved, stream.SetState(KsState.Run));
        Assert.Equal(NtStatus.Success, stream.SetState(KsState.Stop));
        Assert.Equal(NtStatus.DeviceRemoved, stream.SetState(KsState.Acquire));
        stream.FreeBufferWithNotification(mdl, size);
        Assert.Equal(pages, platform.Memory.OutstandingPages);
        stream.Dispose();
        driver.Dispose();
        bus.Dispose();
    }

    private static IMiniportWaveRTStreamNotification OpenStream(SimulatedPlatform platform, HdAudioFunctionDriver driver)
    {
        ForeignPort port = new(platform.Memory);
        Assert.Equal(NtStatus.Success, port.Init(new WaveRTDevice(platform.Memory, platform.Clock), null, driver.Miniport, "adapter", null));
        Assert.Equal(NtStatus.Success, port.Miniport!.NewStream(out IMiniportWaveRTStream? stream, port, 0, capture: false, new KsDataFormat(48_000, 2, 16, 16)));
        return Assert.IsType<IMiniportWaveRTStreamNotification>(stream, exactMatch: false);
    }
}
