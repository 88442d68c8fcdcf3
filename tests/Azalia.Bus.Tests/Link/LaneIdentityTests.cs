using Azalia.Bus.Testing.Hardware;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Tests.Link;

/// <summary>A lane is opened again for the codec that fell silent, and for no other (design, section 3).</summary>
public sealed class LaneIdentityTests
{
    // Vendor and subordinate nodes of the generic codec, of which one is right each time but the first.
    [Theory]
    [InlineData(0xA21A_0001u, 0x0001_0001u, true)]
    [InlineData(0xBAD0_BAD0u, 0x0001_0001u, false)]
    [InlineData(0xA21A_0001u, 0x0002_0001u, false)]
    public void A_codec_that_answers_to_another_name_is_not_taken_for_the_one_that_fell_silent(uint vendor, uint nodes, bool isTaken)
    {
        using BusFixture bus = BusFixture.Start();
        bus.Driver.Link.SetIdentity(0, vendor, nodes);
        SilentCodecs silent = new(bus.Platform) { Addresses = 0b1 };
        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(Transfers.AskVendor(0)));
        silent.Addresses = 0;
        HdAudioCodecTransfer[] later = Transfers.AskVendor(0);

        Assert.Equal(NtStatus.Success, bus.Ddi.TransferCodecVerbs(later));

        Assert.Equal(isTaken, later[0].Input.IsValid);
    }
}
