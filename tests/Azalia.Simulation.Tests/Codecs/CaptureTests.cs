using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class CaptureTests
{
    private const int Voice = 0x1234_5678;
    private const int Line = -0x0765_4321;

    private static readonly StreamFormat s_format = Format(48_000, 32, 2);

    private readonly CodecBench _bench = new();

    public CaptureTests()
    {
        _bench.Codec.Attach(Microphone, new SteadySource(Voice));
        _bench.Codec.Attach(LineIn, new SteadySource(Line));
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 2)]
    [InlineData(20, 2)]
    [InlineData(24, 1)]
    [InlineData(32, 2)]
    public void An_open_path_is_captured_in_the_significant_bits_of_the_format(int bits, int channels)
    {
        StreamFormat format = Format(44_100, bits, channels);
        OpenMicrophone(format);

        int mask = bits == 32 ? -1 : -1 << 32 - bits;
        int[] expected = [.. Enumerable.Range(0, 50 * channels).Select(i => Voice + i % channels * 65_536 & mask)];
        Assert.Equal(Packed(bits, expected), _bench.Capture(format, 50));
    }

    [Fact]
    public void The_source_is_asked_at_the_rate_of_the_stream()
    {
        SteadySource source = new(Voice);
        _bench.Codec.Attach(Microphone, source);
        OpenMicrophone(Format(192_000, 16, 2));

        _bench.Capture(Format(192_000, 16, 2), 4);

        Assert.Equal(192_000, source.SampleRate);
    }

    [Fact]
    public void Nobody_sends_on_a_stream_that_no_converter_has()
    {
        OpenMicrophone(s_format);

        Assert.Empty(_bench.Capture(s_format, 10, stream: 2));
    }

    [Fact]
    public void A_converter_of_another_format_sends_nothing()
    {
        OpenMicrophone(Format(48_000, 24, 2));

        Assert.Empty(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void A_converter_that_is_powered_down_sends_nothing()
    {
        OpenMicrophone(s_format);
        _bench.Ask(FirstAdc, Verb.SetPowerState(PowerState.D3));

        Assert.Empty(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void A_muted_input_is_captured_as_zeros()
    {
        OpenMicrophone(s_format);
        _bench.SetInput(FirstAdc, 0, UnityLevel, mute: true);

        AssertSilence(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void A_pin_without_input_enabled_is_captured_as_zeros()
    {
        OpenMicrophone(s_format);
        _bench.Ask(Microphone, Verb.SetPinControl(default));

        AssertSilence(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void A_pin_that_is_powered_down_is_captured_as_zeros()
    {
        OpenMicrophone(s_format);
        _bench.Ask(Microphone, Verb.SetPowerState(PowerState.D2));

        AssertSilence(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void A_pin_without_a_source_is_captured_as_zeros()
    {
        OpenMicrophone(s_format);
        _bench.Codec.Detach(Microphone);

        AssertSilence(_bench.Capture(s_format, 10));
    }

    [Fact]
    public void The_selector_chooses_what_the_converter_hears()
    {
        OpenMicrophone(s_format);
        _bench.Power(LineIn);
        _bench.Ask(LineIn, Verb.SetPinControl(new PinControl { InEnable = true }));

        _bench.Ask(Selector, Verb.SetConnectionSelect(1));

        Assert.Equal(Packed(32, Line, Line + 65_536), _bench.Capture(s_format, 1));
    }

    [Fact]
    public void An_input_converter_uses_the_amplifier_of_the_connection_that_it_has_selected()
    {
        _bench.Power(Group, SecondAdc, Microphone, LineIn);
        _bench.Ask(Microphone, Verb.SetPinControl(new PinControl { InEnable = true }));
        _bench.Ask(LineIn, Verb.SetPinControl(new PinControl { InEnable = true }));
        _bench.Ask(SecondAdc, Verb.SetConverterFormat(s_format));
        _bench.Ask(SecondAdc, Verb.SetStreamChannel(1, 0));
        _bench.SetInput(SecondAdc, 0, UnityLevel);
        Assert.Equal(Packed(32, Line, Line + 65_536), _bench.Capture(s_format, 1));

        _bench.Ask(SecondAdc, Verb.SetConnectionSelect(1));
        AssertSilence(_bench.Capture(s_format, 1));

        _bench.SetInput(SecondAdc, 1, UnityLevel);
        Assert.Equal(Packed(32, Voice, Voice + 65_536), _bench.Capture(s_format, 1));
    }

    [Fact]
    public void Boost_multiplies_what_the_microphone_hears()
    {
        _bench.Codec.Attach(Microphone, new SteadySource(1_000_000));
        OpenMicrophone(s_format);

        _bench.SetInput(Microphone, 0, 2);

        Assert.Equal(Packed(32, 10_000_000, 10_655_360), _bench.Capture(s_format, 1));
    }

    [Fact]
    public void Two_converters_share_a_stream_by_their_channels_and_the_rest_is_silent()
    {
        StreamFormat format = Format(48_000, 16, 6);
        OpenMicrophone(format);
        _bench.Power(SecondAdc, LineIn);
        _bench.Ask(LineIn, Verb.SetPinControl(new PinControl { InEnable = true }));
        _bench.Ask(SecondAdc, Verb.SetConverterFormat(format));
        _bench.SetInput(SecondAdc, 0, UnityLevel);
        _bench.Ask(SecondAdc, Verb.SetStreamChannel(1, 3));

        int[] frame = [Voice, Voice + 65_536, 0, Line, Line + 65_536, 0];
        Assert.Equal(Packed(16, [.. frame, .. frame]), _bench.Capture(format, 2));

        _bench.Ask(SecondAdc, Verb.SetStreamChannel(1, 4));
        Assert.Equal(Packed(16, Voice, Voice + 65_536, 0, 0, Line, Line + 65_536), _bench.Capture(format, 1));
    }

    [Fact]
    public void The_minimal_codec_captures_unsigned_bytes()
    {
        CodecBench bench = new(CodecProfiles.Minimal);
        bench.Codec.Attach(0x05, new SteadySource(0));
        StreamFormat format = Format(8_000, 8, 2);
        bench.Ask(0x04, Verb.SetConverterFormat(format));
        bench.Ask(0x04, Verb.SetStreamChannel(1, 0));

        Assert.Equal([0x80, 0x80, 0x80, 0x80], bench.Capture(format, 2));
    }

    private void OpenMicrophone(StreamFormat format)
    {
        _bench.Power(Group, FirstAdc, Microphone);
        _bench.Ask(Microphone, Verb.SetPinControl(new PinControl { InEnable = true, VoltageReference = VoltageReference.Percent80 }));
        _bench.SetInput(FirstAdc, 0, UnityLevel);
        _bench.Ask(FirstAdc, Verb.SetConverterFormat(format));
        _bench.Ask(FirstAdc, Verb.SetStreamChannel(1, 0));
    }

    private static void AssertSilence(byte[] bytes)
    {
        Assert.NotEmpty(bytes);
        Assert.All(bytes, value => Assert.Equal(0, value));
    }
}
