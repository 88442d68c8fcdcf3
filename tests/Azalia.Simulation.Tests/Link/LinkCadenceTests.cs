using Azalia.Simulation.Link;
using Azalia.Specification.Streams;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Link;

public sealed class LinkCadenceTests
{
    private const int LinkFramesPerSecond = 48_000;

    public static TheoryData<int> EveryRate
    {
        get
        {
            TheoryData<int> rates = [];
            foreach (SampleRate rate in SampleRates.All)
                rates.Add(rate.Hertz);
            return rates;
        }
    }

    [Fact]
    public void Forty_eight_kilohertz_has_one_frame_in_every_link_frame()
    {
        LinkCadence cadence = Cadence(48_000);

        Assert.Equal("YYYYYYYY", Pattern(cadence, 8));
        Assert.Equal(1, cadence.SampleFramesIn(1));
        Assert.Equal(480, cadence.SampleFramesIn(480));
    }

    [Fact]
    public void Forty_four_point_one_kilohertz_goes_in_the_literal_groups_of_the_specification()
    {
        const string expected =
            "YYYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYYN" +
            "YYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYN" + "YYYYYYYYYYYN";

        Assert.Equal(expected, Pattern(Cadence(44_100), 160));
        Assert.Equal(expected + expected, Pattern(Cadence(44_100), 320));
    }

    [Fact]
    public void Twenty_two_point_zero_five_kilohertz_counts_slots_of_two_link_frames()
    {
        LinkCadence cadence = Cadence(22_050);

        Assert.Equal("YNYNYNYNYNYNYNYNYNYNYNYNNNYN", Pattern(cadence, 28));
        Assert.Equal(147, cadence.SampleFramesIn(320));
    }

    [Fact]
    public void Eleven_kilohertz_is_147_frames_in_640_link_frames() => Assert.Equal(147, Cadence(11_025).SampleFramesIn(640));

    [Fact]
    public void Eighty_eight_point_two_kilohertz_has_two_frames_in_every_packet()
    {
        LinkCadence cadence = Cadence(88_200);

        Assert.Equal(Pattern(Cadence(44_100), 160), Pattern(cadence, 160));
        Assert.Equal(24, cadence.SampleFramesIn(12));
        Assert.Equal(24, cadence.SampleFramesIn(13));
        Assert.Equal(26, cadence.SampleFramesIn(14));
    }

    [Fact]
    public void Thirty_two_kilohertz_is_a_packet_of_two_and_two_empty_link_frames()
    {
        LinkCadence cadence = Cadence(32_000);

        Assert.Equal("YNNYNN", Pattern(cadence, 6));
        Assert.Equal([0L, 2, 2, 2, 4], Enumerable.Range(0, 5).Select(n => cadence.SampleFramesIn(n)));
    }

    [Fact]
    public void Eight_kilohertz_is_one_frame_in_six() => Assert.Equal("YNNNNNYNNNNN", Pattern(Cadence(8_000), 12));

    [Fact]
    public void One_hundred_ninety_two_kilohertz_is_four_frames_in_each() => Assert.Equal(4 * 1_000, Cadence(192_000).SampleFramesIn(1_000));

    [Theory]
    [MemberData(nameof(EveryRate))]
    public void Every_rate_is_exact_over_its_own_cycle_and_never_drifts(int hertz)
    {
        LinkCadence cadence = Cadence(hertz);

        // 160 slots of at most 8 link frames: after 7 * 8 * 5 * 3 seconds every cycle of every divisor has ended.
        const long seconds = 7 * 8 * 5 * 3;
        Assert.Equal(hertz * seconds, cadence.SampleFramesIn(LinkFramesPerSecond * seconds));
        Assert.Equal(hertz * seconds * 1_000_000, cadence.SampleFramesIn(LinkFramesPerSecond * seconds * 1_000_000));
    }

