using Azalia.Bus.Ddi;
using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance;

/// <summary>
/// Every format that can be encoded, asked for alone on a default controller: it gets its word, or is too large for one stream, as the arithmetic of the documents says
/// (hardware 2.7, DDI 6.2). The rates and their encodings are typed by hand.
/// </summary>
public abstract class BandwidthConformance(ConformancePlatform platform) : DdiFacts(platform)
{
    private const int FamilyOf44100 = 0x4000;

    public static TheoryData<int, int, int, int> Rates
    {
        get
        {
            TheoryData<int, int, int, int> rates = [];
            foreach ((int hertz, int family, int multiple, int divisor) in s_rates)
                rates.Add(hertz, family, multiple, divisor);

            return rates;
        }
    }

    private static readonly (int ValidBits, int Container)[] s_samples = [(8, 8), (16, 16), (20, 32), (24, 32), (32, 32)];

    private static readonly (int Hertz, int Family, int Multiple, int Divisor)[] s_rates =
    [
        (6_000, 0, 1, 8), (8_000, 0, 1, 6), (9_600, 0, 1, 5), (12_000, 0, 1, 4), (16_000, 0, 1, 3), (18_000, 0, 3, 8), (19_200, 0, 2, 5), (24_000, 0, 1, 2),
        (28_800, 0, 3, 5), (32_000, 0, 2, 3), (36_000, 0, 3, 4), (38_400, 0, 4, 5), (48_000, 0, 1, 1), (64_000, 0, 4, 3), (72_000, 0, 3, 2), (96_000, 0, 2, 1),
        (144_000, 0, 3, 1), (192_000, 0, 4, 1),
        (6_300, FamilyOf44100, 1, 7), (7_350, FamilyOf44100, 1, 6), (8_820, FamilyOf44100, 1, 5), (11_025, FamilyOf44100, 1, 4), (12_600, FamilyOf44100, 2, 7),
        (14_700, FamilyOf44100, 1, 3), (17_640, FamilyOf44100, 2, 5), (18_900, FamilyOf44100, 3, 7), (22_050, FamilyOf44100, 1, 2), (25_200, FamilyOf44100, 4, 7),
        (26_460, FamilyOf44100, 3, 5), (29_400, FamilyOf44100, 2, 3), (33_075, FamilyOf44100, 3, 4), (35_280, FamilyOf44100, 4, 5), (44_100, FamilyOf44100, 1, 1),
        (58_800, FamilyOf44100, 4, 3), (66_150, FamilyOf44100, 3, 2), (88_200, FamilyOf44100, 2, 1), (132_300, FamilyOf44100, 3, 1), (176_400, FamilyOf44100, 4, 1),
    ];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Each_format_of_a_rate_is_encoded_or_too_large_on_an_output(int hertz, int family, int multiple, int divisor)
    {
        using BusFixture bus = Start();
        foreach ((int validBits, int container, int code) in (ReadOnlySpan<(int, int, int)>)[(8, 8, 0), (16, 16, 1), (20, 32, 2), (24, 32, 3), (32, 32, 4)])
        {
            for (int channels = 1; channels <= 16; channels++)
            {
                HdAudioStreamFormat format = new((uint)hertz, (ushort)validBits, (ushort)container, (ushort)channels);
                int words = (channels * validBits * multiple + 15) / 16;
                NtStatus status = bus.Ddi.AllocateRenderDmaEngine(format, false, out DmaEngineHandle handle, out HdAudioConverterFormat encoded);

                Assert.Equal((format, words <= 48 ? NtStatus.Success : NtStatus.BufferTooSmall), (format, status));
                if (!status.IsSuccess)
                    continue;

                Assert.Equal(family | (multiple - 1) << 11 | (divisor - 1) << 8 | code << 4 | (channels - 1), encoded.ConverterFormat);
                Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Each_format_of_a_rate_is_encoded_or_too_large_on_an_input(int hertz, int family, int multiple, int divisor)
    {
        _ = family + divisor;
        using BusFixture bus = Start();
        foreach ((int validBits, int container) in (ReadOnlySpan<(int, int)>)[(8, 8), (16, 16), (20, 32), (24, 32), (32, 32)])
        {
            for (int channels = 1; channels <= 16; channels++)
            {
                HdAudioStreamFormat format = new((uint)hertz, (ushort)validBits, (ushort)container, (ushort)channels);
                int bits = channels * validBits * multiple;
                NtStatus expected = (bits + 15) / 16 > 24 ? NtStatus.BufferTooSmall
                    : (bits + 7) / 8 * 8 + 10 > 464 ? NtStatus.InsufficientResources
                    : NtStatus.Success;
                NtStatus status = bus.Ddi.AllocateCaptureDmaEngine(0, format, out DmaEngineHandle handle, out _);

                Assert.Equal((format, expected), (format, status));
                if (status.IsSuccess)
                    Assert.Equal(NtStatus.Success, bus.Ddi.FreeDmaEngine(handle));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Sixty_words_of_unstriped_streams_fit_on_any_number_of_output_lines_and_the_next_word_does_not(int lines)
    {
        using BusFixture bus = Start(Needs.Lines(lines));
        _ = bus.AllocateRender(Formats.FortyEightWords);
        _ = bus.AllocateRender(Formats.Words(11));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(2), false, out _, out _));

        _ = bus.AllocateRender(Formats.OneWord);
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
    }

    // 3.7: a striped stream is spread over two lines, also where there are four.
    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(4, 120)]
    public void Striped_streams_fit_up_to_sixty_words_of_each_line_and_the_next_one_does_not(int lines, int words)
    {
        using BusFixture bus = Start(Needs.Lines(lines));
        for (int left = words; left > 0; left -= 12)
            _ = bus.AllocateRender(Formats.Words(12), stripe: true);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.Words(1), true, out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
    }

    [Fact]
    public void An_odd_number_of_words_costs_its_half_rounded_up()
    {
        using BusFixture bus = Start(Needs.Lines(2));
        _ = bus.AllocateRender(Formats.FortyEightWords);

        // 12 words are left: 25 striped words would be 13, and 23 are 12.
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(new(96_000, 20, 32, 10), true, out _, out _));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(new(96_000, 20, 32, 9), true, out _, out _));
        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, false, out _, out _));
    }

    [Fact]
    public void A_stream_of_less_than_a_byte_for_each_line_is_not_striped_and_costs_its_whole_word()
    {
        using BusFixture bus = Start(Needs.Lines(2));
        _ = bus.AllocateRender(Formats.FortyEightWords);
        for (int word = 1; word <= 12; word++)
            _ = bus.AllocateRender(Formats.OneWord, stripe: true);

        Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateRenderDmaEngine(Formats.OneWord, true, out _, out _));
    }

    [Fact]
    public void Each_input_line_carries_464_bits_whatever_the_others_carry()
    {
        using BusFixture bus = Start(Needs.Lines(1) with { Codecs = [.. Enumerable.Repeat(Simulation.Codecs.CodecProfiles.Minimal, 3)] });
        foreach (byte line in (ReadOnlySpan<byte>)[2, 0, 1])
        {
            // 10 bits of tag and a whole number of bytes: 202 + 202 + 50 of 464, and 10 left, which are not even a tag and a byte.
            Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(line, new(192_000, 24, 32, 2), out _, out _));
            Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(line, new(192_000, 24, 32, 2), out _, out _));
            Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(line, new(48_000, 8, 8, 7), out _, out _));
            Assert.Equal(NtStatus.Success, bus.Ddi.AllocateCaptureDmaEngine(line, new(48_000, 8, 8, 5), out _, out _));
            Assert.Equal(NtStatus.InsufficientResources, bus.Ddi.AllocateCaptureDmaEngine(line, Formats.OneWord, out _, out _));
        }

        Assert.Equal([10, 10, 10], bus.Driver.Inspect().Bandwidth.Inputs.Select(static line => line.FreeBits));
        Assert.Equal(NtStatus.Success, bus.Ddi.AllocateRenderDmaEngine(Formats.FortyEightWords, false, out _, out _));
    }

    // Sets of streams, in the order of a die: whatever 2.7 says fits is accepted, and what does not is refused.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Any_set_of_output_streams_is_accepted_exactly_as_long_as_it_fits(int lines)
    {
        Random dice = new(lines);
        int refused = 0;
        for (int set = 0; set < 40; set++)
        {
            using BusFixture bus = Start(Needs.Lines(lines));
            int used = 0;
            for (int engines = 0; engines < 15;)
            {
                (HdAudioStreamFormat format, int multiple) = Roll(dice);
                bool stripe = dice.Next(2) == 0;
                int words = (format.NumberOfChannels * format.ValidBitsPerSample * multiple + 15) / 16;
                bool isStriped = stripe && lines > 1 && format.NumberOfChannels * format.ValidBitsPerSample * Math.Max(1, format.SampleRate / 48_000) >= 16;
                int cost = isStriped ? (words + 1) / 2 : words;
                NtStatus expected = words > 48 ? NtStatus.BufferTooSmall : used + cost > 60 ? NtStatus.InsufficientResources : NtStatus.Success;

                Assert.Equal((format, stripe, used, expected), (format, stripe, used, bus.Ddi.AllocateRenderDmaEngine(format, stripe, out _, out _)));
                if (expected == NtStatus.InsufficientResources)
                {
                    refused++;
                    break;
                }

                if (expected.IsSuccess)
                {
                    used += cost;
                    engines++;
                }
            }
        }

        Assert.InRange(refused, 20, 40);
    }

    [Fact]
    public void Any_set_of_input_streams_is_accepted_exactly_as_long_as_it_fits_on_its_line()
    {
        Random dice = new(27);
        int refused = 0;
        for (int set = 0; set < 40; set++)
        {
            using BusFixture bus = Start(Needs.Lines(1) with { Codecs = [.. Enumerable.Repeat(Simulation.Codecs.CodecProfiles.Minimal, 2)] });
            int[] used = [0, 0];
            for (int engines = 0; engines < 15;)
            {
                (HdAudioStreamFormat format, int multiple) = Roll(dice);
                int line = dice.Next(2);
                int bits = format.NumberOfChannels * format.ValidBitsPerSample * multiple;
                int cost = 10 + (bits + 7) / 8 * 8;
                NtStatus expected = (bits + 15) / 16 > 24 ? NtStatus.BufferTooSmall
                    : used[line] + cost > 464 ? NtStatus.InsufficientResources
                    : NtStatus.Success;

                Assert.Equal((format, used[line], expected), (format, used[line], bus.Ddi.AllocateCaptureDmaEngine((byte)line, format, out _, out _)));
                if (expected == NtStatus.InsufficientResources)
                {
                    refused++;
                    break;
                }

                if (expected.IsSuccess)
                {
                    used[line] += cost;
                    engines++;
                }
            }
        }

        Assert.InRange(refused, 20, 40);
    }

    private static (HdAudioStreamFormat Format, int Multiple) Roll(Random dice)
    {
        (int hertz, _, int multiple, _) = s_rates[dice.Next(s_rates.Length)];
        (int validBits, int container) = s_samples[dice.Next(s_samples.Length)];
        return (new HdAudioStreamFormat((uint)hertz, (ushort)validBits, (ushort)container, (ushort)dice.Next(1, 9)), multiple);
    }
}
