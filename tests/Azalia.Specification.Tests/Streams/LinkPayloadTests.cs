using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Streams;

public sealed class LinkPayloadTests
{
    [Fact]
    public void A_frame_has_60_words_out_and_29_in()
    {
        Assert.Equal((60, 29), (LinkPayload.OutputWordsPerFrame, LinkPayload.InputWordsPerFrame));
        Assert.Equal(464, LinkPayload.InputPayloadBits);
    }

    [Theory]
    [InlineData(48_000, 16, 2, 2)]
    [InlineData(48_000, 8, 1, 1)]
    [InlineData(8_000, 16, 1, 1)]    // The peak counts: a whole block in one of six frames.
    [InlineData(32_000, 16, 2, 4)]   // x2 / 3: two blocks in a packet.
    [InlineData(44_100, 20, 1, 2)]
    [InlineData(192_000, 24, 8, 48)] // Exactly OUTSTRMPAY of ICH7.
    [InlineData(192_000, 32, 16, 128)]
    public void An_outbound_packet_takes_its_bits_in_whole_words(int rate, int bits, int channels, int words)
    {
        StreamFormat format = Format(rate, bits, channels);

        Assert.Equal(words, LinkPayload.OutputWords(format));
        Assert.Equal(words, LinkPayload.InputWords(format));
    }

    [Theory]
    [InlineData(48_000, 16, 2, 2, 1)]
    [InlineData(48_000, 24, 2, 2, 2)] // Three words, halved and rounded up.
    [InlineData(48_000, 24, 2, 4, 1)]
    public void A_striped_packet_takes_its_share_of_each_line(int rate, int bits, int channels, int lines, int words) =>
        Assert.Equal(words, LinkPayload.OutputWords(Format(rate, bits, channels), lines));

    [Theory]
    [InlineData(192_000, 24, 2, 24, 202)]
    [InlineData(44_100, 20, 1, 3, 34)] // 20 bits are padded to 24.
    [InlineData(48_000, 16, 2, 4, 42)]
    public void An_inbound_packet_is_padded_to_bytes_and_carries_its_tag(int rate, int bits, int channels, int bytes, int bitsOnLine)
    {
        StreamFormat format = Format(rate, bits, channels);

        Assert.Equal((bytes, bitsOnLine), (LinkPayload.InputPacketBytes(format), LinkPayload.InputBits(format)));
    }

    [Theory]
    [InlineData(48_000, 8, 1, 2, false)]
    [InlineData(48_000, 16, 1, 2, true)]
    [InlineData(96_000, 8, 1, 2, true)]
    [InlineData(32_000, 8, 1, 2, false)] // Below 48 kHz counts as one block, although a packet has two.
    [InlineData(48_000, 16, 2, 4, true)]
    [InlineData(48_000, 24, 1, 4, false)]
    public void A_line_must_carry_eight_bits_to_be_worth_striping(int rate, int bits, int channels, int lines, bool isWorthIt) =>
        Assert.Equal(isWorthIt, LinkPayload.MayStripe(Format(rate, bits, channels), lines));

    private static StreamFormat Format(int rate, int bits, int channels)
    {
        Assert.True(StreamFormat.TryCreate(rate, bits, channels, out StreamFormat format));
        return format;
    }
}
