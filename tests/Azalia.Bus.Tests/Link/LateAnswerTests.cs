using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Link;

/// <summary>
/// An answer that comes after its time-out reaches nobody and shifts nothing, as long as it comes inside the window of the resynchronisation (design, section 3).
/// The verb is held back by keeping hardware from learning of it.
/// </summary>
public sealed class LateAnswerTests
{
    private static readonly TimeSpan s_quarterOfTheWindow = TimeSpan.FromMicroseconds(130);

    private ushort _heldBack;

    [Fact]
    public void While_nobody_waits_it_is_dropped()
    {
        using BusFixture bus = BusFixture.Start();
        LoseOne(bus);

        Release(bus);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, bus.Driver.Link.SpuriousResponses);
        AssertDialogue(bus);
    }

    [Fact]
    public void Inside_the_idle_frames_it_is_dropped_and_the_call_that_waits_is_answered_right()
    {
        using BusFixture bus = BusFixture.Start();
        LoseOne(bus);
        HdAudioCodecTransfer[] waiting = Transfers.Dialogue(0, 5, firstGain: 40);
        bool isDone = false;
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(waiting, (_, _) => isDone = true));

        bus.Clock.Wait(s_quarterOfTheWindow);
        Release(bus);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(5));

        Assert.True(isDone);
        Transfers.AssertDialogue(waiting, firstGain: 40);
        Assert.Equal(1, bus.Driver.Link.SpuriousResponses);
    }

    [Fact]
    public void In_place_of_a_probes_answer_it_fails_the_call_that_waits_and_nothing_after_it()
    {
        using BusFixture bus = BusFixture.Start();
        LoseOne(bus);
        HdAudioCodecTransfer[] unlucky = Transfers.Dialogue(0, 5);

        // The ring still holds the verb: the write pointer that tells of the probe tells of it as well, and its answer comes first.
        bus.Platform.Repair();
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(unlucky));
        Assert.All(unlucky, static element => Assert.Equal(default, element.Input));

        AssertDialogue(bus);
        AssertDialogue(bus);
    }

    [Fact]
    public void It_never_lands_in_the_memory_of_the_call_that_gave_it_up()
    {
        using BusFixture bus = BusFixture.Start();
        HdAudioCodecTransfer[] lost = LoseOne(bus);

        Release(bus);
        bus.Clock.Wait(TimeSpan.FromMilliseconds(1));
        AssertDialogue(bus);

        Assert.Equal(default, lost[0].Input);
    }

    // The verb is one whose answer is neither zero nor that of a probe.
    private HdAudioCodecTransfer[] LoseOne(BusFixture bus)
    {
        HdAudioCodecTransfer[] lost = Transfers.Of(Verb.GetConfigurationDefault().AddressedTo(0, 0x08));
        bus.Platform.Window.Writing = (offset, _, value) =>
        {
            if (offset != CorbWritePointer.Offset)
                return true;

            _heldBack = (ushort)value;
            return false;
        };

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(lost));
        Assert.Equal(default, lost[0].Input);
        return lost;
    }

    private void Release(BusFixture bus)
    {
        bus.Platform.Repair();
        bus.Simulation.Registers.Write16(CorbWritePointer.Offset, _heldBack);
    }

    private static void AssertDialogue(BusFixture bus)
    {
        HdAudioCodecTransfer[] dialogue = Transfers.Dialogue(0, 20, firstGain: 3);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(dialogue));
        Transfers.AssertDialogue(dialogue, firstGain: 3);
    }
}
