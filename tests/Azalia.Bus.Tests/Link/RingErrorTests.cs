using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Link;

/// <summary>A memory error stops the CORB until the controller is reset (hardware 3.4): verbs fail without waiting, and nothing else is touched.</summary>
public sealed class RingErrorTests
{
    [Fact]
    public void The_verb_in_the_ring_and_all_later_ones_fail_without_a_time_out()
    {
        using BusFixture bus = StartBroken();
        long from = bus.Clock.Ticks;
        HdAudioCodecTransfer[] lost = Transfers.AskVendor(0, 100);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lost));
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lost));

        Assert.All(lost, static element => Assert.Equal(default, element.Input));
        Assert.InRange(bus.Clock.Ticks - from, 0, PlatformClock.ToTicks(TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void A_stream_that_runs_runs_on()
    {
        using BusFixture bus = StartBroken();
        DmaEngineHandle engine = bus.EngineAt(EnginePlace.Running, Formats.Stereo48);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        Assert.Equal(NtStatus.Success, bus.Ddi.GetLinkPositionRegister(engine, out LiveRegister? position));
        uint before = position!.Read();

        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));

        Assert.NotEqual(before, position.Read());
    }

    [Fact]
    public void A_sleep_and_a_resume_bring_the_ring_back()
    {
        using BusFixture bus = StartBroken();
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));

        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());

        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
    }

    // As if the mapping of the ring were lost: the base leads to memory that was not given to the device.
    private static BusFixture StartBroken()
    {
        BusFixture bus = BusFixture.Start();
        bus.IsDamaged = true;
        MmioWindow registers = bus.Simulation.Registers;
        registers.Write8(CorbControl.Offset, 0);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));
        registers.Write32(CorbUpperBase.Offset, 0x7F);
        registers.Write8(CorbControl.Offset, new CorbControl { Run = true, MemoryErrorInterruptEnable = true }.Raw);
        return bus;
    }
}
