using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>What is kept, what is odd and what is wrong in a text. Hardware 6.2, 6.3, 6.4.</summary>
public sealed class CodecTextReaderTests
{
    [Theory]
    [InlineData(Samples.Small)]
    [InlineData(Samples.Annotated)]
    [InlineData(Samples.DisplayPort)]
    public void A_text_of_today_is_printed_byte_for_byte(string text)
    {
        CodecTextReading reading = CodecTextReader.Read(text);

        Assert.True(reading.IsSound);
        Assert.Empty(reading.Warnings);
        Assert.Equal(text, CodecTextWriter.Write(Assert.Single(reading.Codecs)));
    }

    [Fact]
    public void The_facts_of_a_text_are_in_the_model()
    {
        CodecText codec = CodecTextReader.Read(Samples.Small).Codecs[0];
        WidgetText converter = codec.Widgets[0];
        WidgetText pin = codec.Widgets[1];

        Assert.Equal(("Azalia Sample", 3, 0x1234_5678u, 0xABCDu), (codec.Name, codec.Address, codec.VendorId!.Value.Raw, codec.SubsystemId));
        Assert.Equal(0x0010_0001u, codec.RevisionId!.Value.Raw);
        Assert.Null(codec.ModemGroup);
        Assert.Equal((byte)1, codec.AudioGroup!.NodeId);
        Assert.Equal(0x000E_0060u, codec.AudioGroup.Pcm!.Value.Raw);
        Assert.Equal(new GpioText(1, 0, 0, 0, 1, 0), codec.AudioGroup.GpioPins);
        Assert.Equal(0b1001u, codec.AudioGroup.PowerStates!.Value.Raw);
        Assert.Equal(0x0002_5757u, converter.OutputAmplifier!.Value.Raw);
        Assert.Equal([new AmplifierReading(0x57, 0x57)], converter.OutputValues);
        Assert.Equal(new ConverterBinding { Stream = 1 }, converter.Converter);
        Assert.Null(converter.Pcm);
        Assert.Equal(0x0101_4010u, pin.PinDefault!.Value.Raw);
        Assert.Equal(0x40u, pin.PinControl);
        Assert.Equal([new ConnectedNode(2)], pin.Connections);
        Assert.Same(pin, codec.FindWidget(3));
        Assert.Null(codec.FindWidget(4));
    }

    [Fact]
    public void Annotations_are_kept_with_their_kind_and_place()
    {
        CodecText codec = CodecTextReader.Read(Samples.Annotated).Codecs[0];

        Assert.Equal(
            [
                new CodecAnnotation(AnnotationKind.Hook, TextPlace.GpioPins, "Power-Map: 0x07"),
                new CodecAnnotation(AnnotationKind.Hook, TextPlace.GpioPins, "Analog Loopback: 0x00"),
            ],
            codec.AudioGroup!.Annotations);
        Assert.Equal(
            [AnnotationKind.Control, AnnotationKind.ControlAmplifier, AnnotationKind.Device, AnnotationKind.Unknown],
            codec.Widgets[0].Annotations.Select(static annotation => annotation.Kind));
        Assert.Equal(new CodecAnnotation(AnnotationKind.Unknown, TextPlace.OutputValues, "  Mood: fine"), codec.Widgets[0].Annotations[3]);
        Assert.Equal(
            [AnnotationKind.Control, AnnotationKind.InDriverConnection, AnnotationKind.InDriverConnection, AnnotationKind.Hook],
            codec.Widgets[1].Annotations.Select(static annotation => annotation.Kind));
    }

    [Fact]
    public void Annotations_are_left_out_on_request() =>
        Assert.Equal(
            Samples.Small.Split('\n', 2)[1],
            CodecTextWriter.Write(CodecTextReader.Read(Samples.Annotated).Codecs[0], annotations: false).Split('\n', 2)[1]);

    [Fact]
    public void A_device_with_a_substream_is_printed_as_today()
    {
        string text = Samples.Annotated.Replace("type=\"Audio\", device=0", "type=\"Audio\", device=0, substream=2", StringComparison.Ordinal);

        Assert.Equal(Samples.Annotated, CodecTextWriter.Write(CodecTextReader.Read(text).Codecs[0]));
    }

    [Fact]
    public void Quotes_that_a_page_escaped_come_back()
    {
        string text = Samples.Annotated.Replace("\"", "&quot;", StringComparison.Ordinal);

        Assert.Equal(Samples.Annotated, CodecTextWriter.Write(CodecTextReader.Read(text).Codecs[0]));
    }