    [Theory]
    [MemberData(nameof(EveryRate))]
    public void The_closed_form_equals_counting_link_frame_by_link_frame(int hertz)
    {
        LinkCadence cadence = Cadence(hertz);
        var naive = new NaiveCadence(Format(hertz));

        long sent = 0;
        for (int linkFrame = 0; linkFrame < 2 * 160 * 8 + 7; linkFrame++)
        {
            Assert.Equal(sent, cadence.SampleFramesIn(linkFrame));
            int packet = naive.Next();
            Assert.Equal(packet != 0, cadence.CarriesPacket(linkFrame));
            for (int i = 1; i <= packet; i++)
                Assert.Equal(linkFrame + 1, cadence.LinkFramesFor(sent + i));
            sent += packet;
        }
    }

    [Fact]
    public void No_link_frame_is_needed_for_no_sample() => Assert.Equal(0, Cadence(44_100).LinkFramesFor(0));

    [Fact]
    public void The_inverse_is_the_first_count_of_link_frames_that_suffices_however_far() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>().MapFilter(Math.Abs, i => i >= 0),
            ArbMap.Default.ArbFor<byte>(),
            (far, which) =>
            {
                LinkCadence cadence = Cadence(SampleRates.All[which % SampleRates.All.Length].Hertz);
                long wanted = 1 + (long)far * 7_919;
                long linkFrames = cadence.LinkFramesFor(wanted);
                return cadence.SampleFramesIn(linkFrames) >= wanted && cadence.SampleFramesIn(linkFrames - 1) < wanted && cadence.CarriesPacket(linkFrames - 1);
            }).MustHold();

    [Fact]
    public void Any_window_of_the_closed_form_equals_the_naive_generator_in_that_window() =>
        Prop.ForAll(
            Gen.Choose(0, 20_000).ToArbitrary(),
            Gen.Choose(0, 3_000).ToArbitrary(),
            Gen.Choose(0, SampleRates.All.Length - 1).ToArbitrary(),
            (start, length, which) =>
            {
                int hertz = SampleRates.All[which].Hertz;
                var naive = new NaiveCadence(Format(hertz));
                for (int i = 0; i < start; i++)
                    _ = naive.Next();
                long expected = 0;
                for (int i = 0; i < length; i++)
                    expected += naive.Next();
                LinkCadence cadence = Cadence(hertz);
                return cadence.SampleFramesIn(start + length) - cadence.SampleFramesIn(start) == expected;
            }).MustHold();

    [Fact]
    public void A_format_with_a_reserved_code_has_no_cadence() =>
        Assert.Throws<ArgumentException>(() => new LinkCadence(new StreamFormat(0x0050)));

    [Fact]
    public void Asking_allocates_nothing()
    {
        LinkCadence cadence = Cadence(44_100);

        AllocationAssert.None(() =>
        {
            _ = cadence.SampleFramesIn(cadence.LinkFramesFor(123_456_789));
            _ = cadence.CarriesPacket(987_654_321);
        });
    }

    private static StreamFormat Format(int hertz) => StreamFormat.TryCreate(hertz, 16, 2, out StreamFormat format) ? format : throw new ArgumentException("No such rate.");

    private static LinkCadence Cadence(int hertz) => new(Format(hertz));

    private static string Pattern(LinkCadence cadence, int linkFrames) =>
        string.Concat(Enumerable.Range(0, linkFrames).Select(n => cadence.CarriesPacket(n) ? 'Y' : 'N'));

    /// <summary>The state machine of hardware 2.4, one link frame at a time.</summary>
    private sealed class NaiveCadence(StreamFormat format)
    {
        private static readonly int[] s_groups = [12, 11, 11, 12, 11, 11, 12, 11, 11, 12, 11, 11, 11];

        private int _group;
        private int _left = s_groups[0];
        private int _skip;

        public int Next()
        {
            if (_skip > 0)
            {
                _skip--;
                return 0;
            }

            _skip = format.Divisor - 1;
            if (format.Base == 44_100 && --_left == 0)
            {
                _group = (_group + 1) % s_groups.Length;
                _left = s_groups[_group];
                _skip += format.Divisor;
            }
            return format.Multiple;
        }
    }
}
