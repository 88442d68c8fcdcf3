using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Graph;

/// <summary>A widget as the codec describes it, with the group's defaults where it has none of its own. HDA 1.0a 7.2.</summary>
internal sealed record Widget
{
    public required byte NodeId { get; init; }

    public required WidgetCapabilities Capabilities { get; init; }

    /// <summary>Rates and sample sizes; of a converter.</summary>
    public required PcmCapabilities Pcm { get; init; }

    /// <summary>Kinds of streams; of a converter.</summary>
    public required StreamFormatCapabilities StreamFormats { get; init; }

    /// <summary>Of a pin.</summary>
    public required PinCapabilities Pin { get; init; }

    /// <summary>Of a pin.</summary>
    public required ConfigurationDefault Configuration { get; init; }

    /// <summary>Of a widget with an input amplifier.</summary>
    public required AmplifierCapabilities InputAmplifier { get; init; }

    /// <summary>Of a widget with an output amplifier.</summary>
    public required AmplifierCapabilities OutputAmplifier { get; init; }

    /// <summary>Nodes whose output this widget can take, ranges expanded: an index here is what the connection select takes.</summary>
    public required IReadOnlyList<byte> Connections { get; init; }

    public WidgetType Type => Capabilities.Type;

    /// <summary>Whether a connection select chooses among the connections: not where all are summed, and not where there is no choice.</summary>
    public bool HasConnectionSelect =>
        Connections.Count > 1 && Type is (WidgetType.AudioSelector or WidgetType.PinComplex or WidgetType.AudioInput);

    /// <summary>As in a path: <c>Mixer 06h</c>.</summary>
    public override string ToString() => $"{KindText} {NodeId:X2}h";

    private string KindText => Type switch
    {
        WidgetType.AudioOutput or WidgetType.AudioInput => "Converter",
        WidgetType.AudioMixer => "Mixer",
        WidgetType.AudioSelector => "Selector",
        WidgetType.PinComplex => "Pin",
        _ => "Widget",
    };
}
