using Azalia.Specification.Streams;
using Azalia.Specification.Tests.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Specification.Tests.Windows;

public sealed class HdAudioStreamFormatTests
{
    public static TheoryData<int, int, int, int, int> Vectors => StreamFormatTests.Vectors;

    [Theory, MemberData(nameof(Vectors))]
    public void A_format_encodes_to_its_documented_word_and_back(int rate, int validBits, int containerBits, int channels, int word)
    {
        HdAudioStreamFormat format = new((uint)rate, (ushort)validBits, (ushort)containerBits, (ushort)channels);

        Assert.True(format.TryEncode(out StreamFormat encoded));
        Assert.Equal(word, encoded.Raw);
        Assert.Equal(format, HdAudioStreamFormat.From(encoded));
        Assert.Equal(word, HdAudioConverterFormat.From(encoded).ConverterFormat);
    }

    [Fact]
    public void Exactly_five_pairs_of_valid_bits_and_container_are_taken()
    {
        (int, int)[] legal = [(8, 8), (16, 16), (20, 32), (24, 32), (32, 32)];

        for (ushort valid = 0; valid <= 40; valid++)
        {
            for (ushort container = 0; container <= 40; container++)
                Assert.Equal(legal.Contains((valid, container)), new HdAudioStreamFormat(48_000, valid, container, 2).TryEncode(out _));
        }
    }

    [Theory]
    [InlineData(0u, 2)]
    [InlineData(384_000u, 2)]
    [InlineData(uint.MaxValue, 2)]
    [InlineData(0x8000_BB80u, 2)]
    [InlineData(48_000u, 0)]
    [InlineData(48_000u, 17)]
    [InlineData(48_000u, 65_535)]
    public void A_rate_or_channel_count_without_encoding_is_refused(uint rate, int channels)
    {
        Assert.False(new HdAudioStreamFormat(rate, 16, 16, (ushort)channels).TryEncode(out StreamFormat format));
        Assert.Equal(default, format);
    }

    [Fact]
    public void A_refused_container_leaves_no_format()
    {
        Assert.False(new HdAudioStreamFormat(48_000, 24, 24, 2).TryEncode(out StreamFormat format));
        Assert.Equal(default, format);
    }

    [Fact]
    public void The_wave_format_says_the_same()
    {
        KsDataFormat wave = new HdAudioStreamFormat(96_000, 24, 32, 6).ToKsDataFormat();

        Assert.Equal(new KsDataFormat(SampleRate: 96_000, Channels: 6, ContainerBits: 32, ValidBits: 24), wave);
        Assert.Equal((24u, 2_304_000ul), (wave.BlockAlign, wave.AverageBytesPerSecond));
        Assert.Equal(new HdAudioStreamFormat(96_000, 24, 32, 6), wave.ToHdAudioStreamFormat());
    }
}
