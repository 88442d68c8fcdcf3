using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Faults;

/// <summary>Kind a: a codec never appears, appears late, or on a wrong line.</summary>
public sealed class A_CodecThatIsNotThere
{
    [Fact]
    public void A_codec_that_never_appears_is_left_out_and_its_neighbour_works()
    {
        using BusFixture bus = FaultedBus.Start("codec 0: absent");

        Assert.Equal(1, Assert.Single(bus.Driver.FunctionGroups).CodecAddress);
        HdAudioCodecTransfer[] asked = Transfers.AskVendor(0);
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(asked));
        Assert.False(asked[0].Input.IsValid);
        FaultedBus.CodecAnswers(bus, 1);
        FaultedBus.StreamPlays(bus);
        FaultedBus.AllStruck(bus);
    }

    [Theory]
    [InlineData("codec 0 until 40 frames: absent", 2)]
    [InlineData("codec 0 until 100 frames: absent", 1)]
    public void A_codec_that_appears_late_is_found_if_it_comes_within_the_wait(string plan, int found) => Assert.Equal(found, FaultedBus.CodecsFound(plan));

    [Fact]
    public void A_codec_on_the_wrong_line_does_not_answer_and_costs_one_time_out() => Assert.Equal(0, FaultedBus.CodecsFound("read STATESTS: = 8"));
}
