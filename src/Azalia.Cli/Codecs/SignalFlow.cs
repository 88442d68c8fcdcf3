using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>
/// The ways of a signal through a codec, as its selections and mutes are: from converters to pins that are outputs, and from pins that are inputs to converters.
/// Lists of power widgets, knobs and vendor widgets are no ways of a signal.
/// </summary>
internal sealed class SignalFlow
{
    private const uint MuteBit = 0x80;
    private const uint InputEnable = 0x20;
    private const uint OutputEnable = 0x40;

    private readonly Dictionary<WidgetText, List<SignalEdge>> _into = [];
    private readonly Dictionary<WidgetText, List<SignalEdge>> _from = [];

    /// <summary>Follows the ways of a codec.</summary>
    public SignalFlow(CodecText codec)
    {
        Codec = codec;
        foreach (WidgetText to in codec.Widgets)
        {
            if (to.Type is WidgetType.Power or WidgetType.VolumeKnob or WidgetType.VendorDefined or WidgetType.BeepGenerator || to.Connections is not { } list)
                continue;
            for (int i = 0; i < list.Count; i++)
            {
                if (codec.FindWidget(list[i].NodeId) is { } from && from != to)
                    Add(new SignalEdge(from, to, i) { InputValue = InputValueOf(to, i), IsOpen = IsOpen(to, i) });
            }
        }

        Dictionary<WidgetText, bool> played = [];
        Dictionary<WidgetText, bool> recorded = [];
        foreach (WidgetText widget in codec.Widgets)
        {
            if (IsSink(widget))
                _ = Activate(widget, widget.Type == WidgetType.AudioInput, widget.Type == WidgetType.AudioInput ? recorded : played);
        }
    }

    /// <summary>The codec.</summary>
    public CodecText Codec { get; }

    /// <summary>All connections, by taker and place.</summary>
    public List<SignalEdge> Edges { get; } = [];

    /// <summary>The connections of a node's list.</summary>
    public IReadOnlyList<SignalEdge> Into(WidgetText widget) => _into.GetValueOrDefault(widget) ?? [];

    /// <summary>The connections that lead away from a node.</summary>
    public IReadOnlyList<SignalEdge> From(WidgetText widget) => _from.GetValueOrDefault(widget) ?? [];

    /// <summary>Whether an amplifier is muted on every channel that it has.</summary>
    public static bool IsMuted(AmplifierReading value) => (value.Left & MuteBit) != 0 && ((value.Right ?? value.Left) & MuteBit) != 0;

    /// <summary>Whether the board's maker put something at a pin.</summary>
    public static bool IsWired(WidgetText pin) => pin.PinDefault is not { Connectivity: PortConnectivity.None };

    /// <summary>Whether a pin is switched as an output.</summary>
    public static bool IsOutput(WidgetText pin) => (pin.PinControl & OutputEnable) is > 0;

    /// <summary>Whether a pin is switched as an input.</summary>
    public static bool IsInput(WidgetText pin) => (pin.PinControl & InputEnable) is > 0;

    /// <summary>The first active way from a pin to a converter, the pin first; only the pin when there is none.</summary>
    public IReadOnlyList<WidgetText> WayOf(WidgetText pin)
    {
        List<WidgetText> way = [pin];
        return Extend(way, IsOutput(pin)) ? way : [pin];
    }

    private bool Extend(List<WidgetText> way, bool isOutput)
    {
        WidgetText last = way[^1];
        foreach (SignalEdge edge in isOutput ? Into(last) : From(last))
        {
            WidgetText next = isOutput ? edge.From : edge.To;
            if (!edge.IsActive || next.Type == WidgetType.PinComplex || way.Contains(next))
                continue;
            way.Add(next);
            if (next.Type is WidgetType.AudioOutput or WidgetType.AudioInput || Extend(way, isOutput))
                return true;
            way.RemoveAt(way.Count - 1);
        }

        return false;
    }

    private void Add(SignalEdge edge)
    {
        Edges.Add(edge);
        Of(_into, edge.To).Add(edge);
        Of(_from, edge.From).Add(edge);

        static List<SignalEdge> Of(Dictionary<WidgetText, List<SignalEdge>> map, WidgetText widget) =>
            map.TryGetValue(widget, out List<SignalEdge>? list) ? list : map[widget] = [];
    }

    private static AmplifierReading? InputValueOf(WidgetText to, int index) => to.InputValues switch
    {
        null or [] => null,
        [AmplifierReading only] => to.Type == WidgetType.PinComplex ? null : only,
        { } values => index < values.Count ? values[index] : null,
    };

    private static bool IsOpen(WidgetText to, int index) =>
        to.Type == WidgetType.AudioMixer ? InputValueOf(to, index) is not { } value || !IsMuted(value)
        : to.Connections!.Count == 1 || to.SelectedConnection == index;

    private static bool IsSink(WidgetText widget) => widget.Type == WidgetType.AudioInput || widget.Type == WidgetType.PinComplex && IsOutput(widget) && IsWired(widget);

    private static bool IsSource(WidgetText widget) => widget.Type == WidgetType.AudioOutput || widget.Type == WidgetType.PinComplex && IsInput(widget) && IsWired(widget);

    // A node is on a way when one of its open connections comes from a source, or from a node that is on a way. Each node is asked once.
    private bool Activate(WidgetText widget, bool isRecording, Dictionary<WidgetText, bool> known)
    {
        if (known.TryGetValue(widget, out bool isFed))
            return isFed;

        known[widget] = false;
        foreach (SignalEdge edge in Into(widget))
        {
            bool comes = edge.IsOpen && (IsSource(edge.From) || edge.From.Type != WidgetType.PinComplex && Activate(edge.From, isRecording, known));
            edge.IsPlaying |= comes && !isRecording;
            edge.IsRecording |= comes && isRecording;
            isFed |= comes;
        }

        known[widget] = isFed;
        return isFed;
    }
}
