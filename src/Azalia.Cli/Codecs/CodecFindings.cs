using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using static Azalia.Cli.Codecs.WidgetWords;

namespace Azalia.Cli.Codecs;

/// <summary>What keeps the pins of a codec silent, as its settings are: the first things to look at when a laptop is.</summary>
internal static class CodecFindings
{
    /// <summary>The findings of all pins that something is wired to, in the order of the nodes.</summary>
    public static IEnumerable<(WidgetText Pin, string Text)> Of(SignalFlow flow)
    {
        foreach (WidgetText pin in flow.Codec.Widgets)
        {
            if (pin.Type != WidgetType.PinComplex || !SignalFlow.IsWired(pin) || pin.Pin is null || pin.PinControl is null)
                continue;
            foreach (string text in OfPin(flow, pin))
                yield return (pin, text);
        }
    }

    private static IEnumerable<string> OfPin(SignalFlow flow, WidgetText pin)
    {
        bool isOutput = SignalFlow.IsOutput(pin);
        if (!isOutput && !SignalFlow.IsInput(pin))
        {
            yield return $"it is neither output nor input (pin control 0x{pin.PinControl:x2})";
            yield break;
        }

        if (isOutput && pin.Pin is { Eapd: true } && pin.Eapd is { } eapd && (eapd & 2) == 0)
            yield return "its external amplifier is off (EAPD)";
        if (isOutput && IsMuted(pin.OutputValues))
            yield return "its output amplifier is muted";
        if (!isOutput && IsMuted(pin.InputValues))
            yield return "its input amplifier is muted";
        if (pin.Power is { Actual: > PowerState.D0 })
            yield return $"it sleeps in {pin.Power.Value.Actual}";

        IReadOnlyList<WidgetText> way = flow.WayOf(pin);
        if (way.Count == 1)
            yield return isOutput ? "no converter reaches it through open connections" : "it reaches no converter through open connections";

        foreach (WidgetText widget in way.Skip(1))
        {
            if (IsMuted(widget.OutputValues))
                yield return $"{Number(widget.NodeId)} on its way is muted";
            else if (widget.Type == WidgetType.AudioInput && IsMuted(widget.InputValues))
                yield return $"{Number(widget.NodeId)} at its end is muted";
            if (widget.Power is { Actual: > PowerState.D0 } power)
                yield return $"{Number(widget.NodeId)} on its way sleeps in {power.Actual}";
        }
    }

    private static bool IsMuted(IReadOnlyList<AmplifierReading>? values) => values is [AmplifierReading only] && SignalFlow.IsMuted(only);
}
