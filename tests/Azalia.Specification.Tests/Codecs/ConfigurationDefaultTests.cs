using Azalia.Specification.Codecs;

namespace Azalia.Specification.Tests.Codecs;

public sealed class ConfigurationDefaultTests
{
    [Fact]
    public void The_word_splits_as_documented()
    {
        // A green 1/8" jack at the rear for line out, first of association 1.
        ConfigurationDefault pin = new(0x0101_4010);

        Assert.Equal(PortConnectivity.Jack, pin.Connectivity);
        Assert.Equal((JackChassis.External, JackPosition.Rear), (pin.Location.Chassis, pin.Location.Position));
        Assert.Equal((DefaultDevice.LineOut, ConnectionType.EighthInch, JackColor.Green), (pin.Device, pin.Connection, pin.Color));
        Assert.Equal((1, 0, false), (pin.Association, pin.Sequence, pin.JackDetectOverride));
    }

    [Fact]
    public void The_word_is_built_from_its_parts() => Assert.Equal(0x9017_0110u, new ConfigurationDefault
    {
        Connectivity = PortConnectivity.Fixed,
        Location = new JackLocation { Chassis = JackChassis.Internal },
        Device = DefaultDevice.Speaker,
        Connection = ConnectionType.OtherAnalog,
        JackDetectOverride = true,
        Association = 1,
    }.Raw);

    [Theory]
    [InlineData(0x0101_4010u, "line out, green 1/8\" jack, rear")]
    [InlineData(0x0221_101Fu, "headphone, black 1/8\" jack, front")]
    [InlineData(0x9017_0110u, "speaker, fixed, internal")]
    [InlineData(0x4000_0000u, "not connected")]
    [InlineData(0x1856_0010u, "digital out, digital jack, internal, digital display")]
    [InlineData(0xB7A7_0130u, "microphone, fixed, lid, inside")]
    [InlineData(0xC2A1_9020u, "microphone, pink 1/8\" jack and fixed, front")]
    [InlineData(0x0000_4010u, "line out, green jack, external")]
    public void It_reads_in_words(uint raw, string words) => Assert.Equal(words, new ConfigurationDefault(raw).Describe());

    [Theory]
    [InlineData(0x00, "external")]
    [InlineData(0x01, "rear")]
    [InlineData(0x02, "front")]
    [InlineData(0x03, "left")]
    [InlineData(0x04, "right")]
    [InlineData(0x05, "top")]
    [InlineData(0x06, "bottom")]
    [InlineData(0x07, "rear panel")]
    [InlineData(0x08, "drive bay")]
    [InlineData(0x10, "internal")]
    [InlineData(0x17, "internal, riser")]
    [InlineData(0x18, "internal, digital display")]
    [InlineData(0x19, "internal, ATAPI")]
    [InlineData(0x21, "separate chassis, rear")]
    [InlineData(0x37, "lid, inside")]
    [InlineData(0x38, "lid, outside")]
    [InlineData(0x2F, "separate chassis, place Fh")]
    public void A_location_reads_in_words(int raw, string words) => Assert.Equal(words, new JackLocation((byte)raw).ToString());

    [Fact]
    public void Every_word_has_words() => Property.Holds(Property.UInt32, raw =>
        new ConfigurationDefault(raw).Describe().Length > 0 && new ConfigurationDefault(raw).ToString().StartsWith("ConfigurationDefault {", StringComparison.Ordinal));

    [Fact]
    public void Fields_have_their_documented_values()
    {
        Assert.Equal([0, 1, 2, 3], Values<PortConnectivity>());
        Assert.Equal(Enumerable.Range(0, 16), Values<DefaultDevice>());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xA, 0xB, 0xF], Values<ConnectionType>());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xE, 0xF], Values<JackColor>());
        Assert.Equal((0x2, 0x8, 0xA, 0xC), ((int)DefaultDevice.HeadphoneOut, (int)DefaultDevice.LineIn, (int)DefaultDevice.MicrophoneIn, (int)DefaultDevice.SpdifIn));
        Assert.Equal((0x3, 0x5, 0x8, 0xA), ((int)ConnectionType.Atapi, (int)ConnectionType.Optical, (int)ConnectionType.MultichannelDin, (int)ConnectionType.Rj11));
        Assert.Equal((0x1, 0x3, 0x4, 0x9, 0xE), ((int)JackColor.Black, (int)JackColor.Blue, (int)JackColor.Green, (int)JackColor.Pink, (int)JackColor.White));
    }

    [Fact]
    public void Text_tells_the_pin() => Assert.Equal(
        "ConfigurationDefault { Connectivity = Jack, Device = LineOut, Location = rear, Connection = EighthInch, Color = Green, Association = 1 }",
        new ConfigurationDefault(0x0101_4010).ToString());

    private static IEnumerable<int> Values<T>() where T : struct, Enum => Enum.GetValues<T>().Select(value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));
}
