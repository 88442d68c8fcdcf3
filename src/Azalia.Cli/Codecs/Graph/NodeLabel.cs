using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using static Azalia.Cli.Codecs.WidgetWords;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>What is written in a node.</summary>
/// <param name="Title">Its number and what it is.</param>
/// <param name="Lines">More about it.</param>
/// <param name="Tags">Short words about its state.</param>
internal sealed record NodeLabel(string Title, IReadOnlyList<string> Lines, IReadOnlyList<NodeTag> Tags)
{
    private const uint HeadphoneDrive = 0x80;

    /// <summary>Nothing.</summary>
    public static NodeLabel Empty { get; } = new("", [], []);

    /// <summary>The label of a widget.</summary>
    public static NodeLabel Of(WidgetText widget, AudioGroupText? group)
    {
        // What nothing is wired to has no state that matters.
        if (widget.Type == WidgetType.PinComplex && !SignalFlow.IsWired(widget))
            return new NodeLabel($"{Number(widget.NodeId)} pin", ["nothing wired"], []);

        List<string> lines = [];
        List<NodeTag> tags = [];
        switch (widget.Type)
        {
            case WidgetType.PinComplex:
                lines.Add(Place(widget));
                AddPinTags(widget, tags);
                break;
            case WidgetType.AudioOutput or WidgetType.AudioInput:
                AddFormats(widget, group, lines);
                if (widget.Converter is { Stream: not 0 } binding)
                    tags.Add(new NodeTag($"stream {binding.Stream}", TagMood.Good));
                break;
            default:
                break;
        }

        AddAmplifier(widget.InputValues is [AmplifierReading input] ? input : null, "in", Amplifier(widget, group, isOutput: false), tags);
        AddAmplifier(widget.OutputValues is [AmplifierReading output, ..] ? output : null, "out", Amplifier(widget, group, isOutput: true), tags);
        if (widget.Power is { Actual: not PowerState.D0 } power)
            tags.Add(new NodeTag(power.Actual.ToString(), TagMood.Bad));
        return new NodeLabel($"{Number(widget.NodeId)} {Kind(widget)}", lines, tags);
    }

    private static void AddFormats(WidgetText widget, AudioGroupText? group, List<string> lines)
    {
        int channels = widget.Capabilities.Channels;
        string text = channels switch { 1 => "mono", 2 => "stereo", _ => $"{channels} channels" };
        PcmCapabilities pcm = widget.Pcm ?? group?.Pcm ?? default;
        int[] rates = [.. PcmCapabilities.Rates.ToArray().Where(rate => pcm.Raw != uint.MaxValue && pcm.SupportsRate(rate))];
        string bits = pcm.Raw == uint.MaxValue ? "" : Bits(pcm);
        lines.Add(bits.Length > 0 ? $"{text}, {bits}" : text);
        if (rates.Length > 0)
            lines.Add(rates.Length == 1 ? $"{rates[0] / 1000.0:0.###} kHz" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rates[0] / 1000.0:0.###} to {rates[^1] / 1000.0:0.###} kHz"));
    }

    private static void AddPinTags(WidgetText pin, List<NodeTag> tags)
    {
        if (SignalFlow.IsOutput(pin))
            tags.Add(new NodeTag((pin.PinControl & HeadphoneDrive) != 0 ? "headphone" : "output", TagMood.Good));
        if (SignalFlow.IsInput(pin))
            tags.Add(new NodeTag("input", TagMood.Good));
        if (!SignalFlow.IsOutput(pin) && !SignalFlow.IsInput(pin))
            tags.Add(new NodeTag("off", TagMood.Bad));
        if (pin.Pin is { Eapd: true } && pin.Eapd is { } eapd)
            tags.Add((eapd & 2) != 0 ? new NodeTag("EAPD", TagMood.Good) : new NodeTag("EAPD off", TagMood.Bad));
    }

    private static void AddAmplifier(AmplifierReading? value, string direction, AmplifierCapabilities capabilities, List<NodeTag> tags)
    {
        if (value is not { } reading)
            return;
        if (SignalFlow.IsMuted(reading))
            tags.Add(new NodeTag($"{direction} muted", TagMood.Bad));
        else if (capabilities.StepCount > 0)
            tags.Add(new NodeTag($"{direction} {Value(reading, capabilities).Replace(" left, ", " / ", StringComparison.Ordinal).Replace(" right", "", StringComparison.Ordinal)}", TagMood.Plain));
    }
}
