using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using Azalia.Specification.Streams;
using Azalia.Specification.Tests.Codecs.Text;
using FsCheck;
using FsCheck.Fluent;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Codecs made of Linux codec texts (hardware 6): they answer what the text says until something changes it.</summary>
public sealed class TextCodecTests
{
    // A small codec of today's form: a converter behind a selector and a mixer, a pin that is on, and a monitor pin.
    private const string Small = """
        Codec: Realtek ALC000
        Address: 2
        AFG Function Id: 0x1 (unsol 1)
        Vendor Id: 0x10ec0000
        Subsystem Id: 0x12345678
        Revision Id: 0x100101
        No Modem Function Group found
        Default PCM:
            rates [0x560]: 44100 48000 96000 192000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
        Default Amp-In caps: N/A
        Default Amp-Out caps: N/A
        State of AFG node 0x01:
          Power states:  D0 D1 D2 D3 CLKSTOP EPSS
          Power: setting=D0, actual=D0
        GPIO: io=2, o=0, i=0, unsolicited=1, wake=0
          IO[0]: enable=1, dir=1, wake=0, sticky=0, data=1, unsol=0
          IO[1]: enable=0, dir=0, wake=1, sticky=0, data=1, unsol=1
        Node 0x02 [Audio Output] wcaps 0x41d: Stereo Amp-Out
          Amp-Out caps: ofs=0x40, nsteps=0x40, stepsize=0x03, mute=0
          Amp-Out vals:  [0x40 0x33]
          Converter: stream=5, channel=2
          PCM:
            rates [0x560]: 44100 48000 96000 192000
            bits [0xe]: 16 20 24
            formats [0x1]: PCM
          Power states:  D0 D1 D2 D3 EPSS
          Power: setting=D0, actual=D0
        Node 0x03 [Audio Mixer] wcaps 0x20010b: Stereo Amp-In
          Amp-In caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1
          Amp-In vals:  [0x00 0x00] [0x80 0x80]
          Connection: 2
             0x02 0x05
        Node 0x04 [Pin Complex] wcaps 0x40058d: Stereo Amp-Out
          Amp-Out caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1
          Amp-Out vals:  [0x00 0x00]
          Pincap 0x00010014: OUT EAPD Detect
          EAPD 0x2: EAPD
          Pin Default 0x01014010: [Jack] Line Out at Ext Rear
            Conn = 1/8, Color = Green
            DefAssociation = 0x1, Sequence = 0x0
          Pin-ctls: 0x43: OUT
          Unsolicited: tag=07, enabled=1
          Power states:  D0 D1 D2 D3 EPSS
          Power: setting=D3, actual=D3, Setting-reset
          Connection: 2
             0x02 0x03*
        Node 0x05 [Pin Complex] wcaps 0x400401: Stereo
          Pincap 0x00000020: IN
          Pin Default 0x411111f0: [N/A] Speaker at Ext Rear
            Conn = 1/8, Color = Black
            DefAssociation = 0xf, Sequence = 0x0
            Misc = NO_PRESENCE
          Pin-ctls: 0x20: IN
          Power states:  D0 D1 D2 D3 EPSS
          Power: setting=D0, actual=D1, Error, Clock-stop-OK

        """;

    [Fact]
    public void Every_codec_prints_its_text_again_whatever_its_graph() => Prop.ForAll(RandomCodec.Seeds.ToArbitrary(), seed =>
    {
        CodecText text = RandomCodec.Create(seed);
        SimulatedCodec codec = new(CodecProfile.FromText(text), (byte)text.Address!.Value);

        CodecText? again = CodecAnswers.Survey(codec, CodecSurveyOptions.Of(text));

        Assert.Empty(CodecTextComparison.Compare(text, again!));
        again!.Name = text.Name;
        Assert.Equal(CodecTextWriter.Write(text, annotations: false), CodecTextWriter.Write(again, annotations: false));
        return true;
    }).MustHold();

    [Fact]
    public void A_codec_that_prints_its_text_does_so_twice_since_a_survey_changes_nothing()
    {
        SimulatedCodec codec = Codec();

        Assert.Empty(CodecTextComparison.Compare(Read(), CodecAnswers.Survey(codec)!));
        Assert.Empty(CodecTextComparison.Compare(Read(), CodecAnswers.Survey(codec)!));
    }

