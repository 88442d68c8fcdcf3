using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class CodecProfilesTests
{
    [Fact]
    public void Profiles_are_found_by_the_names_that_they_have()
    {
        Assert.Equal(
            ["generic", "hda-duplex", "hda-duplex-nomixer", "hda-micro", "hda-micro-nomixer", "hda-output", "hda-output-nomixer", "minimal"], CodecProfiles.ByName.Keys.Order(StringComparer.Ordinal));
        Assert.Same(CodecProfiles.Generic, CodecProfiles.ByName["generic"]);
        Assert.Same(CodecProfiles.Minimal, CodecProfiles.ByName["minimal"]);
    }

    [Fact]
    public void Each_profile_makes_a_codec_and_has_a_line_for_a_person() =>
        Assert.All(CodecProfiles.ByName.Values, profile =>
        {
            Assert.Same(profile, new SimulatedCodec(profile).Profile);
            Assert.NotEmpty(profile.Summary);
        });
}
