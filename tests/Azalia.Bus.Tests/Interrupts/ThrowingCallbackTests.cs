using Azalia.Bus.Ddi;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Interrupts;

/// <summary>
/// A client's callback throws, as a failed assertion in a test of his does. On the virtual drive the exception arrives where he waited; the driver goes on, and can be stopped.
/// </summary>
public sealed class ThrowingCallbackTests
{
    private static readonly TimeSpan s_while = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void A_notification_that_throws_hangs_nothing()
    {
        using BusFixture bus = BusFixture.Start();
        DmaEngineHandle handle = bus.AllocateRender();
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateDmaBufferWithNotification(handle, 2, 3_840, out _, out _, out _, out _, out _));
        HdAudioDmaNotificationCallback throws = static (_, _) => throw new TimeZoneNotFoundException();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationCallback(handle, bus, throws, null));
        bus.SetState(HdAudioStreamState.StopState, handle);
        bus.SetState(HdAudioStreamState.RunState, handle);

        _ = Assert.Throws<TimeZoneNotFoundException>(() => bus.Clock.Wait(s_while));

        Assert.Equal(Irql.PassiveLevel, KProcessor.CurrentIrql);
        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterNotificationCallback(handle, throws, null));
        KEvent moved = new(KEventKind.Synchronization);
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterNotificationEvent(handle, moved));
        Assert.True(bus.Clock.WaitFor(moved, s_while));
    }

    [Fact]
    public void A_completion_that_throws_hangs_nothing_and_keeps_no_place_in_the_queue()
    {
        using BusFixture bus = BusFixture.Start(options: new BusOptions { QueuedCalls = 2 });
        for (int i = 0; i < 5; i++)
        {
            _ = Assert.Throws<TimeZoneNotFoundException>(() =>
            {
                Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), static (_, _) => throw new TimeZoneNotFoundException()));
                bus.Clock.Wait(s_while);
            });
        }

        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
    }

    [Fact]
    public void A_listener_that_throws_hangs_nothing_and_gives_its_tag_back()
    {
        const byte Headphone = 0x09;
        using BusFixture bus = BusFixture.Start();
        Assert.Equal(NtStatus.Success, bus.Ddi.RegisterEventCallback(static (_, _) => throw new TimeZoneNotFoundException(), null, out byte tag));
        _ = bus.Ask(0, Headphone, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = tag }));
        if (bus.Simulation.Codecs[0].IsPlugged(Headphone))
            bus.Simulation.Codecs[0].Unplug(Headphone);
        else
            bus.Simulation.Codecs[0].Plug(Headphone);

        _ = Assert.Throws<TimeZoneNotFoundException>(() => bus.Clock.Wait(s_while));

        Assert.Equal(NtStatus.Success, bus.Ddi.UnregisterEventCallback(tag));
        Assert.NotEqual(0u, bus.Ask(0, 0, Verb.GetParameter(ParameterId.VendorId)));
    }
}
