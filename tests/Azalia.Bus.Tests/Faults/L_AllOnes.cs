using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind l: every register reads all ones, for ever or for a while.</summary>
public sealed class L_AllOnes
{
    [Fact]
    public void A_device_that_is_gone_ends_every_call_with_a_status_and_gives_its_pages_back()
    {
        using BusFixture bus = FaultedBus.Start("registers from 50 ms: gone");
        bus.IsDamaged = true; // Behind registers that nobody reaches the device goes on.
        DmaEngineHandle handle = bus.EngineAt(EnginePlace.Running);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(50));
        long from = bus.Clock.Ticks;

        HdAudioCodecTransfer[] asked = Transfers.AskVendor(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(asked));
        Assert.All(asked, static element => Assert.False(element.Input.IsValid));
        Assert.Equal(NtStatus.Success, bus.Ddi.SetDmaEngineState(HdAudioStreamState.PauseState, [handle]));
        Assert.Equal(NtStatus.Success, bus.Ddi.SetDmaEngineState(HdAudioStreamState.ResetState, [handle]));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaBuffer(handle));
        Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
        Assert.InRange(bus.Clock.Ticks - from, 0, 3 * PlatformClock.TicksPerSecond);
        FaultedBus.AllStruck(bus);
    }

    [Fact]
    public void A_device_that_was_asleep_for_a_moment_works_again()
    {
        using BusFixture bus = FaultedBus.Start("registers from 50 ms until 60 ms: gone");
        bus.Clock.Wait(TimeSpan.FromMilliseconds(51));
        _ = bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0));
        bus.Clock.Wait(TimeSpan.FromMilliseconds(20));

        // The ring still holds the verb that hardware was not told of; its answer costs the next call, and no other.
        _ = bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0));
        FaultedBus.NothingElseIsLost(bus);
    }

    [Fact]
    public void A_device_that_is_not_there_at_all_is_STATUS_DEVICE_NOT_READY() => FaultedBus.FailsToStart("registers: gone", NtStatus.DeviceNotReady);
}
