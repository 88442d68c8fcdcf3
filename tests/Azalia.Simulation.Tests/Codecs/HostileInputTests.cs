using Azalia.Simulation.Codecs;
using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using FsCheck;
using FsCheck.Fluent;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Whatever comes over the link, a codec answers or stays silent; it never fails.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("generic")]
    [InlineData("minimal")]
    public void Every_verb_identifier_with_any_payload_on_every_node_is_taken(string profile)
    {
        CodecBench bench = new(CodecProfiles.ByName[profile]);
        bench.Codec.Attach(profile == "generic" ? LineOut : (byte)0x03, new RecordingSink());
        byte[] packets = new byte[4 * 64];
        uint random = 12_345;

        for (uint verb = 0; verb < 0x10_0000; verb++)
        {
            random = random * 1_664_525 + 1_013_904_223;
            byte node = (byte)(random >> 27);
            Assert.True(bench.Codec.Send(new Verb(verb).AddressedTo(0, node), verb, out _));
            if (verb % 256 == 0)
                bench.Play(FormatOf(bench, FirstDac), packets, stream: (byte)(random >> 8 & 0xF));
        }
    }

    [Fact]
    public void Any_sequence_of_verbs_and_packets_is_taken() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), Gen.Choose(0, 37).ToArbitrary(), (commands, rateIndex) =>
        {
            CodecBench bench = new();
            for (byte pin = LineOut; pin <= Speaker; pin++)
                bench.Codec.Attach(pin, new RecordingSink());
            bench.Codec.Attach(Microphone, new SteadySource(5));
            StreamFormat format = Format(SampleRates.All[rateIndex].Hertz, 16, 2);
            bench.OpenLineOut(format);
            foreach (uint command in commands)
            {
                _ = bench.Codec.Send(new CodecCommand((command * 2_654_435_761) & 0x0FFF_FFFF), 0, out _);
                bench.Play(format, new byte[format.BytesPerFrame * 3]);
                _ = bench.Capture(format, 3);
            }
            return true;
        }).MustHold();

    [Fact]
    public void Every_graph_of_connections_ends_however_tangled()
    {
        // Mixers that all feed each other: without a limit the paths would be more than the atoms of the device.
        NodeProfile[] widgets = new NodeProfile[40];
        WidgetCapabilities mixer = new() { Type = WidgetType.AudioMixer, Stereo = true, ConnectionList = true };
        for (int i = 0; i < widgets.Length; i++)
            widgets[i] = CustomCodec.Widget((byte)(i + 2), mixer) with { Connections = [new(2), new(41, IsRange: true)] };
        widgets[0] = CustomCodec.Widget(2, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true });
        widgets[1] = CustomCodec.Widget(
            3, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
        {
            Connections = [new(4)],
            Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
        };
        CodecBench bench = new(CustomCodec.Of(widgets));
        RecordingSink sink = new();
        bench.Codec.Attach(3, sink);
        StreamFormat format = Format(48_000, 16, 2);
        bench.Ask(2, Verb.SetConverterFormat(format));
        bench.Ask(2, Verb.SetStreamChannel(1, 0));

        bench.Play(format, Packed(16, 0, 0));

        Assert.Equal([0, 0], sink.Samples);
    }

    [Fact]
    public void Connections_to_nodes_that_do_not_exist_or_are_no_widgets_lead_nowhere()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
        {
            Connections = [new(1), new(2), new(0x7F), new(0), new(0x70, IsRange: true)],
            Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
        }));
        RecordingSink sink = new();
        bench.Codec.Attach(0x02, sink);

        for (byte select = 0; select < 5; select++)
        {
            bench.Ask(0x02, Verb.SetConnectionSelect(select));
            bench.Play(Format(48_000, 16, 2), new byte[8]);
        }

        Assert.Equal(0, sink.Calls);
    }

    [Theory]
    [InlineData(new byte[] { 2, 4 })]
    [InlineData(new byte[] { 0x7F, 0x80 })]
    [InlineData(new byte[] { 1 })]
    public void A_profile_whose_nodes_are_not_consecutive_or_not_there_to_be_is_refused(byte[] ids) => Assert.Throws<ArgumentException>(() =>
        new SimulatedCodec(CustomCodec.Of([.. ids.Select(id => CustomCodec.Widget(id, new WidgetCapabilities { Type = WidgetType.AudioMixer }))])));

    [Fact]
    public void An_address_above_fourteen_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedCodec(CodecProfiles.Generic, 15));

    [Fact]
    public void A_codec_fits_the_link() => Assert.IsAssignableFrom<ICodecLink>(new SimulatedCodec(CodecProfiles.Generic));

    // What the converter was told to play, if it makes sense: otherwise hardly any packet would go further.
    private static StreamFormat FormatOf(CodecBench bench, byte converter)
    {
        StreamFormat format = new((ushort)bench.Ask(converter, Verb.GetConverterFormat()));
        return format.IsValid ? format : Format(48_000, 16, 2);
    }
}
