using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Lifecycle;

/// <summary>What a sleep must not leave behind in the link.</summary>
public sealed class ResumeTests
{
    [Fact]
    public void A_codec_that_falls_silent_after_a_resume_costs_one_time_out_whatever_was_on_its_way_at_the_sleep()
    {
        using BusFixture bus = BusFixture.Start();
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), static (_, _) => { }));
        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Assert.Equal(NtStatus.Success, bus.Driver.Resume());
        HdAudioCodecTransfer[] lost = Transfers.AskVendor(0);
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lost));

        Assert.Equal(default, lost[0].Input);
        Assert.InRange(bus.Clock.Ticks - from, PlatformClock.TicksPerSecond, PlatformClock.TicksPerSecond + 24_000);
        silent.Addresses = 0;
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 10);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue);
    }

    [Fact]
    public void A_removal_by_a_DPC_at_any_moment_of_a_sleep_and_a_resume_lasts()
    {
        int inResume = 0;
        for (int moment = 0; moment < 2_000; moment += 20)
        {
            using BusFixture bus = BusFixture.Start();
            bus.IsDamaged = true;
            _ = bus.EngineAt(EnginePlace.Running);
            bool isRemoved = false;
            using KTimer timer = bus.Clock.CreateTimer(new Dpc(() =>
            {
                isRemoved = true;
                bus.Driver.SurpriseRemove();
            }));
            timer.Set(TimeSpan.FromMicroseconds(moment));

            _ = bus.Driver.Sleep();
            bool wasAsleep = !isRemoved;
            NtStatus status = bus.Driver.Resume();
            inResume += wasAsleep && isRemoved ? 1 : 0;

            Assert.Equal(isRemoved, !status.IsSuccess);
            Assert.Equal(isRemoved ? BusState.Removed : BusState.Started, bus.Driver.State);
            Assert.Equal(isRemoved ? NtStatus.InvalidDeviceRequest : NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        }

        Assert.NotEqual(0, inResume);
    }

    [Fact]
    public void A_removal_in_the_middle_of_a_resume_is_not_forgotten_at_its_end()
    {
        using BusFixture bus = BusFixture.Start(new SimulationOptions { Drive = SimulationDrive.Paced });
        bus.IsDamaged = true;
        Assert.Equal(NtStatus.Success, bus.Driver.Sleep());
        Worker? removal = null;
        bus.Platform.Window.Writing = (offset, _, value) =>
        {
            if (offset == GlobalControl.Offset && (value & 1) != 0)
                removal ??= new Worker(bus.Driver.SurpriseRemove);

            return true;
        };

        _ = bus.Driver.Resume();
        removal!.Join(TimeSpan.FromSeconds(30));
        removal.Dispose();

        Assert.Equal(BusState.Removed, bus.Driver.State);
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Driver.Resume());
        Assert.Equal(NtStatus.InvalidDeviceRequest, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
    }
}
