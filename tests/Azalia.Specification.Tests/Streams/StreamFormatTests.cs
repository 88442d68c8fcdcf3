using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Streams;

public sealed class StreamFormatTests
{
    // Rate, valid bits, container bits, channels, word: the test vectors of the bus driver's document.
    public static TheoryData<int, int, int, int, int> Vectors => new()
    {
        { 48000, 16, 16, 2, 0x0011 }, { 96000, 24, 32, 2, 0x0831 },
        { 44100, 16, 16, 2, 0x4011 }, { 96000, 20, 32, 2, 0x0821 },
        { 22050, 16, 16, 2, 0x4111 }, { 88200, 24, 32, 8, 0x4837 },
        { 8000, 8, 8, 1, 0x0500 }, { 176400, 32, 32, 2, 0x5841 },
        { 8000, 16, 16, 1, 0x0510 }, { 192000, 24, 32, 2, 0x1831 },
        { 11025, 16, 16, 2, 0x4311 }, { 192000, 32, 32, 16, 0x184F },
        { 16000, 16, 16, 1, 0x0210 }, { 144000, 16, 16, 2, 0x1011 },
        { 32000, 16, 16, 2, 0x0A11 }, { 24000, 16, 16, 2, 0x0111 },
        { 9600, 16, 16, 1, 0x0410 }, { 6000, 8, 8, 1, 0x0700 },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void A_format_has_its_documented_word(int rate, int validBits, int containerBits, int channels, int word)
    {
        Assert.True(StreamFormat.TryCreate(rate, validBits, channels, out StreamFormat format));
        Assert.Equal(word, format.Raw);
        Assert.Equal(containerBits, format.ContainerBytes * 8);
    }

    [Theory, MemberData(nameof(Vectors))]
    public void A_word_reads_as_its_documented_format(int rate, int validBits, int containerBits, int channels, int word)
    {
        StreamFormat format = new((ushort)word);

        Assert.Equal(
            (rate, validBits, containerBits / 8, channels, containerBits / 8 * channels),
            (format.SampleRate, format.BitsPerSample, format.ContainerBytes, format.Channels, format.BytesPerFrame));
        Assert.True(format.IsValid);
        Assert.True(format.IsCanonical);
        Assert.False(format.IsNonPcm);
    }

    [Fact]
    public void Every_rate_width_and_channel_count_survives_the_way_there_and_back()
    {
        foreach (SampleRate rate in SampleRates.All)
        {
            foreach (int bits in new[] { 8, 16, 20, 24, 32 })
            {
                for (int channels = 1; channels <= 16; channels++)
                {
                    Assert.True(StreamFormat.TryCreate(rate.Hertz, bits, channels, out StreamFormat format));
                    Assert.Equal((rate.Hertz, bits, channels), (format.SampleRate, format.BitsPerSample, format.Channels));
                    Assert.Equal((rate.Multiple, rate.Divisor, rate.Multiple), (format.Multiple, format.Divisor, format.BlocksPerPacket));
                    Assert.True(format.IsCanonical);
                }
            }
        }
    }

    [Fact]
    public void Only_the_38_rates_are_taken()
    {
        HashSet<int> rates = [.. SampleRates.All.ToArray().Select(rate => rate.Hertz)];

        for (int hertz = -1; hertz <= 400_000; hertz++)
            Assert.Equal(rates.Contains(hertz), StreamFormat.TryCreate(hertz, 16, 2, out _));
    }

    [Fact]
    public void Only_five_sample_widths_are_taken()
    {
        for (int bits = -1; bits <= 64; bits++)
            Assert.Equal(bits is 8 or 16 or 20 or 24 or 32, StreamFormat.TryCreate(48_000, bits, 2, out _));
    }

    [Fact]
    public void Only_1_to_16_channels_are_taken()
    {
        for (int channels = -1; channels <= 32; channels++)
            Assert.Equal(channels is >= 1 and <= 16, StreamFormat.TryCreate(48_000, 16, channels, out _));
    }

    [Fact]
    public void What_is_refused_leaves_no_format()
    {
        Assert.False(StreamFormat.TryCreate(48_000, 16, 17, out StreamFormat format));
        Assert.Equal(default, format);
    }

    [Fact]
    public void A_word_is_valid_without_reserved_codes() => Property.Holds(Property.UInt32, raw =>
    {
        bool reservedMultiple = (raw >> 11 & 7) > 3;
        bool reservedBits = (raw >> 4 & 7) > 4;
        bool bit7 = (raw & 0x80) != 0;
        return new StreamFormat((ushort)raw).IsValid == !(reservedMultiple || reservedBits || bit7);
    });

    [Fact]
    public void A_word_is_canonical_when_it_is_what_its_format_gives() => Property.Holds(Property.UInt32, raw =>
    {
        StreamFormat format = new((ushort)raw);
        bool isReproduced = StreamFormat.TryCreate(format.SampleRate, format.BitsPerSample, format.Channels, out StreamFormat again) && again == format;
        return format.IsCanonical == isReproduced;
    });

    [Theory]
    [InlineData(0x0911)] // x2 / 2
    [InlineData(0x4711)] // 44,100 / 8 is no whole number
    [InlineData(0x8011)] // non-PCM
    public void Another_encoding_is_valid_but_not_canonical(int word)
    {
        StreamFormat format = new((ushort)word);

        Assert.True(format.IsValid);
        Assert.False(format.IsCanonical);
    }

    [Fact]
    public void A_reserved_width_has_no_bytes()
    {
        StreamFormat format = new(0x0051);

        Assert.Equal((0, 0, 0), (format.BitsPerSample, format.ContainerBytes, format.BytesPerFrame));
    }

    [Fact]
    public void Samples_of_20_bits_take_20_on_the_link_and_32_in_memory()
    {
        Assert.True(StreamFormat.TryCreate(96_000, 20, 2, out StreamFormat format));

        Assert.Equal((80, 8), (format.BitsPerPacket, format.BytesPerFrame));
    }

    [Fact]
    public void Text_tells_the_format() =>
        Assert.Equal("StreamFormat { SampleRate = 44100, BitsPerSample = 24, Channels = 6 }", new StreamFormat(0x4035).ToString());
}
