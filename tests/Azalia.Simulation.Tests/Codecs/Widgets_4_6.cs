using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>What widgets beyond converters, mixers and selectors do to samples (hardware 4.6).</summary>
public sealed class Widgets_4_6
{
    private static readonly StreamFormat s_format = Format(48_000, 16, 2);
    private static readonly WidgetCapabilities s_converter = new() { Type = WidgetType.AudioOutput, Stereo = true };
    private static readonly WidgetCapabilities s_pin = new() { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true };

    private readonly RecordingSink _sink = new();

    [Fact]
    public void A_power_widget_gates_the_nodes_of_its_list()
    {
        CodecBench bench = Playing(
            CustomCodec.Widget(0x02, s_converter), Pin(0x02),
            CustomCodec.Widget(0x04, new WidgetCapabilities { Type = WidgetType.Power, PowerControl = true, ConnectionList = true }) with { Connections = [new(0x02), new(0x70)] });

        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));
        bench.Ask(0x04, Verb.SetPowerState(PowerState.D3));
        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));
        Assert.Equal(1, _sink.Calls);

        bench.Ask(0x04, Verb.SetPowerState(PowerState.D0));
        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));
        Assert.Equal(2, _sink.Calls);
    }

    [Fact]
    public void A_power_widget_that_lists_itself_does_no_harm()
    {
        CodecBench bench = Playing(
            CustomCodec.Widget(0x02, s_converter), Pin(0x02),
            CustomCodec.Widget(0x04, new WidgetCapabilities { Type = WidgetType.Power, PowerControl = true, ConnectionList = true }) with { Connections = [new(0x04), new(0x02)] });

        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));

        Assert.Equal([0x1000_0000, 0x2000_0000], _sink.Samples);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(12, 24)]
    public void A_beep_generator_is_a_square_wave_of_twelve_kilohertz_divided(byte divider, int framesPerHalf)
    {
        CodecBench bench = Playing(
            CustomCodec.Widget(0x02, s_converter),
            CustomCodec.Widget(0x03, s_pin, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new(0x04)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            },
            CustomCodec.Widget(0x04, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, ConnectionList = true }) with { Connections = [new(0x02), new(0x05)] },
            CustomCodec.Widget(0x05, new WidgetCapabilities { Type = WidgetType.BeepGenerator }));
        bench.Ask(0x05, Verb.SetBeep(divider));

        bench.Play(s_format, new byte[4 * 96]);

        int[] left = [.. _sink.Samples.Where((_, i) => i % 2 == 0)];
        Assert.Equal([1 << 28, -(1 << 28)], left.Distinct().Order().Reverse());
        int changes = Enumerable.Range(1, left.Length - 1).Count(i => left[i] != left[i - 1]);
        Assert.InRange(changes, 96 / framesPerHalf - 1, 96 / framesPerHalf);
        bench.Ask(0x05, Verb.SetBeep(0));
        bench.Play(s_format, new byte[4 * 96]);
        Assert.All(_sink.Samples.Skip(192), sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void The_beep_of_a_group_is_heard_at_its_pins()
    {
        Dictionary<ParameterId, uint> group = new() { [ParameterId.AudioGroupCapabilities] = new AudioGroupCapabilities { BeepGenerator = true }.Raw };
        CodecBench bench = Playing(new CodecBench(CustomCodec.Of(group, NodeDefaults.Empty, CustomCodec.Widget(0x02, s_converter), Pin(0x02))));
        bench.Ask(Group, Verb.SetBeep(3));

        bench.Play(s_format, new byte[4 * 4]);

        Assert.All(_sink.Samples, sample => Assert.Equal(1 << 28, Math.Abs(sample)));
    }

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x03)]
    public void A_converter_or_a_pin_exchanges_left_and_right_when_told_to(byte node)
    {
        CodecBench bench = Playing(
            CustomCodec.Widget(0x02, s_converter with { LeftRightSwap = true }),
            Pin(0x02, s_pin with { LeftRightSwap = true }));
        bench.Ask(node, Verb.SetEapd(new EapdControl { LeftRightSwap = true }));

        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000, 0x3000_0000, 0x4000_0000));

        Assert.Equal([0x2000_0000, 0x1000_0000, 0x4000_0000, 0x3000_0000], _sink.Samples);
    }

    [Fact]
    public void An_input_converter_exchanges_left_and_right_when_told_to()
    {
        CodecBench bench = new(CustomCodec.Of(
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioInput, Stereo = true, ConnectionList = true, LeftRightSwap = true }) with { Connections = [new(0x03)] },
            CustomCodec.Widget(0x03, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true }, (ParameterId.PinCapabilities, new PinCapabilities { Input = true }.Raw)) with
            {
                Defaults = new NodeDefaults { PinControl = new PinControl { InEnable = true } },
            }));
        bench.Codec.Attach(0x03, new LeftSource());
        bench.Ask(0x02, Verb.SetConverterFormat(s_format));
        bench.Ask(0x02, Verb.SetStreamChannel(1, 0));
        bench.Ask(0x02, Verb.SetEapd(new EapdControl { LeftRightSwap = true }));

        Assert.Equal(Packed(16, 0, 0x1000_0000), bench.Capture(s_format, 1));
    }

    private CodecBench Playing(params NodeProfile[] widgets) => Playing(new CodecBench(CustomCodec.Of(widgets)));

    private CodecBench Playing(CodecBench bench)
    {
        bench.Codec.Attach(0x03, _sink);
        bench.Ask(0x02, Verb.SetConverterFormat(s_format));
        bench.Ask(0x02, Verb.SetStreamChannel(1, 0));
        return bench;
    }

    private static NodeProfile Pin(byte source, WidgetCapabilities? capabilities = null) =>
        CustomCodec.Widget(0x03, capabilities ?? s_pin, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
        {
            Connections = [new(source)],
            Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
        };

    private sealed class LeftSource : IFrameSource
    {
        public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
        {
            for (int i = 0; i < samples.Length; i++)
                samples[i] = i % channels == 0 ? 0x1000_0000 : 0;
        }
    }
}
