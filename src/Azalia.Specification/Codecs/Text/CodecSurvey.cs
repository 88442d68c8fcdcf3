namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// Reads a codec by its verbs, as Linux does to print it: the same verbs in the same order, node by node. Settings are read and left as they are. Hardware 6.2.
/// </summary>
/// <remarks>
/// What is not answered is missing in the text; the driver's own words are, too, and the name is the one that Linux has for a codec that it does not know. As
/// safe for threads as the answers are.
/// </remarks>
public static class CodecSurvey
{
    private const uint NoAnswer = uint.MaxValue;
    private const int MostWidgets = 0xFF;

    /// <summary>Surveys a codec.</summary>
    /// <param name="answers">The codec.</param>
    /// <param name="address">Its address on the link, 0 to 14, for the text.</param>
    /// <param name="options">What is known of the codec otherwise; null is nothing.</param>
    /// <returns>The codec; null when not even its vendor identity is answered, or is 0 or all ones.</returns>
    public static CodecText? Read(ICodecAnswers answers, int address, CodecSurveyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Parameter(0, ParameterId.VendorId) is not { } vendor || vendor is 0 or NoAnswer)
            return null;

        CodecText codec = new()
        {
            Name = VendorNames.Describe(new VendorIdentity(vendor)),
            Address = address,
            VendorId = new VendorIdentity(vendor),
        };
        if (answers.Parameter(0, ParameterId.RevisionId) is { } revision)
            codec.RevisionId = new RevisionIdentity(revision);

        FindGroups(answers, codec);
        byte? identified = codec.AudioGroup?.NodeId ?? codec.ModemGroup?.NodeId;
        if (identified is { } node)
            codec.SubsystemId = answers.Answer(node, Verb.GetSubsystemId());

        if (codec.AudioGroup is { } group)
            ReadGroup(answers, group, options ?? new CodecSurveyOptions());

        return codec;
    }

    // Hardware 4.1: of several groups of a kind Linux takes the last.
    private static void FindGroups(ICodecAnswers answers, CodecText codec)
    {
        SubordinateNodes groups = new(answers.Parameter(0, ParameterId.SubordinateNodes) ?? 0);
        for (int i = 0; i < groups.Count && groups.Start + i <= 0x7F; i++)
        {
            byte node = (byte)(groups.Start + i);
            FunctionGroupParameter? parameter =
                answers.Parameter(node, ParameterId.FunctionGroupType) is { } raw ? new FunctionGroupParameter(raw) : null;
            switch (parameter?.Type)
            {
                case FunctionGroupType.Audio:
                    codec.AudioGroup = new AudioGroupText { NodeId = node, Parameter = parameter };
                    break;
                case FunctionGroupType.Modem:
                    codec.ModemGroup = new ModemGroupText { NodeId = node, Parameter = parameter };
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadGroup(ICodecAnswers answers, AudioGroupText group, CodecSurveyOptions options)
    {
        byte node = group.NodeId;
        group.Pcm = answers.Parameter(node, ParameterId.PcmCapabilities) is { } pcm ? new PcmCapabilities(pcm) : null;
        group.StreamFormats = answers.Parameter(node, ParameterId.StreamFormats) is { } formats ? new StreamFormatCapabilities(formats) : null;
        group.InputAmplifier =
            answers.Parameter(node, ParameterId.InputAmplifierCapabilities) is { } input ? new AmplifierCapabilities(input) : null;
        group.OutputAmplifier =
            answers.Parameter(node, ParameterId.OutputAmplifierCapabilities) is { } output ? new AmplifierCapabilities(output) : null;
        group.PowerStates = answers.Parameter(node, ParameterId.PowerStates) is { } states ? new PowerStateCapabilities(states) : null;
        group.Power = answers.Answer(node, Verb.GetPowerState()) is { } power ? new PowerStateReport(power) : null;

        SubordinateNodes widgets = new(answers.Parameter(node, ParameterId.SubordinateNodes) ?? 0);
        if (widgets.Start == 0 || widgets.Count >= MostWidgets)
        {
            group.HasInvalidSubtree = true;
            return;
        }

        ReadGpio(answers, group);
        WidgetSurvey survey = new(answers, options);
        List<WidgetText> read = new(widgets.Count);
        for (int i = 0; i < widgets.Count && widgets.Start + i <= 0x7F; i++)
        {
            if (survey.Read((byte)(widgets.Start + i)) is { } widget)
                read.Add(widget);
        }

        group.Widgets = read;
    }

    private static void ReadGpio(ICodecAnswers answers, AudioGroupText group)
    {
        byte node = group.NodeId;
        if (answers.Parameter(node, ParameterId.GpioCount) is not { } raw)
            return;

        GpioCapabilities gpio = new(raw);
        group.Gpio = gpio;
        if (gpio.Bidirectional is < 1 or > 8)
            return;

        uint? enable = answers.Answer(node, Verb.GetGpioEnable());
        uint? direction = answers.Answer(node, Verb.GetGpioDirection());
        uint? wake = answers.Answer(node, Verb.GetGpioWakeEnable());
        uint? unsolicited = answers.Answer(node, Verb.GetGpioUnsolicitedEnable());
        uint? sticky = answers.Answer(node, Verb.GetGpioSticky());
        uint? data = answers.Answer(node, Verb.GetGpioData());
        if (enable is not null || direction is not null || data is not null)
        {
            group.GpioPins = new GpioText(
                (byte)(enable ?? 0),
                (byte)(direction ?? 0),
                (byte)(wake ?? 0),
                (byte)(sticky ?? 0),
                (byte)(data ?? 0),
                (byte)(unsolicited ?? 0));
        }
    }
}