    [Fact]
    public void A_modem_has_a_head_and_nothing_else()
    {
        const string Text = "Codec: Generic 11c1 ID 1040\nAddress: 1\nVendor Id: 0x11c11040\nSubsystem Id: 0x11790001\nRevision Id: 0x100200\nModem Function Group: 0x1\n";

        CodecText codec = Assert.Single(CodecTextReader.Read(Text).Codecs);

        Assert.Null(codec.AudioGroup);
        Assert.Equal((byte)1, codec.ModemGroup!.NodeId);
        Assert.Empty(codec.Widgets);
        Assert.Equal(Text, CodecTextWriter.Write(codec));
    }

    [Fact]
    public void An_old_function_id_of_a_modem_is_the_modem_s()
    {
        string text = Samples.Small
            .Replace("AFG Function Id: 0x1 (unsol 1)", "Function Id: 0x2", StringComparison.Ordinal)
            .Replace("No Modem Function Group found", "Modem Function Group: 0x2", StringComparison.Ordinal);

        CodecText codec = CodecTextReader.Read(text).Codecs[0];

        Assert.Null(codec.AudioGroup!.Parameter);
        Assert.Equal((byte)2, codec.ModemGroup!.NodeId);
        Assert.Equal(FunctionGroupType.Modem, codec.ModemGroup.Parameter!.Value.Type);
    }

    [Fact]
    public void An_audio_group_without_a_number_is_not_where_the_modem_is()
    {
        const string Text = "Codec: X\nAddress: 0\nVendor Id: 0x12345678\nModem Function Group: 0x1\nDefault PCM:\n    N/A\nNode 0x03 [Audio Mixer] wcaps 0x200000: Mono\n";

        Assert.Equal((byte)2, Assert.Single(CodecTextReader.Read(Text).Codecs).AudioGroup!.NodeId);
    }

    [Fact]
    public void The_names_of_files_between_codecs_belong_to_none()
    {
        string second = Samples.Small.Replace("Address: 0", "Address: 1", StringComparison.Ordinal);
        string text = $"==> codec#0 <==\n{Samples.Small}==> codec#1 <==\n{second}";

        Assert.Equal([Samples.Small, second], CodecTextReader.Read(text).Codecs.Select(static codec => CodecTextWriter.Write(codec)));
    }

    [Fact]
    public void A_group_that_does_not_answer_is_printed_as_it_was()
    {
        const string Text = "Codec: X\nAddress: 0\nAFG Function Id: 0x1 (unsol 1)\nVendor Id: 0x12345678\nSubsystem Id: 0x00000001\nRevision Id: 0x100003\n"
            + "No Modem Function Group found\nDefault PCM:\nN/A\nDefault Amp-In caps: N/A\nDefault Amp-Out caps: N/A\nState of AFG node 0x01:\n"
            + "  Power: setting=UNKNOWN, actual=UNKNOWN, Error, Clock-stop-OK, Setting-reset\nInvalid AFG subtree\n";

        Assert.Equal(Text, CodecTextWriter.Write(Assert.Single(CodecTextReader.Read(Text).Codecs)));
    }

    [Fact]
    public void A_pin_without_devices_is_printed_as_it_was_and_the_codec_s_answers_are_the_same()
    {
        string text = Samples.Small.Replace("  Connection: 1\n", "  Devices: 0\n  Connection: 1\n", StringComparison.Ordinal);
        CodecText codec = CodecTextReader.Read(text).Codecs[0];

        Assert.Equal(text, CodecTextWriter.Write(codec));
        Assert.Empty(CodecTextComparison.Compare(CodecTextReader.Read(Samples.Small).Codecs[0], codec));
    }

    [Fact]
    public void A_list_that_Linux_could_not_read_is_printed_as_it_was_and_is_none()
    {
        string text = Samples.Small + "Node 0x04 [Vendor Defined Widget] wcaps 0xf00100: Mono\n  Connection: -22\n";

        CodecTextReading reading = CodecTextReader.Read(text);

        Assert.Empty(reading.Warnings);
        Assert.Null(reading.Codecs[0].Widgets[^1].Connections);
        Assert.Equal(text, CodecTextWriter.Write(reading.Codecs[0]));
    }

