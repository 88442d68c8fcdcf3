namespace Azalia.Specification.Codecs.Text;

/// <summary>One node of a codec text. Null is what the text does not say, mostly because the node has no such thing. Hardware 6.2.</summary>
/// <param name="nodeId">The node's number.</param>
/// <param name="capabilities">Parameter 09h.</param>
public sealed class WidgetText(byte nodeId, WidgetCapabilities capabilities)
{
    /// <summary>The node's number.</summary>
    public byte NodeId { get; set; } = nodeId;

    /// <summary>Parameter 09h.</summary>
    public WidgetCapabilities Capabilities { get; set; } = capabilities;

    /// <summary>Bits 23:20 of parameter 09h.</summary>
    public WidgetType Type => Capabilities.Type;

    /// <summary>Parameter 0Dh; 0 where the text says N/A.</summary>
    public AmplifierCapabilities? InputAmplifier { get; set; }

    /// <summary>Verb Bh for each input amplifier, in order; empty where the line is there and holds none.</summary>
    public IReadOnlyList<AmplifierReading>? InputValues { get; set; }

    /// <summary>Parameter 12h; 0 where the text says N/A.</summary>
    public AmplifierCapabilities? OutputAmplifier { get; set; }

    /// <summary>Verb Bh for the output amplifier; a few pins have more than one.</summary>
    public IReadOnlyList<AmplifierReading>? OutputValues { get; set; }

    /// <summary>Parameter 0Ch.</summary>
    public PinCapabilities? Pin { get; set; }

    /// <summary>Verb F0Ch, all bits as printed.</summary>
    public uint? Eapd { get; set; }

    /// <summary>Verb F1Ch.</summary>
    public ConfigurationDefault? PinDefault { get; set; }

    /// <summary>Verb F07h, all bits as printed.</summary>
    public uint? PinControl { get; set; }

    /// <summary>Parameter 13h.</summary>
    public VolumeKnobCapabilities? KnobCapabilities { get; set; }

    /// <summary>Verb F0Fh.</summary>
    public VolumeKnob? Knob { get; set; }

    /// <summary>Verb F06h.</summary>
    public ConverterBinding? Converter { get; set; }

    /// <summary>Verb F04h.</summary>
    public byte? SdiSelect { get; set; }

    /// <summary>Verb F0Dh, as far as <see cref="DigitalKnown"/> goes.</summary>
    public DigitalConverter? Digital { get; set; }

    /// <summary>The bits of <see cref="Digital"/> that the text tells: 7:0, 14:8 with the category, 19:16 with the coding type, and 23.</summary>
    public uint DigitalKnown { get; set; }

    /// <summary>Parameter 0Ah. All ones where the text says N/A.</summary>
    public PcmCapabilities? Pcm { get; set; }

    /// <summary>Parameter 0Bh. All ones where the text says N/A.</summary>
    public StreamFormatCapabilities? StreamFormats { get; set; }

    /// <summary>Verb F08h.</summary>
    public UnsolicitedControl? Unsolicited { get; set; }

    /// <summary>Parameter 0Fh.</summary>
    public PowerStateCapabilities? PowerStates { get; set; }

    /// <summary>Verb F05h.</summary>
    public PowerStateReport? Power { get; set; }

    /// <summary>The devices behind a display pin, parameter 15h and verb F36h. HDA040-A.</summary>
    public IReadOnlyList<DeviceEntryText>? Devices { get; set; }

    /// <summary>The connection list with its ranges expanded; empty where the text says that there are 0.</summary>
    public IReadOnlyList<ConnectedNode>? Connections { get; set; }

    /// <summary>Parameter 10h.</summary>
    public ProcessingCapabilities? Processing { get; set; }

    /// <summary>Processing coefficients, where the driver was asked to print them.</summary>
    public IReadOnlyList<CoefficientText>? Coefficients { get; set; }

    /// <summary>Verb Ch, in old texts only.</summary>
    public ushort? ProcessingCoefficient { get; set; }

    /// <summary>Verb Dh, in old texts only.</summary>
    public ushort? CoefficientIndex { get; set; }

    /// <summary>Lines among those of the node that are no answer of it.</summary>
    public IReadOnlyList<CodecAnnotation> Annotations { get; set; } = [];

    /// <summary>The line on which the node begins, from 1; 0 when it came from no text.</summary>
    public int Line { get; set; }

    /// <summary>
    /// Verb F01h: the place of the connection that is marked with a star; null when none is, be it that there is nothing to select, or that the codec's answer pointed beyond
    /// the list.
    /// </summary>
    public int? SelectedConnection
    {
        get
        {
            if (Connections is { } list)
            {
                for (int i = 0; i < list.Count; i++)
                {
                    if (list[i].IsSelected)
                        return i;
                }
            }

            return null;
        }
    }

    /// <summary>Whether the codec has a selection to answer: more than one connection, and neither mixer nor knob nor power widget. Hardware 6.2.</summary>
    public bool HasSelection =>
        Connections is { Count: > 1 } && Type is not (WidgetType.AudioMixer or WidgetType.VolumeKnob or WidgetType.Power);
}
