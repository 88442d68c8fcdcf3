using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.ClassDriver.Tests.Endpoints;

public sealed class EndpointTests
{
    [Fact]
    public void The_generic_codec_has_three_outputs_and_two_inputs_with_names_that_a_person_knows()
    {
        using FakeDriver driver = new();

        Assert.Equal(
            [
                ("line-out", "Line Out, 1/8\" jack, green, rear", EndpointDirection.Render, 0x08),
                ("headphone", "Headphone, 1/8\" jack, green, front", EndpointDirection.Render, 0x09),
                ("speaker", "Speaker, built in", EndpointDirection.Render, 0x0A),
                ("microphone", "Microphone, 1/8\" jack, pink, rear", EndpointDirection.Capture, 0x0B),
                ("line-in", "Line In, 1/8\" jack, blue, rear", EndpointDirection.Capture, 0x0C),
            ],
            driver.Endpoints.Select(static endpoint => (endpoint.Id, endpoint.Name, endpoint.Direction, (int)endpoint.PinNode)));
    }

    [Theory]
    [InlineData(DefaultDevice.HeadphoneOut, PortConnectivity.Jack, ConnectionType.QuarterInch, JackColor.Black, 0x03, "Headphone, 1/4\" jack, black, left")]
    [InlineData(DefaultDevice.LineOut, PortConnectivity.Both, ConnectionType.Rca, JackColor.White, 0x21, "Line Out, RCA jack, white, separate chassis, rear")]
    [InlineData(DefaultDevice.LineOut, PortConnectivity.Jack, ConnectionType.Unknown, JackColor.Unknown, 0x00, "Line Out, jack")]
    [InlineData(DefaultDevice.LineOut, PortConnectivity.Jack, ConnectionType.Combination, JackColor.Other, 0x07, "Line Out, combination jack, rear panel")]
    [InlineData(DefaultDevice.LineOut, PortConnectivity.Jack, ConnectionType.EighthInch, (JackColor)0xB, 0x01, "Line Out, 1/8\" jack, rear")]
    [InlineData(DefaultDevice.Speaker, PortConnectivity.Fixed, ConnectionType.OtherAnalog, JackColor.Black, 0x10, "Speaker, built in")]
    [InlineData(DefaultDevice.MicrophoneIn, PortConnectivity.Fixed, ConnectionType.Unknown, JackColor.Unknown, 0x37, "Microphone, built in, lid, inside")]
    [InlineData(DefaultDevice.Speaker, PortConnectivity.Fixed, ConnectionType.Unknown, JackColor.Unknown, 0x16, "Speaker, built in, internal, bottom")]
    public void A_name_says_what_is_known_and_no_more(
        DefaultDevice device, PortConnectivity connectivity, ConnectionType connection, JackColor color, byte location, string name)
    {
        ConfigurationDefault pin = new()
        {
            Device = device,
            Connectivity = connectivity,
            Connection = connection,
            Color = color,
            Location = new JackLocation(location),
        };

        Assert.Equal(name, EndpointName.Of(pin));
    }