    [Fact]
    public void Old_coefficients_are_kept()
    {
        const string Line = "Node 0x04 [Vendor Defined Widget] wcaps 0xf00040: Mono\n  Processing caps: benign=0, ncoeff=17\n"
            + "  Processing Coefficient: 0x6000\n  Coefficient Index: 0x09\n";

        WidgetText widget = CodecTextReader.Read(Samples.Small + Line).Codecs[0].Widgets[2];

        Assert.Equal(((ushort)0x6000, (ushort)9), (widget.ProcessingCoefficient!.Value, widget.CoefficientIndex!.Value));
    }

    [Fact]
    public void Coefficients_are_kept_where_the_driver_printed_them()
    {
        const string Text = Samples.Small + "Node 0x04 [Vendor Defined Widget] wcaps 0xf00040: Mono\n  Processing caps: benign=1, ncoeff=2\n    Coeff 0x00: 0x1234\n    Coeff 0x01: 0xabcd\n";

        CodecText codec = CodecTextReader.Read(Text).Codecs[0];

        Assert.Equal([new CoefficientText(0, 0x1234), new CoefficientText(1, 0xABCD)], codec.Widgets[2].Coefficients);
        Assert.Equal(Text, CodecTextWriter.Write(codec));
        Assert.Empty(CodecTextComparison.Compare(codec, CodecSurvey.Read(new CodecTextAnswers(codec), 3, CodecSurveyOptions.Of(codec))!));
    }

    [Fact]
    public void States_without_a_name_are_printed_as_often_as_they_were()
    {
        string text = Samples.Small.Replace("Power states:  D0 D3\n", "Power states:  D0 D3 (null) (null) EPSS\n", StringComparison.Ordinal);

        Assert.Equal(text, CodecTextWriter.Write(CodecTextReader.Read(text).Codecs[0]));
    }

    [Fact]
    public void Capabilities_of_zeros_that_are_there_stay_there()
    {
        string text = Samples.Small.Replace("Default Amp-In caps: N/A", "Default Amp-In caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=0", StringComparison.Ordinal);

        Assert.Equal(text, CodecTextWriter.Write(CodecTextReader.Read(text).Codecs[0]));
    }

    [Fact]
    public void A_text_without_its_first_line_is_read()
    {
        CodecText codec = Assert.Single(CodecTextReader.Read(Samples.Small.Split('\n', 2)[1]).Codecs);

        Assert.Null(codec.Name);
        Assert.Equal(3, codec.Address);
        Assert.Equal(2, codec.Widgets.Count);
    }

    [Theory]
    [InlineData("Vendor Id: 0x12345678", "Vendor Id: 0xzz", "line 4: the vendor cannot be read: '0xzz'")]
    [InlineData("Vendor Id: 0x12345678\n", "", "line 1: the codec that begins here has no line 'Vendor Id: ...'")]
    [InlineData("Address: 3", "Address:", "line 2: the address is missing")]
    [InlineData("rates [0x60]", "rates [#]", "line 9: the mask of rates cannot be read: '#]: 44100 48000'")]
    [InlineData("setting=D0, actual=D0", "asleep", "line 16: the power state is missing")]
    [InlineData("io=1", "io=many", "line 17: no number stands behind 'io=' in 'io=many, o=0, i=0, unsolicited=1, wake=0'")]
    [InlineData("IO[0]", "IO[9]", "line 18: GPIO pin 9 is none: numbers go from 0 to 7")]
    [InlineData("Node 0x02", "Node 0x80", "line 19: node 0x80 is none: numbers go from 0x01 to 0x7f")]
    [InlineData("wcaps 0xd:", "wcaps :", "line 19: no number stands behind 'wcaps' in ' [Audio Output] wcaps : Stereo Amp-Out'")]
    [InlineData("nsteps=0x57", "nsteps=-", "line 20: no number stands behind 'nsteps=' in ', nsteps=-, stepsize=0x02, mute=0'")]
    [InlineData("[0x57 0x57]", "[0x57 0x57", "line 21: a bracket is not closed among the amplifier's values")]
    [InlineData("[0x57 0x57]", "[0x57 \u001b]", "line 21: the amplifier's right value cannot be read: '?]'")]
    [InlineData("Pincap 0x00000014", "Pincap 0x123456789", "line 24: the pin's capabilities cannot be read: '0x123456789: OUT Detect'")]
    [InlineData("     0x02\n", "     0x02 0y03\n", "line 30: the number of a connected node cannot be read: '0y03'")]
    public void A_line_that_cannot_be_read_is_told_by_its_number(string good, string bad, string message)
    {
        CodecTextReading reading = CodecTextReader.Read(Samples.Small.Replace(good, bad, StringComparison.Ordinal));

        Assert.False(reading.IsSound);
        Assert.Equal(message, Assert.Single(reading.Errors).ToString());
        Assert.Single(reading.Codecs);
    }

