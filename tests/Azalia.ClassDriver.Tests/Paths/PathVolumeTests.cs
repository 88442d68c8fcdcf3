using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Paths;
using Azalia.Specification.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.ClassDriver.Tests.Paths;

public sealed class PathVolumeTests
{
    // 0 to -63.5 dB by halves; -34.5 to +12 dB by one and a half; 0, 10, 20, 30 dB.
    private static readonly AmplifierCapabilities s_fine = new() { Mute = true, StepSize = 1, StepCount = 127, Offset = 127 };
    private static readonly AmplifierCapabilities s_level = new() { Mute = true, StepSize = 5, StepCount = 31, Offset = 23 };
    private static readonly AmplifierCapabilities s_boost = new() { StepSize = 39, StepCount = 3 };

    private static readonly Config s_config = Repeatable.Config.WithMaxTest(500);

    [Fact]
    public void The_range_is_that_of_all_amplifiers_and_the_step_the_finest()
    {
        PathVolume volume = Volume(s_fine, s_level);

        Assert.Equal((-392, 48, 2), (volume.Minimum, volume.Maximum, volume.Step));
    }

    [Fact]
    public void Zero_decibels_leave_every_amplifier_at_zero()
    {
        PathVolume volume = Volume(s_fine, s_level, s_boost);

        Assert.All(volume.GainsFor(0).Zip(volume.Amplifiers), static pair => Assert.Equal(pair.Second.Neutral, pair.First));
    }

    [Theory]
    [InlineData(-40, -40)]   // The fine one alone.
    [InlineData(-41, -42)]   // The nearest step that is not above.
    [InlineData(24, 24)]     // Above what the fine one can: the coarser one.
    [InlineData(-300, -300)] // Below what it can: both.
    [InlineData(1_000, 48)]
    [InlineData(-1_000, -392)]
    public void A_volume_is_met_or_the_nearest_step_below_it(int quarters, int expected)
    {
        PathVolume volume = Volume(s_fine, s_level);

        Assert.Equal(expected, volume.QuartersOf(volume.GainsFor(quarters)));
    }

    [Fact]
    public void A_coarse_preamplifier_comes_in_only_when_the_converter_is_at_its_end()
    {
        PathVolume volume = Volume(s_level, s_boost);
        int boost = volume.Amplifiers.ToList().FindIndex(static amplifier => amplifier.Capabilities == s_boost);

        Assert.Equal(0, volume.GainsFor(48)[boost]);
        Assert.Equal(1, volume.GainsFor(50)[boost]);
        Assert.Equal(3, volume.GainsFor(1_000)[boost]);
    }

    [Fact]
    public void An_amplifier_without_zero_decibels_is_made_up_for_by_another()
    {
        AmplifierCapabilities onlySoft = new() { StepSize = 1, StepCount = 10, Offset = 22 };
        PathVolume volume = Volume(onlySoft, s_level);

        Assert.Equal(0, volume.QuartersOf(volume.GainsFor(0)));
    }

    [Fact]
    public void A_path_without_amplifiers_has_a_fixed_volume()
    {
        PathVolume volume = Volume();

        Assert.Equal((0, 0, 0), (volume.Minimum, volume.Maximum, volume.Step));
        Assert.Empty(volume.GainsFor(-20));
        Assert.Equal(-1, volume.MutingIndex);
    }

    [Fact]
    public void Whatever_a_codec_claims_a_volume_is_never_above_what_was_asked_unless_it_is_the_lowest() =>
        Prop.ForAll(Claims(), static claims =>
        {
            PathVolume volume = Volume([.. claims.Take(5).Select(static claim => new AmplifierCapabilities((uint)claim))]);
            int asked = claims.LastOrDefault() % 1_000;

            byte[] gains = volume.GainsFor(asked);

            Assert.All(gains.Zip(volume.Amplifiers), static pair => Assert.InRange(pair.First, 0, pair.Second.Capabilities.StepCount));
            Assert.True(volume.QuartersOf(gains) <= Math.Max(asked, volume.Minimum));
        }).Check(s_config);

    private static Arbitrary<int[]> Claims() => Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(6).ToArbitrary();

    private static PathVolume Volume(params AmplifierCapabilities[] fromConverter) =>
        new(fromConverter.Select(static (capabilities, i) => new PathAmplifier(Widget((byte)(i + 2)), IsOutput: true, [0], capabilities)));

    private static Widget Widget(byte node) => new()
    {
        NodeId = node,
        Capabilities = default,
        Pcm = default,
        StreamFormats = default,
        Pin = default,
        Configuration = default,
        InputAmplifier = default,
        OutputAmplifier = default,
        Connections = [],
    };
}