    [Fact]
    public void A_second_pin_of_a_kind_gets_a_number()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Output(3, DefaultDevice.Speaker, 2).Output(4, DefaultDevice.Speaker, 2).Output(5, DefaultDevice.LineOut, 2).Build());

        Assert.Equal(["line-out", "speaker", "speaker-2"], driver.Endpoints.Select(static endpoint => endpoint.Id));
        Assert.Equal(["line-out", "speaker", "speaker"], driver.Endpoints.Select(static endpoint => endpoint.Kind));
    }

    [Fact]
    public void Pins_are_ranked_as_the_maker_of_the_board_ranked_them()
    {
        static ConfigurationDefault Rank(byte association, byte sequence) =>
            new() { Device = DefaultDevice.LineOut, Association = association, Sequence = sequence };

        PinCapabilities output = new() { Output = true };
        using FakeDriver driver = new(new CodecBuilder().Converter(2)
            .Pin(3, output, Rank(2, 0), 2).Pin(4, output, Rank(1, 1), 2).Pin(5, output, Rank(1, 0), 2).Build());

        Assert.Equal([5, 4, 3], driver.Endpoints.Select(static endpoint => (int)endpoint.PinNode));
    }

    [Fact]
    public void A_pin_that_is_no_endpoint_is_listed_with_the_reason()
    {
        ConfigurationDefault nothing = new() { Device = DefaultDevice.LineOut, Connectivity = PortConnectivity.None };
        using FakeDriver driver = new(new CodecBuilder().Converter(2)
            .Pin(3, new PinCapabilities { Output = true }, nothing, 2)
            .Pin(4, DefaultDevice.Speaker, default, 2)
            .Output(5, DefaultDevice.LineOut, 2)
            .Output(6, DefaultDevice.HeadphoneOut)
            .Input(7, DefaultDevice.LineIn).Build());

        Assert.Equal(["line-out"], driver.Endpoints.Select(static endpoint => endpoint.Id));
        Assert.Equal(
            [
                new UnusedPin(3, "Line Out, not connected", "nothing is connected to it"),
                new UnusedPin(4, "Speaker, jack", "it can be neither an input nor an output"),
                new UnusedPin(6, "Headphone, jack", "no way leads to it from an output converter"),
                new UnusedPin(7, "Line In, jack", "no way leads from it to an input converter"),
            ],
            driver.Driver.UnusedPins);
    }

    [Fact]
    public void Where_the_board_says_nothing_about_any_output_all_of_them_are_endpoints()
    {
        ConfigurationDefault nothing = new() { Device = DefaultDevice.Speaker, Connectivity = PortConnectivity.None };
        using FakeDriver driver = new(new CodecBuilder().Converter(2)
            .Pin(3, new PinCapabilities { Output = true }, nothing, 2)
            .Pin(4, new PinCapabilities { Output = true }, nothing, 2).Build());

        Assert.Equal(["Speaker, not connected", "Speaker, not connected (2)"], driver.Endpoints.Select(static endpoint => endpoint.Name));
        Assert.Empty(driver.Driver.UnusedPins);
    }

    [Fact]
    public void A_pin_that_can_only_do_the_other_thing_does_that()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).InputConverter(3, 5)
            .Pin(4, DefaultDevice.MicrophoneIn, new PinCapabilities { Output = true }, 2)
            .Pin(5, DefaultDevice.Speaker, new PinCapabilities { Input = true }).Build());

        Assert.Equal(
            [("other-out", EndpointDirection.Render), ("other-in", EndpointDirection.Capture)],
            driver.Endpoints.Select(static endpoint => (endpoint.Kind, endpoint.Direction)));
    }

    [Fact]
    public void A_jack_that_can_do_both_does_the_other_thing_when_that_is_asked_for()
    {
        CodecProfile codec = new CodecBuilder().Converter(2).InputConverter(3, 4, 5)
            .Pin(4, DefaultDevice.MicrophoneIn, new PinCapabilities { Input = true, Output = true }, 2)
            .Pin(5, DefaultDevice.HeadphoneOut, new PinCapabilities { Input = true, Output = true }, 2).Build();
        using FakeDriver plain = new(codec);
        using FakeDriver retasking = new(codec, new ClassDriverOptions { Retasking = true });

        Assert.Equal([("headphone", 5), ("microphone", 4)], plain.Endpoints.Select(static endpoint => (endpoint.Id, (int)endpoint.PinNode)));
        Assert.Equal(
            [("headphone", 5), ("other-out", 4), ("microphone", 4), ("other-in", 5)],
            retasking.Endpoints.Select(static endpoint => (endpoint.Id, (int)endpoint.PinNode)));
    }

    [Fact]
    public void Two_names_that_would_be_equal_get_a_number()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2)
            .Output(3, DefaultDevice.HeadphoneOut, 2).Output(4, DefaultDevice.HeadphoneOut, 2).Build());

        Assert.Equal(["Headphone, jack", "Headphone, jack (2)"], driver.Endpoints.Select(static endpoint => endpoint.Name));
    }

    [Fact]
    public void A_display_and_an_optical_outlet_are_called_what_they_are()
    {
        static WidgetCapabilities Digital(WidgetType type) => new() { Type = type, Stereo = true, Digital = true };
        static ConfigurationDefault Jack(DefaultDevice device, byte location) => new()
        {
            Device = device,
            Connection = device == DefaultDevice.SpdifOut ? ConnectionType.Optical : ConnectionType.OtherDigital,
            Location = new JackLocation(location),
            Association = 1,
        };

        PinCapabilities hdmi = new() { Output = true, Hdmi = true };
        PinCapabilities both = new() { Output = true, Hdmi = true, DisplayPort = true };
        using FakeDriver driver = new(new CodecBuilder()
            .Add(2, Digital(WidgetType.AudioOutput)).Add(3, Digital(WidgetType.AudioOutput))
            .With(new WidgetCapabilities { Digital = true }).Pin(4, hdmi, Jack(DefaultDevice.DigitalOtherOut, 0x18), 2, 3)
            .With(new WidgetCapabilities { Digital = true }).Pin(5, both, Jack(DefaultDevice.DigitalOtherOut, 0x18), 2, 3)
            .With(new WidgetCapabilities { Digital = true }).Pin(6, new PinCapabilities { Output = true }, Jack(DefaultDevice.SpdifOut, 0x01), 3).Build());

        Assert.Equal(
            [
                ("spdif-out", "S/PDIF Out, optical jack, rear"),
                ("hdmi", "HDMI"),
                ("hdmi-2", "HDMI or DisplayPort"),
            ],
            driver.Endpoints.Select(static endpoint => (endpoint.Id, endpoint.Name)));
    }

    [Fact]
    public void A_codec_without_pins_has_no_endpoints()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Build());

        Assert.Empty(driver.Endpoints);
        Assert.Equal(1, driver.Driver.WidgetCount);
    }

    [Fact]
    public void Formats_are_those_of_the_converter_that_the_link_can_encode()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Add(
                2,
                new WidgetCapabilities { Type = WidgetType.AudioOutput, Channels = 6, FormatOverride = true },
                null,
                (ParameterId.PcmCapabilities, PcmCapabilities.Of([48_000, 192_000, 384_000], [8, 20, 32]).Raw),
                (ParameterId.StreamFormats, new StreamFormatCapabilities { Pcm = true, Float32 = true }.Raw))
            .Output(3, DefaultDevice.LineOut, 2).Build());

        EndpointFormats formats = driver["line-out"].Formats;
        Assert.Equal([48_000, 192_000], formats.SampleRates);
        Assert.Equal([8, 20, 32], formats.ValidBits);
        Assert.Equal(6, formats.MaximumChannels);
        Assert.True(formats.Supports(Format(192_000, 20, 6)));
        Assert.False(formats.Supports(Format(192_000, 20, 7)));
        Assert.False(formats.Supports(Format(192_000, 16, 2)));
        Assert.False(formats.Supports(Format(44_100, 20, 2)));
        Assert.False(formats.Supports(Format(192_000, 20, 2) with { IsNonPcm = true }));
    }

    [Fact]
    public void A_pin_whose_converter_carries_no_PCM_is_no_endpoint()
    {
        using FakeDriver driver = new(WithoutPcm(new CodecBuilder()).Output(3, DefaultDevice.LineOut, 2).Build());

        Assert.Empty(driver.Endpoints);
        Assert.Equal("its converter 02h names no PCM format", Assert.Single(driver.Driver.UnusedPins).Reason);
    }

    [Fact]
    public void A_converter_that_carries_PCM_comes_before_one_that_does_not()
    {
        using FakeDriver driver = new(WithoutPcm(new CodecBuilder()).Converter(3).Output(4, DefaultDevice.LineOut, 2, 3).Build());

        Assert.Equal(3, driver["line-out"].ConverterNode);
    }

    [Fact]
    public void A_codec_in_which_everything_is_connected_to_everything_is_read_and_served()
    {
        byte[] everything = [.. Enumerable.Range(2, 125).Select(static node => (byte)node)];
        CodecBuilder builder = new();
        foreach (byte node in everything)
        {
            _ = (node % 5) switch
            {
                0 => builder.Converter(node),
                1 => builder.InputConverter(node, everything),
                2 => builder.Mixer(node, everything),
                3 => builder.Add(node, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true }, everything),
                _ => builder.Pin(node, DefaultDevice.LineOut, new PinCapabilities { Input = true, Output = true }, everything),
            };
        }

        using FakeDriver driver = new(builder.Build(), new ClassDriverOptions { Retasking = true });

        Assert.Equal(50, driver.Endpoints.Count);
        Assert.All(driver.Endpoints, static endpoint => Assert.DoesNotContain("Mixer", endpoint.Path, StringComparison.Ordinal));
    }

    private static CodecBuilder WithoutPcm(CodecBuilder builder) => builder.Add(
        2,
        new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, FormatOverride = true },
        null,
        (ParameterId.PcmCapabilities, PcmCapabilities.Of([48_000], [16]).Raw),
        (ParameterId.StreamFormats, new StreamFormatCapabilities { Ac3 = true }.Raw));

    private static StreamFormat Format(int rate, int bits, int channels)
    {
        Assert.True(StreamFormat.TryCreate(rate, bits, channels, out StreamFormat format));
        return format;
    }
}