    [Fact]
    public void Answers_that_no_verb_could_have_set_are_given_as_they_stand_until_they_are_set()
    {
        CodecBench bench = Bench();
        AmplifierGetPayload left = new() { Output = true, Left = true };

        Assert.Equal((0x40u, 0x33u), (bench.Ask(0x02, Verb.GetAmplifier(left)), bench.Ask(0x02, Verb.GetAmplifier(left with { Left = false }))));
        Assert.Equal(0x43u, bench.Ask(0x04, Verb.GetPinControl()));
        Assert.Equal(0x0310u, bench.Ask(0x05, Verb.GetPowerState()));
        Assert.Equal(0x03u, bench.Ask(0x01, Verb.GetGpioData()));

        bench.Ask(0x04, Verb.SetPinControl(new PinControl(0x43)));
        bench.Ask(0x05, Verb.SetPowerState(PowerState.D0));
        bench.Ask(0x01, Verb.SetGpioData(0x03));
        Assert.Equal(0x40u, bench.Ask(0x04, Verb.GetPinControl()));
        Assert.Equal(0x0000u, bench.Ask(0x05, Verb.GetPowerState()));
        Assert.Equal(0x01u, bench.Ask(0x01, Verb.GetGpioData()));
    }

    [Fact]
    public void A_change_of_the_groups_power_ends_what_a_widget_was_found_with()
    {
        CodecBench bench = Bench();

        bench.Ask(0x01, Verb.SetPowerState(PowerState.D3));

        Assert.Equal(0x0030u, bench.Ask(0x05, Verb.GetPowerState()));
    }

    [Fact]
    public void A_single_reset_leaves_what_was_found_but_for_the_stream_when_there_is_epss()
    {
        CodecBench bench = Bench();
        Assert.Equal(0x52u, bench.Ask(0x02, Verb.GetStreamChannel()));

        bench.Ask(0x01, Verb.FunctionReset());

        Assert.Equal(0x00u, bench.Ask(0x02, Verb.GetStreamChannel()));
        Assert.Equal((0x43u, 0x87u, 1u), (bench.Ask(0x04, Verb.GetPinControl()), bench.Ask(0x04, Verb.GetUnsolicited()), bench.Ask(0x04, Verb.GetConnectionSelect())));
    }

