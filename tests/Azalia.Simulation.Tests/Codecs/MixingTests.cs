using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Several contributions at one pin. The codec is one pin behind a mixer of two stereo converters and a mono one.</summary>
public sealed class MixingTests
{
    private const byte Mono = 0x04;
    private const byte Mixer = 0x05;
    private const byte Pin = 0x06;

    private static readonly StreamFormat s_stereo = Format(48_000, 32, 2);
    private static readonly StreamFormat s_mono = Format(48_000, 32, 1);

    private readonly CodecBench _bench = new(MixingCodec());
    private readonly RecordingSink _sink = new();

    public MixingTests() => _bench.Codec.Attach(Pin, _sink);

    [Fact]
    public void Two_streams_at_one_pin_are_heard_as_their_sum()
    {
        int[] first = Noise(200, 24, 1);
        int[] second = Noise(200, 24, 2);
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 2);

        _bench.Render(s_stereo, Packed(32, first), stream: 1);
        _bench.Render(s_stereo, Packed(32, second), stream: 2);
        _bench.EndBlock();

        Assert.Equal(first.Zip(second, (a, b) => (int)Math.Clamp((long)a + b, int.MinValue, int.MaxValue)), _sink.Samples);
        Assert.Equal(1, _sink.Calls);
    }

    [Fact]
    public void The_order_of_the_streams_does_not_matter()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 2);

        _bench.Render(s_stereo, Packed(32, 5, 6), stream: 2);
        _bench.Render(s_stereo, Packed(32, 100, 200), stream: 1);
        _bench.EndBlock();

        Assert.Equal([105, 206], _sink.Samples);
    }

    [Fact]
    public void A_sum_has_headroom_before_it_is_limited()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 1);
        Bind(Mono, s_mono, 2);

        _bench.Render(s_stereo, Packed(32, int.MaxValue, int.MinValue), stream: 1);
        _bench.Render(s_mono, Packed(32, -2_000_000_000), stream: 2);
        _bench.EndBlock();

        Assert.Equal([int.MaxValue, int.MinValue], _sink.Samples);
        _sink.Samples.Clear();

        _bench.Render(s_stereo, Packed(32, 1_500_000_000, -1_000), stream: 1);
        _bench.Render(s_mono, Packed(32, -1_500_000_000), stream: 2);
        _bench.EndBlock();

        Assert.Equal([1_500_000_000, -1_500_002_000], _sink.Samples);
    }

    [Fact]
    public void Two_converters_of_one_stream_are_both_heard()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 1);

        _bench.Play(s_stereo, Packed(32, 7, -9));

        Assert.Equal([14, -18], _sink.Samples);
    }

    [Fact]
    public void A_mono_converter_goes_to_both_sides_of_a_wider_pin()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(Mono, s_mono, 2);

        _bench.Render(s_stereo, Packed(32, 10, 20, 30, 40), stream: 1);
        _bench.Render(s_mono, Packed(32, 1, 2), stream: 2);
        _bench.EndBlock();

        Assert.Equal([11, 21, 32, 42], _sink.Samples);
    }

    [Fact]
    public void A_mono_converter_alone_is_heard_as_one_channel()
    {
        Bind(Mono, s_mono, 2);

        _bench.Play(s_mono, Packed(32, 1, 2), stream: 2);

        Assert.Equal(1, _sink.Channels);
        Assert.Equal([1, 2], _sink.Samples);
    }

    [Fact]
    public void The_highest_rate_is_the_clock_and_others_are_held()
    {
        StreamFormat fast = Format(96_000, 32, 2);
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, fast, 2);

        _bench.Render(s_stereo, Packed(32, 1_000, 2_000, 3_000, 4_000), stream: 1);
        _bench.Render(fast, Packed(32, 1, 2, 3, 4, 5, 6, 7, 8), stream: 2);
        _bench.EndBlock();

        Assert.Equal(96_000, _sink.SampleRate);
        Assert.Equal([1_001, 2_002, 1_003, 2_004, 3_005, 4_006, 3_007, 4_008], _sink.Samples);
    }

    [Fact]
    public void A_stream_behind_a_mute_makes_neither_the_rate_nor_the_channels_of_a_pin_that_hears_another_one()
    {
        StreamFormat fast = Format(96_000, 32, 2);
        Bind(Mono, s_mono, 1);
        Bind(SecondDac, fast, 2);
        _bench.SetInput(Mixer, 1, 0, mute: true);

        _bench.Render(s_mono, Packed(32, 1_000, 2_000), stream: 1);
        _bench.Render(fast, Packed(32, 1, 2, 3, 4, 5, 6, 7, 8), stream: 2);
        _bench.EndBlock();
        _bench.Render(s_mono, [], stream: 1);
        _bench.Render(fast, Packed(32, 1, 2), stream: 2);
        _bench.EndBlock();

        Assert.Equal((48_000, 1), (_sink.SampleRate, _sink.Channels));
        Assert.Equal([1_000, 2_000], _sink.Samples);
    }

    [Fact]
    public void A_slow_stream_holds_its_last_frame_over_a_run_in_which_none_of_its_frames_travels()
    {
        StreamFormat slow = Format(8_000, 32, 2);
        Bind(FirstDac, slow, 1);
        Bind(SecondDac, s_stereo, 2);

        _bench.Render(slow, Packed(32, 1_000, 2_000), stream: 1);
        _bench.Render(s_stereo, Packed(32, 1, 2), stream: 2);
        _bench.EndBlock();
        _bench.Render(slow, [], stream: 1);
        _bench.Render(s_stereo, Packed(32, 3, 4), stream: 2);
        _bench.EndBlock();

        Assert.Equal([1_001, 2_002, 1_003, 2_004], _sink.Samples);
    }

    [Fact]
    public void A_stream_that_has_stopped_is_not_held()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 2);

        _bench.Render(s_stereo, Packed(32, 1_000, 2_000), stream: 1);
        _bench.Render(s_stereo, Packed(32, 1, 2), stream: 2);
        _bench.EndBlock();
        _bench.Play(s_stereo, Packed(32, 3, 4), stream: 2);

        Assert.Equal([1_001, 2_002, 3, 4], _sink.Samples);
    }

    [Fact]
    public void A_run_without_any_frame_is_not_heard()
    {
        Bind(FirstDac, s_stereo, 1);

        _bench.Play(s_stereo, []);

        Assert.Equal(0, _sink.Calls);
    }

    [Fact]
    public void Each_mixer_input_has_its_own_gain()
    {
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 2);
        _bench.SetInput(Mixer, 1, 0);

        _bench.Render(s_stereo, Packed(32, 1_000_000, 1_000_000), stream: 1);
        _bench.Render(s_stereo, Packed(32, 400_000, 800_000), stream: 2);
        _bench.EndBlock();

        // Step 0 of 10 dB steps whose step 2 is 0 dB: -20 dB, a tenth.
        Assert.Equal([1_040_000, 1_080_000], _sink.Samples);
    }

    [Fact]
    public void A_second_stream_that_is_muted_leaves_the_first_bit_exact()
    {
        int[] samples = Noise(100, 32);
        Bind(FirstDac, s_stereo, 1);
        Bind(SecondDac, s_stereo, 2);
        _bench.SetInput(Mixer, 1, 2, mute: true);

        _bench.Render(s_stereo, Packed(32, samples), stream: 1);
        _bench.Render(s_stereo, Packed(32, Noise(100, 32, 2)), stream: 2);
        _bench.EndBlock();

        Assert.Equal(samples, _sink.Samples);
    }

    [Fact]
    public void A_mono_converter_that_gives_the_clock_is_spread_if_the_one_beside_it_is_stereo()
    {
        StreamFormat fast = Format(96_000, 32, 1);
        Bind(FirstDac, s_stereo, 1);
        Bind(Mono, fast, 2);

        _bench.Render(s_stereo, Packed(32, 0, 0), stream: 1);
        _bench.Render(fast, Packed(32, 1, 2), stream: 2);
        _bench.EndBlock();

        Assert.Equal(2, _sink.Channels);
        Assert.Equal([1, 1, 2, 2], _sink.Samples);
    }

    [Fact]
    public void Mixers_that_feed_each_other_are_heard_once()
    {
        const byte firstMixer = 0x03;
        const byte secondMixer = 0x04;
        const byte pin = 0x05;
        WidgetCapabilities mixer = new() { Type = WidgetType.AudioMixer, Stereo = true, ConnectionList = true };
        CodecBench bench = new(CustomCodec.Of(
            CustomCodec.Widget(FirstDac, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }),
            CustomCodec.Widget(firstMixer, mixer) with { Connections = [new(FirstDac), new(secondMixer)] },
            CustomCodec.Widget(secondMixer, mixer) with { Connections = [new(firstMixer)] },
            CustomCodec.Widget(
                pin, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new(firstMixer)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            }));
        bench.Codec.Attach(pin, _sink);
        Bind(bench, FirstDac, s_stereo, 1);

        bench.Play(s_stereo, Packed(32, 3, 4));

        Assert.Equal([3, 4], _sink.Samples);
    }

    [Fact]
    public void The_monitor_path_adds_what_an_input_pin_hears_while_a_stream_plays()
    {
        CodecBench bench = new();
        RecordingSink sink = new();
        SteadySource source = new(500_000_000);
        bench.Codec.Attach(LineOut, sink);
        bench.Codec.Attach(LineIn, source);
        StreamFormat format = Format(44_100, 32, 2);
        bench.OpenLineOut(format);
        bench.Power(LineIn);
        bench.SetInput(FirstMixer, 1, UnityLevel);

        bench.Play(format, Packed(32, 1, 2));
        Assert.Equal([1, 2], sink.Samples);

        bench.Ask(LineIn, Verb.SetPinControl(new PinControl { InEnable = true }));
        bench.Play(format, Packed(32, 1, 2));

        Assert.Equal([1, 2, 500_000_001, 500_065_538], sink.Samples);
        Assert.Equal(44_100, source.SampleRate);
    }

    [Fact]
    public void Mixing_streams_of_different_rates_and_channels_allocates_nothing()
    {
        StreamFormat slow = Format(44_100, 32, 1);
        CodecBench bench = new(MixingCodec());
        bench.Codec.Attach(Pin, new SilentSink());
        Bind(bench, FirstDac, s_stereo, 1);
        Bind(bench, Mono, slow, 2);
        byte[] fast = new byte[8 * 480];
        byte[] few = new byte[4 * 441];

        AllocationAssert.None(() =>
        {
            bench.Render(s_stereo, fast, stream: 1);
            bench.Render(slow, few, stream: 2);
            bench.EndBlock();
        });
    }

    private void Bind(byte converter, StreamFormat format, byte stream) => Bind(_bench, converter, format, stream);

    private static void Bind(CodecBench bench, byte converter, StreamFormat format, byte stream)
    {
        bench.Ask(converter, Verb.SetConverterFormat(format));
        bench.Ask(converter, Verb.SetStreamChannel(stream, 0));
    }

    private static CodecProfile MixingCodec() => CustomCodec.Of(
        CustomCodec.Widget(FirstDac, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }),
        CustomCodec.Widget(SecondDac, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }),
        CustomCodec.Widget(Mono, new WidgetCapabilities { Type = WidgetType.AudioOutput }),
        CustomCodec.Widget(
            Mixer,
            new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, InputAmplifier = true, AmplifierOverride = true, ConnectionList = true },
            (ParameterId.InputAmplifierCapabilities, new AmplifierCapabilities { Mute = true, StepSize = 39, StepCount = 3, Offset = 2 }.Raw)) with
        {
            Connections = [new ConnectionListEntry(FirstDac), new ConnectionListEntry(Mono, IsRange: true)],
            Defaults = new NodeDefaults { InputAmplifiers = [new(2), new(2), new(2)] },
        },
        CustomCodec.Widget(
            Pin, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
        {
            Connections = [new ConnectionListEntry(Mixer)],
            Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
        });
}