    [Fact]
    public void What_is_sound_around_a_damaged_node_is_there()
    {
        CodecTextReading reading = CodecTextReader.Read(Samples.Small.Replace("Node 0x02 [", "Node 0x [", StringComparison.Ordinal));

        Assert.Equal("line 19: the node cannot be read: '0x [Audio Output] wcaps 0xd: Stereo Amp-...'", Assert.Single(reading.Errors).ToString());
        WidgetText pin = Assert.Single(reading.Codecs[0].Widgets);
        Assert.Equal((byte)3, pin.NodeId);
        Assert.Equal(0x40u, pin.PinControl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Codec: only a name\n")]
    [InlineData("00:1b.0 Audio device\n\tAddress: 00000000fee0300c  Data: 4142\n")]
    public void A_text_without_a_codec_says_so(string text) =>
        Assert.Equal("line 1: no codec begins in this text: a line 'Codec: ...' is missing", Assert.Single(CodecTextReader.Read(text).Errors).ToString());

    [Fact]
    public void A_text_that_ends_anywhere_is_read_up_to_there()
    {
        string whole = Samples.Annotated;
        int head = whole.IndexOf("Subsystem", StringComparison.Ordinal);
        for (int length = head; length < whole.Length; length++)
        {
            CodecTextReading reading = CodecTextReader.Read(whole.AsSpan(0, length));
            Assert.Empty(reading.Errors);
            Assert.Single(reading.Codecs);
        }
    }

    [Fact]
    public void A_text_that_ends_inside_a_line_warns()
    {
        CodecTextReading reading = CodecTextReader.Read(Samples.Small.AsSpan(0, Samples.Small.IndexOf("4010:", StringComparison.Ordinal)));

        Assert.Equal("line 25: the text ends inside a line; what stands before it is taken", Assert.Single(reading.Warnings).ToString());
        Assert.Null(reading.Codecs[0].Widgets[1].PinDefault);
    }

    [Fact]
    public void A_list_that_is_not_as_long_as_it_says_warns_and_is_taken()
    {
        CodecTextReading reading = CodecTextReader.Read(Samples.Small.Replace("Connection: 1", "Connection: 2", StringComparison.Ordinal));

        Assert.True(reading.IsSound);
        Assert.Equal("line 29: node 0x03 announces 2 connections and lists 1", Assert.Single(reading.Warnings).ToString());
        Assert.Single(reading.Codecs[0].Widgets[1].Connections!);
    }

    [Fact]
    public void The_second_of_two_nodes_with_one_number_is_dropped_with_a_warning()
    {
        CodecTextReading reading = CodecTextReader.Read(Samples.Small.Replace("Node 0x03", "Node 0x02", StringComparison.Ordinal));

        Assert.True(reading.IsSound);
        Assert.Equal("line 23: node 0x02 is there twice; the first is taken", Assert.Single(reading.Warnings).ToString());
        Assert.Equal(WidgetType.AudioOutput, Assert.Single(reading.Codecs[0].Widgets).Type);
    }

    [Fact]
    public void No_text_whatsoever_throws() => Property.Holds(RandomCodec.Seeds, static seed =>
    {
        Random random = new(seed);
        char[] text = (random.Next(2) == 0 ? Samples.Annotated : Samples.DisplayPort).ToCharArray();
        for (int i = random.Next(1, 200); i > 0; i--)
            text[random.Next(text.Length)] = (char)random.Next(0, 0x180);

        CodecTextReading reading = CodecTextReader.Read(text);
        foreach (CodecText codec in reading.Codecs)
        {
            CodecText? survey = CodecSurvey.Read(new CodecTextAnswers(codec), codec.Address ?? 0, CodecSurveyOptions.Of(codec));
            _ = survey is null ? [] : CodecTextComparison.Missing(codec, survey);
        }

        return reading.Errors.All(error => error.Line >= 1 && !error.Message.Any(char.IsControl));
    });
}
