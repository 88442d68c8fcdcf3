namespace Azalia.Specification.Codecs.Text;

/// <summary>Reads one node by its verbs. Hardware 6.2.</summary>
internal sealed class WidgetSurvey(ICodecAnswers answers, CodecSurveyOptions options)
{
    private const uint WholeDigitalConverter = 0x8F_7FFF;

    private readonly ConnectionSurvey _connections = new(answers);

    internal WidgetText? Read(byte node)
    {
        if (answers.Parameter(node, ParameterId.WidgetCapabilities) is not { } raw)
            return null;

        WidgetText widget = new(node, new WidgetCapabilities(raw));
        bool hasList = widget.Capabilities.ConnectionList || widget.Type == WidgetType.VolumeKnob;
        List<ushort>? nodes = hasList ? _connections.List(node) : null;
        ReadAmplifiers(widget, nodes);
        switch (widget.Type)
        {
            case WidgetType.PinComplex:
                ReadPin(widget);
                break;
            case WidgetType.VolumeKnob:
                ReadKnob(widget);
                break;
            case WidgetType.AudioOutput or WidgetType.AudioInput:
                ReadConverter(widget);
                break;
            default:
                break;
        }

        if (widget.Capabilities.UnsolicitedCapable && answers.Answer(node, Verb.GetUnsolicited()) is { } unsolicited)
            widget.Unsolicited = new UnsolicitedControl((byte)unsolicited);

        if (widget.Capabilities.PowerControl)
        {
            widget.PowerStates = answers.Parameter(node, ParameterId.PowerStates) is { } states ? new PowerStateCapabilities(states) : null;
            widget.Power = answers.Answer(node, Verb.GetPowerState()) is { } power ? new PowerStateReport(power) : null;
        }

        if (widget.Type == WidgetType.PinComplex && widget.Capabilities.Digital)
            widget.Devices = _connections.Devices(node);

        if (nodes is not null)
            widget.Connections = _connections.Selected(widget, nodes);

        if (widget.Capabilities.Processing)
            ReadProcessing(widget);

        return widget;
    }

    private void ReadAmplifiers(WidgetText widget, List<ushort>? nodes)
    {
        byte node = widget.NodeId;
        int connections = nodes?.Count ?? 0;
        bool isStereo = widget.Capabilities.Stereo;
        if (widget.Capabilities.InputAmplifier)
        {
            widget.InputAmplifier =
                answers.Parameter(node, ParameterId.InputAmplifierCapabilities) is { } input ? new AmplifierCapabilities(input) : null;
            bool isSingle = widget.Type == WidgetType.PinComplex || widget.Type == WidgetType.AudioInput && options.SingleInputAmplifier;
            int count = isSingle ? 1 : connections;
            bool hasStereoSource = !options.MonoMixers && widget.Type == WidgetType.AudioMixer && count == 1 && connections == 1 && IsStereo((byte)nodes![0]);
            widget.InputValues = Values(node, isOutput: false, count, isStereo || hasStereoSource);
        }

        if (widget.Capabilities.OutputAmplifier)
        {
            widget.OutputAmplifier =
                answers.Parameter(node, ParameterId.OutputAmplifierCapabilities) is { } output ? new AmplifierCapabilities(output) : null;
            int count = widget.Type == WidgetType.PinComplex && options.PinOutputAmplifiers ? connections : 1;
            widget.OutputValues = Values(node, isOutput: true, count, isStereo);
        }
    }

    private bool IsStereo(byte node) =>
        answers.Parameter(node, ParameterId.WidgetCapabilities) is { } raw && new WidgetCapabilities(raw).Stereo;

    private List<AmplifierReading>? Values(byte node, bool isOutput, int count, bool isStereo)
    {
        List<AmplifierReading> values = [];
        for (int index = 0; index < count; index++)
        {
            AmplifierGetPayload which = new() { Output = isOutput, Left = true, Index = (byte)index };
            if (answers.Answer(node, Verb.GetAmplifier(which)) is not { } left)
                return null;

            uint? right = isStereo ? answers.Answer(node, Verb.GetAmplifier(which with { Left = false })) : null;
            values.Add(new AmplifierReading(left, right));
        }

        return values;
    }

    private void ReadPin(WidgetText widget)
    {
        byte node = widget.NodeId;
        if (answers.Parameter(node, ParameterId.PinCapabilities) is { } capabilities)
        {
            widget.Pin = new PinCapabilities(capabilities);
            if (widget.Pin.Value.Eapd)
                widget.Eapd = answers.Answer(node, Verb.GetEapd());
        }

        if (answers.Answer(node, Verb.GetConfigurationDefault()) is { } wiring)
            widget.PinDefault = new ConfigurationDefault(wiring);

        widget.PinControl = answers.Answer(node, Verb.GetPinControl());
    }

    private void ReadKnob(WidgetText widget)
    {
        if (answers.Parameter(widget.NodeId, ParameterId.VolumeKnobCapabilities) is { } capabilities)
            widget.KnobCapabilities = new VolumeKnobCapabilities(capabilities & 0xFF);

        if (answers.Answer(widget.NodeId, Verb.GetVolumeKnob()) is { } knob)
            widget.Knob = new VolumeKnob((byte)knob);
    }

    private void ReadConverter(WidgetText widget)
    {
        byte node = widget.NodeId;
        if (answers.Answer(node, Verb.GetStreamChannel()) is { } binding)
        {
            widget.Converter = new ConverterBinding((byte)binding);
            if (widget.Type == WidgetType.AudioInput && widget.Converter.Value.Channel == 0)
                widget.SdiSelect = (byte?)(answers.Answer(node, Verb.GetSdiSelect()) & 0xF);
        }

        if (widget.Capabilities.Digital && answers.Answer(node, Verb.GetDigitalConverter()) is { } digital)
        {
            widget.Digital = new DigitalConverter(digital & WholeDigitalConverter);
            widget.DigitalKnown = WholeDigitalConverter;
        }

        if (widget.Capabilities.FormatOverride)
        {
            widget.Pcm = answers.Parameter(node, ParameterId.PcmCapabilities) is { } pcm ? new PcmCapabilities(pcm) : null;
            widget.StreamFormats =
                answers.Parameter(node, ParameterId.StreamFormats) is { } formats ? new StreamFormatCapabilities(formats) : null;
        }
    }

    private void ReadProcessing(WidgetText widget)
    {
        byte node = widget.NodeId;
        if (answers.Parameter(node, ParameterId.ProcessingCapabilities) is not { } raw)
            return;

        ProcessingCapabilities capabilities = new(raw);
        widget.Processing = capabilities;
        if (!options.Coefficients || capabilities.CoefficientCount == 0
            || answers.Answer(node, Verb.GetCoefficientIndex()) is not { } before)
        {
            return;
        }

        List<CoefficientText> coefficients = [];
        for (ushort index = 0; index < capabilities.CoefficientCount; index++)
        {
            _ = answers.Answer(node, Verb.SetCoefficientIndex(index));
            if (answers.Answer(node, Verb.GetProcessingCoefficient()) is { } value)
                coefficients.Add(new CoefficientText(index, (ushort)value));
        }

        _ = answers.Answer(node, Verb.SetCoefficientIndex((ushort)before));
        widget.Coefficients = coefficients;
    }
}
