using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Streams;

public sealed class SampleRatesTests
{
    // Rate, base, multiple, divisor, as the document lists them.
    public static TheoryData<int, int, int, int> Documented => new()
    {
        { 6000, 48000, 1, 8 }, { 8000, 48000, 1, 6 }, { 9600, 48000, 1, 5 }, { 12000, 48000, 1, 4 }, { 16000, 48000, 1, 3 },
        { 18000, 48000, 3, 8 }, { 19200, 48000, 2, 5 }, { 24000, 48000, 1, 2 }, { 28800, 48000, 3, 5 }, { 32000, 48000, 2, 3 },
        { 36000, 48000, 3, 4 }, { 38400, 48000, 4, 5 }, { 48000, 48000, 1, 1 }, { 64000, 48000, 4, 3 }, { 72000, 48000, 3, 2 },
        { 96000, 48000, 2, 1 }, { 144000, 48000, 3, 1 }, { 192000, 48000, 4, 1 },
        { 6300, 44100, 1, 7 }, { 7350, 44100, 1, 6 }, { 8820, 44100, 1, 5 }, { 11025, 44100, 1, 4 }, { 12600, 44100, 2, 7 },
        { 14700, 44100, 1, 3 }, { 17640, 44100, 2, 5 }, { 18900, 44100, 3, 7 }, { 22050, 44100, 1, 2 }, { 25200, 44100, 4, 7 },
        { 26460, 44100, 3, 5 }, { 29400, 44100, 2, 3 }, { 33075, 44100, 3, 4 }, { 35280, 44100, 4, 5 }, { 44100, 44100, 1, 1 },
        { 58800, 44100, 4, 3 }, { 66150, 44100, 3, 2 }, { 88200, 44100, 2, 1 }, { 132300, 44100, 3, 1 }, { 176400, 44100, 4, 1 },
    };

    [Fact]
    public void There_are_38_rates() => Assert.Equal((38, 38), (Documented.Count, SampleRates.All.Length));

    [Theory, MemberData(nameof(Documented))]
    public void A_rate_has_its_documented_encoding(int hertz, int baseRate, int multiple, int divisor)
    {
        Assert.True(SampleRates.TryFind(hertz, out SampleRate rate));
        Assert.Equal(new SampleRate(hertz, baseRate, multiple, divisor), rate);
    }

    [Theory, MemberData(nameof(Documented))]
    public void A_rates_code_reads_back_as_the_rate(int hertz, int baseRate, int multiple, int divisor)
    {
        Assert.True(SampleRates.TryFind(hertz, out SampleRate rate));

        StreamFormat format = new(rate.Code);

        Assert.Equal((hertz, baseRate, multiple, divisor), (format.SampleRate, format.Base, format.Multiple, format.Divisor));
    }

    [Fact]
    public void Every_whole_rate_that_the_fields_can_say_is_there_in_lowest_terms()
    {
        var expected = new SortedDictionary<int, (int Base, int Multiple, int Divisor)>();
        foreach (int baseRate in new[] { 48_000, 44_100 })
        {
            for (int multiple = 4; multiple >= 1; multiple--)
            {
                for (int divisor = 8; divisor >= 1; divisor--)
                {
                    if (baseRate * multiple % divisor == 0)
                        expected[baseRate * multiple / divisor] = (baseRate, multiple, divisor);
                }
            }
        }

        Assert.Equal(expected.Select(pair => new SampleRate(pair.Key, pair.Value.Base, pair.Value.Multiple, pair.Value.Divisor)), SampleRates.All.ToArray());
    }

    [Fact]
    public void The_rates_that_every_driver_must_take_are_there()
    {
        Assert.Equal([8000, 11025, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000], SampleRates.Common.ToArray());
        foreach (int hertz in SampleRates.Common)
            Assert.True(SampleRates.TryFind(hertz, out _), $"{hertz}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-48_000)]
    [InlineData(5_512)]
    [InlineData(37_800)]
    [InlineData(44_099)]
    [InlineData(50_000)]
    [InlineData(384_000)]
    public void A_rate_that_cannot_be_encoded_is_not_found(int hertz) => Assert.False(SampleRates.TryFind(hertz, out _));
}