    [Fact]
    public void A_double_reset_leaves_the_architectures_defaults_and_what_the_board_is()
    {
        CodecBench bench = Bench();

        bench.Ask(0x01, Verb.FunctionReset());
        bench.Ask(0x01, Verb.FunctionReset());

        Assert.Equal((0u, 0u, 0u), (bench.Ask(0x04, Verb.GetPinControl()), bench.Ask(0x04, Verb.GetUnsolicited()), bench.Ask(0x04, Verb.GetConnectionSelect())));
        Assert.Equal((0x02u, 0x0031u), (bench.Ask(0x04, Verb.GetEapd()), bench.Ask(0x02, Verb.GetConverterFormat())));
        Assert.Equal(0x80u, bench.Ask(0x03, Verb.GetAmplifier(new AmplifierGetPayload { Left = true })));
        Assert.Equal(0x40u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true })));
        Assert.Equal((0x0101_4010u, 0x1234_5678u), (bench.Ask(0x04, Verb.GetConfigurationDefault()), bench.Ask(0x01, Verb.GetSubsystemId())));
    }

    [Fact]
    public void Without_epss_a_link_reset_powers_up_in_d0_with_the_defaults()
    {
        CodecBench bench = new(CodecProfile.FromText(Read(Small.Replace(" CLKSTOP EPSS", "", StringComparison.Ordinal))), 2);
        // The reset that a link is in from power-on is no event.
        bench.Codec.LinkReset(0);
        Assert.Equal(0x43u, bench.Ask(0x04, Verb.GetPinControl()));

        bench.Codec.LinkReset(1);

        Assert.Equal((0u, 0x0400u), (bench.Ask(0x04, Verb.GetPinControl()), bench.Ask(0x04, Verb.GetPowerState())));
    }

    [Fact]
    public void Samples_pass_through_the_graph_of_a_text_to_the_bit()
    {
        CodecBench bench = Bench();
        RecordingSink sink = new();
        bench.Codec.Attach(0x04, sink);
        StreamFormat format = Format(48_000, 24, 2);
        bench.Ask(0x02, Verb.SetConverterFormat(format));
        bench.Ask(0x02, Verb.SetStreamChannel(5, 0));
        bench.SetOutput(0x02, gain: 0x40);
        bench.Ask(0x04, Verb.SetPowerState(PowerState.D0));

        int[] samples = Noise(64, 24);
        bench.Play(format, Packed(24, samples), stream: 5);

        Assert.Equal(samples, sink.Samples);
    }

    [Fact]
    public void A_jack_is_plugged_unless_the_board_has_wired_the_pin_to_nothing()
    {
        SimulatedCodec codec = Codec();

        Assert.Equal((true, false), (codec.IsPlugged(0x04), codec.IsPlugged(0x05)));
    }

    [Fact]
    public void A_selection_that_no_star_marks_points_beyond_the_list()
    {
        CodecBench bench = new(CodecProfile.FromText(Read(Small.Replace("0x03*", "0x03", StringComparison.Ordinal))), 2);

        Assert.Equal(2u, bench.Ask(0x04, Verb.GetConnectionSelect()));
    }

    [Fact]
    public void A_modem_alone_is_a_codec()
    {
        const string Modem = """
            Codec: Generic 11c1 Si3054
            Address: 1
            MFG Function Id: 0x2 (unsol 1)
            Vendor Id: 0x11c13026
            Subsystem Id: 0x11790001
            Revision Id: 0x100700
            Modem Function Group: 0x1

            """;
        CodecText text = Read(Modem);
        CodecBench bench = new(CodecProfile.FromText(text), 1);

        Assert.Empty(CodecTextComparison.Compare(text, CodecAnswers.Survey(bench.Codec)!));
        Assert.Equal((0x0001_0001u, 0x0102u), (bench.Parameter(0, ParameterId.SubordinateNodes), bench.Parameter(1, ParameterId.FunctionGroupType)));
    }

    [Fact]
    public void Nodes_that_no_verb_reaches_and_nodes_that_stand_twice_are_left_out()
    {
        CodecText text = Read();
        WidgetText[] widgets =
        [
            .. text.Widgets, new WidgetText(0x04, default), new WidgetText(0x01, default), new WidgetText(0x00, default), new WidgetText(0x80, default), new WidgetText(0xFF, default),
            new WidgetText(0x7F, new WidgetCapabilities { Type = WidgetType.VendorDefined }), new WidgetText(0x10, new WidgetCapabilities { Type = WidgetType.VendorDefined }),
        ];
        text.AudioGroup!.Widgets = widgets;

        CodecBench bench = new(CodecProfile.FromText(text), 2);

        Assert.Equal(0x0002_007Eu, bench.Parameter(0x01, ParameterId.SubordinateNodes));
        Assert.Equal(0x0040_058Du, bench.Parameter(0x04, ParameterId.WidgetCapabilities));
        Assert.Equal(0u, bench.Parameter(0x06, ParameterId.WidgetCapabilities));
        Assert.Equal(0x00F0_0000u, bench.Parameter(0x7F, ParameterId.WidgetCapabilities));
    }

    [Fact]
    public void To_ask_whether_an_announced_node_is_there_is_no_mistake()
    {
        CodecText text = Read();
        text.AudioGroup!.Widgets = [.. text.Widgets, new WidgetText(0x10, new WidgetCapabilities { Type = WidgetType.VendorDefined })];
        CodecBench bench = new(CodecProfile.FromText(text), 2);

        Assert.Equal(0u, bench.Parameter(0x0F, ParameterId.WidgetCapabilities));
        Assert.Equal(0, bench.Codec.UnknownVerbs);

        _ = bench.Parameter(0x0F, ParameterId.PinCapabilities);
        _ = bench.Parameter(0x11, ParameterId.WidgetCapabilities);
        Assert.Equal(2, bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void A_converter_that_names_rates_and_no_kind_of_stream_plays_pcm()
    {
        CodecBench bench = new(CodecProfile.FromText(Read(Small.Replace("formats [0x1]: PCM", "formats [0x0]:", StringComparison.Ordinal))), 2);
        RecordingSink sink = new();
        bench.Codec.Attach(0x04, sink);
        StreamFormat format = Format(48_000, 24, 2);
        bench.Ask(0x02, Verb.SetConverterFormat(format));
        bench.Ask(0x02, Verb.SetStreamChannel(5, 0));
        bench.SetOutput(0x02, gain: 0x40);
        bench.Ask(0x04, Verb.SetPowerState(PowerState.D0));

        int[] samples = Noise(64, 24);
        bench.Play(format, Packed(24, samples), stream: 5);

        Assert.Equal(samples, sink.Samples);
    }

    [Fact]
    public void Connections_beyond_the_nodes_of_a_codec_are_listed_and_lead_nowhere()
    {
        CodecText text = Read(Small.Replace("     0x02 0x03*", "     0x02 0x1ff*", StringComparison.Ordinal));
        CodecBench bench = new(CodecProfile.FromText(text), 2);
        bench.Codec.Attach(0x04, new RecordingSink());
        bench.Ask(0x04, Verb.SetPowerState(PowerState.D0));

        Assert.Equal(0x82u, bench.Parameter(0x04, ParameterId.ConnectionListLength));
        Assert.Equal(0x01FF_0002u, bench.Ask(0x04, Verb.GetConnectionListEntry(0)));
        bench.Play(Format(48_000, 16, 2), new byte[8], stream: 5);
    }

    [Fact]
    public void A_list_of_more_nodes_than_can_be_counted_is_told_as_ranges()
    {
        CodecText text = Read();
        WidgetText mixer = text.FindWidget(0x03)!;
        mixer.Connections = [.. Enumerable.Range(0, 200).Select(i => new ConnectedNode((ushort)(i % 100 + 2)))];
        CodecBench bench = new(CodecProfile.FromText(text), 2);

        Assert.Equal(4u, bench.Parameter(0x03, ParameterId.ConnectionListLength));
        Assert.Equal(0xE502_E502, bench.Ask(0x03, Verb.GetConnectionListEntry(0)));
    }

    [Fact]
    public void Amplifiers_beyond_the_sixteen_with_a_number_answer_where_linux_reads_them()
    {
        CodecText text = Read();
        WidgetText mixer = text.FindWidget(0x03)!;
        mixer.Connections = [.. Enumerable.Range(0, 20).Select(_ => new ConnectedNode(0x02))];
        mixer.InputValues = [.. Enumerable.Range(0, 20).Select(i => new AmplifierReading((uint)i, (uint)(i + 0x40)))];
        CodecBench bench = new(CodecProfile.FromText(text), 2);

        for (uint i = 0; i < 20; i++)
            Assert.Equal((i, i + 0x40), (bench.Ask(0x03, new Verb(0xB_2000 | i)), bench.Ask(0x03, new Verb(0xB_0000 | i))));
        Assert.Equal(0u, bench.Ask(0x03, new Verb(0xB_2014)));
    }

    [Fact]
    public void A_text_that_says_nothing_is_a_codec_that_says_nothing()
    {
        CodecBench bench = new(CodecProfile.FromText(new CodecText()));
        Assert.Equal(0u, bench.Parameter(0, ParameterId.VendorId));

        bench = new CodecBench(CodecProfile.FromText(new CodecText { AudioGroup = new AudioGroupText { NodeId = 0xFF, Widgets = [new WidgetText(2, default)] }, ModemGroup = new ModemGroupText() }));
        // The widget stands where the modem group would.
        Assert.Equal(0x0001_0001u, bench.Parameter(0, ParameterId.SubordinateNodes));
        Assert.Equal(0u, bench.Ask(2, Verb.GetStreamChannel()));
    }

    [Fact]
    public void The_old_coefficient_lines_give_index_and_value()
    {
        CodecText text = Read();
        text.AudioGroup!.Widgets =
        [
            new WidgetText(0x02, new WidgetCapabilities { Type = WidgetType.VendorDefined, Processing = true }) { CoefficientIndex = 9, ProcessingCoefficient = 0x6000 },
        ];
        CodecBench bench = new(CodecProfile.FromText(text), 2);

        Assert.Equal((9u, 0x6000u, 10u), (bench.Ask(2, Verb.GetCoefficientIndex()), bench.Ask(2, Verb.GetProcessingCoefficient()), bench.Ask(2, Verb.GetCoefficientIndex())));
    }

    private static CodecText Read(string text = Small) => Assert.Single(CodecTextReader.Read(text).Codecs);

    private static SimulatedCodec Codec() => new(CodecProfile.FromText(Read()), 2);

    private static CodecBench Bench() => new(CodecProfile.FromText(Read()), 2);
}
