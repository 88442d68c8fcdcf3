using Azalia.Bus.Ddi;
using Azalia.Bus.Testing.Hardware;
using Azalia.Platform;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>A codec that does not answer costs one time-out, and its neighbours nothing (DDI 2.1; design, section 3).</summary>
public abstract partial class TransferCodecVerbsConformance
{
    // 25 frames: the silence before a question, and the time for its answer.
    private const long QuietTicks = 12_500;
    private const long Second = PlatformClock.TicksPerSecond;
    private const long Millisecond = Second / 1_000;

    private static readonly SimulationOptions s_twoCodecs = new() { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] };

    [Fact]
    public void A_verb_without_an_answer_is_STATUS_SUCCESS_with_IsValid_0_and_HasFifoOverrun_0_after_one_second()
    {
        using BusFixture bus = StartExact();
        _ = new SilentCodecs(bus.Platform) { Addresses = 0b1 };
        HdAudioCodecTransfer[] transfer = Transfers.AskVendor(0);
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(transfer));

        Assert.Equal(default, transfer[0].Input);
        Assert.InRange(bus.Clock.Ticks - from, Second, Second + Millisecond);
    }

    [Fact]
    public void The_time_that_a_codec_has_is_an_option()
    {
        using BusFixture bus = StartExact(options: new BusOptions { VerbTimeout = TimeSpan.FromMilliseconds(30) });
        _ = new SilentCodecs(bus.Platform) { Addresses = 0b1 };
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));

        Assert.InRange(bus.Clock.Ticks - from, 30 * Millisecond, 31 * Millisecond);
    }

    [Fact]
    public void The_rest_of_the_call_for_that_codec_fails_at_once_and_the_rest_for_others_is_answered()
    {
        using BusFixture bus = StartExact(s_twoCodecs);
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        HdAudioCodecTransfer[] mixed = [.. Transfers.Dialogue(1, 5), .. Transfers.AskVendor(0, 100), .. Transfers.Dialogue(1, 5), .. Transfers.AskVendor(0, 100), .. Transfers.Dialogue(1, 5)];
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(mixed));

        // One time-out, and one question who it is, for which the codec has a few frames.
        Assert.InRange(bus.Clock.Ticks - from, Second, Second + 5 * Millisecond);
        Assert.Equal(2, silent.Swallowed);
        Transfers.AssertDialogue(mixed.AsSpan(0, 10));
        Transfers.AssertDialogue(mixed.AsSpan(110, 10));
        Transfers.AssertDialogue(mixed.AsSpan(220, 10));
        Assert.All(mixed[10..110], static element => Assert.Equal(default, element.Input));
        Assert.All(mixed[120..220], static element => Assert.Equal(default, element.Input));
    }

    [Fact]
    public void Clients_of_its_neighbours_notice_nothing()
    {
        using BusFixture bus = StartExact(s_twoCodecs);
        IHdAudioBusInterface neighbour = bus.Query(functionGroup: 1);
        HdAudioCodecTransfer[] reference = Transfers.Dialogue(1, 100);
        long from = bus.Clock.Ticks;
        Assert.Equal(NtStatus.Success, neighbour.TransferCodecVerbs(reference));
        long usual = bus.Clock.Ticks - from;

        _ = new SilentCodecs(bus.Platform) { Addresses = 0b1 };
        bool isSilentDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0, 10), (_, _) => isSilentDone = true));
        for (int i = 0; i < 10; i++)
        {
            HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(1, 100, firstGain: i);
            from = bus.Clock.Ticks;
            Assert.Equal(NtStatus.Success, neighbour.TransferCodecVerbs(dialogue));
            Transfers.AssertDialogue(dialogue, firstGain: i);

            // The one frame is that of the swallowed verb.
            Assert.InRange(bus.Clock.Ticks - from, usual, usual + 500);
        }

        Assert.False(isSilentDone);
        bus.Clock.Wait(TimeSpan.FromSeconds(1));
        Assert.True(isSilentDone);
    }

    [Fact]
    public void A_codec_that_stays_silent_fails_a_later_call_as_soon_as_it_has_not_answered_who_it_is()
    {
        using BusFixture bus = StartExact();
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        HdAudioCodecTransfer[] later = Transfers.AskVendor(0, 50);
        long from = bus.Clock.Ticks;

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(later));

        Assert.All(later, static element => Assert.Equal(default, element.Input));
        Assert.InRange(bus.Clock.Ticks - from, 2 * QuietTicks, 3 * QuietTicks);
        Assert.Equal(2, silent.Swallowed);
    }

    [Fact]
    public void A_codec_that_speaks_again_is_heard_again()
    {
        using BusFixture bus = StartExact();
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        for (int round = 0; round < 3; round++)
        {
            silent.Addresses = 0b1;
            HdAudioCodecTransfer[] lost = Transfers.Dialogue(0, 5);
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lost));
            Assert.All(lost, static element => Assert.False(element.Input.IsValid));

            silent.Addresses = 0;
            HdAudioCodecTransfer[] heard = Transfers.Dialogue(0, 50, firstGain: round);
            long from = bus.Clock.Ticks;
            Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(heard));
            Transfers.AssertDialogue(heard, firstGain: round);
            Assert.InRange(bus.Clock.Ticks - from, 0, 10 * Millisecond);
        }
    }

    [Fact]
    public void A_codec_that_falls_silent_between_the_probes_is_given_up_and_found_again_later()
    {
        using BusFixture bus = StartExact();
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        silent.Addresses = 0;
        HdAudioCodecTransfer[] unlucky = Transfers.AskVendor(0);
        bool isDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(unlucky, (_, _) => isDone = true));

        // 25 idle frames are 521 us; the first probe is answered two frames later.
        bus.Clock.Wait(TimeSpan.FromMicroseconds(530));
        silent.Addresses = 0b1;
        bus.Clock.Wait(TimeSpan.FromSeconds(1.1));
        Assert.True(isDone);
        Assert.Equal(default, unlucky[0].Input);

        silent.Addresses = 0;
        Assert.Equal(Transfers.VendorOf(CodecProfiles.Generic), bus.Ask(0, 0, Specification.Codecs.Verb.GetParameter(Specification.Codecs.ParameterId.VendorId)));
    }

    [Fact]
    public void Calls_that_wait_for_the_codec_are_served_once_it_is_found_again()
    {
        using BusFixture bus = StartExact();
        IHdAudioBusInterface other = bus.Query();
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        HdAudioCodecTransfer[] waiting = Transfers.Dialogue(0, 10);
        bool isDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0), static (_, _) => { }));
        Assert.Equal(NtStatus.Success, other.TransferCodecVerbs(waiting, (_, _) => isDone = true));

        bus.Clock.Wait(TimeSpan.FromMilliseconds(999));
        silent.Addresses = 0;
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));

        Assert.True(isDone);
        Transfers.AssertDialogue(waiting);
    }

    [Fact]
    public void Fourteen_silent_codecs_cost_the_time_of_one()
    {
        using BusFixture bus = StartExact(new SimulationOptions { Codecs = [.. Enumerable.Repeat(CodecProfiles.Minimal, 14)] });
        _ = new SilentCodecs(bus.Platform) { Addresses = 0x3FFF };
        int done = 0;
        for (byte address = 0; address < 14; address++)
            Assert.Equal(NtStatus.Success, bus.Query(address).TransferCodecVerbs(Transfers.AskVendor(address, 10), (_, _) => done++));

        bus.Clock.Wait(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, done);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(3));

        Assert.Equal(14, done);
    }

    [Fact]
    public void A_codec_that_is_silent_from_the_start_is_left_out_and_its_neighbours_are_found()
    {
        using SimulatedPlatform device = SimulatedPlatform.Create(s_twoCodecs);
        FaultyPlatform platform = new(device);
        _ = new SilentCodecs(platform) { Addresses = 0b1 };

        Assert.Equal(NtStatus.Success, HdaBusDriver.Start(platform, null, out HdaBusDriver? driver));

        using (driver)
            Assert.Equal([1], driver!.FunctionGroups.Select(static group => (int)group.CodecAddress));

        Assert.Equal(0, device.Memory.OutstandingPages);
    }
}
