using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Specification.Tests.Codecs.Text;

/// <summary>What a codec answers, asked as Linux asks. Hardware 6.2.</summary>
public sealed class CodecSurveyTests
{
    [Fact]
    public void A_survey_of_a_text_s_answers_prints_the_text() => Property.Holds(RandomCodec.Seeds, static seed =>
    {
        CodecText codec = RandomCodec.Create(seed);
        CodecText? survey = Survey(codec);
        Assert.Empty(CodecTextComparison.Compare(codec, survey!));
        return CodecTextWriter.Write(survey!, annotations: false).Split('\n', 2)[1] == CodecTextWriter.Write(codec).Split('\n', 2)[1];
    });

    [Fact]
    public void A_survey_of_an_old_text_holds_all_of_its_facts() => Property.Holds(RandomCodec.Seeds, static seed =>
    {
        OlderForm form = OlderForm.All[seed % OlderForm.All.Count];
        CodecText old = CodecTextReader.Read(form.Print(RandomCodec.Text(seed))).Codecs[0];
        Assert.Empty(CodecTextComparison.Missing(old, Survey(old)!));
        return true;
    });

    [Fact]
    public void A_survey_names_the_codec_by_its_numbers()
    {
        CodecText codec = RandomCodec.Create(1);
        codec.VendorId = new VendorIdentity(0x10EC_0889);

        Assert.Equal("Realtek ID 889", Survey(codec)!.Name);
        Assert.Equal("Generic 1234 ID 5", VendorNames.Describe(new VendorIdentity(0x1234_0005)));
    }

    [Fact]
    public void A_survey_leaves_every_setting_as_it_was()
    {
        CodecText codec = CodecTextReader.Read(Samples.DisplayPort).Codecs[0];
        RecordingAnswers answers = new(new CodecTextAnswers(codec));

        _ = CodecSurvey.Read(answers, 0, new CodecSurveyOptions { Coefficients = true });

        Verb[] sets = [.. answers.Sent.Where(static sent => !sent.Verb.IsGet).Select(static sent => sent.Verb)];
        Assert.Equal([Verb.SetDeviceSelect(0), Verb.SetDeviceSelect(1), Verb.SetDeviceSelect(2), Verb.SetDeviceSelect(1)], sets);
    }

    [Fact]
    public void Only_what_the_capabilities_promise_is_asked_of_a_node()
    {
        CodecText codec = CodecTextReader.Read(Samples.Small).Codecs[0];
        RecordingAnswers answers = new(new CodecTextAnswers(codec));

        _ = CodecSurvey.Read(answers, 0);

        // A converter with an amplifier, and nothing else: hardware 6.2 gives the order.
        Verb[] expected =
        [
            Verb.GetParameter(ParameterId.WidgetCapabilities),
            Verb.GetParameter(ParameterId.OutputAmplifierCapabilities),
            Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true }),
            Verb.GetAmplifier(new AmplifierGetPayload { Output = true }),
            Verb.GetStreamChannel(),
        ];
        Assert.Equal(expected, answers.Sent.Where(static sent => sent.Node == 2).Select(static sent => sent.Verb));
    }

    [Fact]
    public void What_a_driver_knows_beside_the_answers_is_found_in_its_text()
    {
        const string Text = Samples.Small + """
            Node 0x04 [Audio Input] wcaps 0x100103: Stereo Amp-In
              Amp-In caps: N/A
              Amp-In vals:  [0x01 0x02]
              Converter: stream=0, channel=0
              SDI-Select: 0
              Connection: 2
                 0x03* 0x02
            Node 0x05 [Pin Complex] wcaps 0x400105: Stereo Amp-Out
              Amp-Out caps: N/A
              Amp-Out vals:  [0x03 0x04] [0x05 0x06]
              Pincap 0x00000010: OUT
              Pin Default 0x411111f0: [N/A] Speaker at Ext Rear
                Conn = 1/8, Color = Black
                DefAssociation = 0xf, Sequence = 0x0
                Misc = NO_PRESENCE
              Pin-ctls: 0x40: OUT
              Connection: 2
                 0x02 0x06*
            Node 0x06 [Audio Mixer] wcaps 0x200102: Mono Amp-In
              Amp-In caps: N/A
              Amp-In vals:  [0x07]
              Connection: 1
                 0x02

            """;
        CodecText codec = CodecTextReader.Read(Text).Codecs[0];

        CodecSurveyOptions options = CodecSurveyOptions.Of(codec);

        Assert.Equal(new CodecSurveyOptions { SingleInputAmplifier = true, PinOutputAmplifiers = true, MonoMixers = true }, options);
        Assert.Empty(CodecTextComparison.Compare(codec, CodecSurvey.Read(new CodecTextAnswers(codec), 3, options)!));
        Assert.Equal(new CodecSurveyOptions(), CodecSurveyOptions.Of(CodecTextReader.Read(Samples.Small).Codecs[0]));
    }

    [Fact]
    public void A_silent_codec_is_none() => Assert.Null(CodecSurvey.Read(new CodecTextAnswers(new CodecText()), 0));

    [Fact]
    public void A_difference_names_node_and_lines()
    {
        CodecText expected = CodecTextReader.Read(Samples.Small).Codecs[0];
        CodecText actual = CodecTextReader.Read(Samples.Small).Codecs[0];
        actual.Widgets[1].PinControl = 0;

        CodecTextDifference difference = Assert.Single(CodecTextComparison.Compare(expected, actual));

        Assert.Equal("node 0x03, PinControl: \"  Pin-ctls: 0x40: OUT\" was expected, \"  Pin-ctls: 0x00:\" is there", difference.ToString());
    }

    [Fact]
    public void The_driver_s_words_make_no_difference()
    {
        CodecText plain = CodecTextReader.Read(Samples.Small).Codecs[0];
        CodecText annotated = CodecTextReader.Read(Samples.Annotated).Codecs[0];

        Assert.Empty(CodecTextComparison.Compare(plain, annotated));
    }

    [Fact]
    public void What_one_codec_has_beyond_the_other_is_a_difference_both_ways()
    {
        CodecText less = CodecTextReader.Read(Samples.Small).Codecs[0];
        CodecText more = CodecTextReader.Read(Samples.Small).Codecs[0];
        less.Widgets[1].PinControl = null;

        Assert.Single(CodecTextComparison.Compare(less, more));
        Assert.Single(CodecTextComparison.Compare(more, less));
        Assert.Empty(CodecTextComparison.Missing(less, more));
        Assert.Single(CodecTextComparison.Missing(more, less));
    }

    private static CodecText? Survey(CodecText codec) =>
        CodecSurvey.Read(new CodecTextAnswers(codec), codec.Address ?? 0, CodecSurveyOptions.Of(codec));

    private sealed class RecordingAnswers(ICodecAnswers inner) : ICodecAnswers
    {
        internal List<(byte Node, Verb Verb)> Sent { get; } = [];

        public bool TryAnswer(byte nodeId, Verb verb, out uint response)
        {
            Sent.Add((nodeId, verb));
            return inner.TryAnswer(nodeId, verb, out response);
        }
    }
}
