using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Digital converters (hardware 4.11), their stripes and formats.</summary>
public sealed class DigitalConverters_4_11
{
    private const byte Converter = 0x02;
    private const byte Pin = 0x03;
    private static readonly StreamFormat s_format = Format(48_000, 16, 2);

    [Fact]
    public void Nothing_leaves_a_digital_converter_that_is_not_enabled()
    {
        CodecBench bench = Bench(out RecordingSink sink);
        bench.Ask(Converter, Verb.SetConverterFormat(s_format));
        bench.Ask(Converter, Verb.SetStreamChannel(1, 0));

        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));
        Assert.Equal(0, sink.Calls);

        bench.Ask(Converter, Verb.SetDigitalConverter(0, new DigitalConverter { Enable = true }));
        bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));
        Assert.Equal([0x1000_0000, 0x2000_0000], sink.Samples);
    }

    [Fact]
    public void An_encoded_stream_passes_to_the_bit_where_the_converter_has_such_formats()
    {
        CodecBench bench = Bench(out RecordingSink sink);
        StreamFormat encoded = s_format with { IsNonPcm = true };
        bench.Ask(Converter, Verb.SetConverterFormat(encoded));
        bench.Ask(Converter, Verb.SetStreamChannel(1, 0));
        bench.Ask(Converter, Verb.SetDigitalConverter(0, new DigitalConverter { Enable = true, NonAudio = true }));

        bench.Play(encoded, Packed(16, 0x7234_0000, 0x0F0F_0000));

        Assert.Equal([0x7234_0000, 0x0F0F_0000], sink.Samples);
    }

    [Fact]
    public void Of_an_input_only_the_enable_can_be_written()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(Converter, new WidgetCapabilities { Type = WidgetType.AudioInput, Digital = true }) with
        {
            Defaults = new NodeDefaults { DigitalConverter = new DigitalConverter { Category = 0x12, NonCopyright = true } },
        }));

        for (int part = 0; part < 4; part++)
            bench.Ask(Converter, Verb.SetDigitalConverter(part, new DigitalConverter(0xFFFF_FFEF)));
        Assert.Equal(0x1211u, bench.Ask(Converter, Verb.GetDigitalConverter()));

        bench.Ask(Converter, Verb.SetDigitalConverter(0, default));
        Assert.Equal(0x1210u, bench.Ask(Converter, Verb.GetDigitalConverter()));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void The_reserved_stripe_code_is_not_taken(byte code, uint expected)
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(Converter, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stripe = true })));
        bench.Ask(Converter, Verb.SetStripeControl(1));

        bench.Ask(Converter, Verb.SetStripeControl(code));

        Assert.Equal(0x0070_0000u | expected, bench.Ask(Converter, Verb.GetStripeControl()));
    }

    private static CodecBench Bench(out RecordingSink sink)
    {
        CodecBench bench = new(CustomCodec.Of(
            CustomCodec.Widget(
                Converter,
                new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, Digital = true, FormatOverride = true },
                (ParameterId.PcmCapabilities, PcmCapabilities.Of([48_000], [16]).Raw),
                (ParameterId.StreamFormats, new StreamFormatCapabilities { Pcm = true, Ac3 = true }.Raw)),
            CustomCodec.Widget(
                Pin,
                new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, Digital = true, ConnectionList = true },
                (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new(Converter)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            }));
        bench.Codec.Attach(Pin, sink = new RecordingSink());
        return bench;
    }
}
