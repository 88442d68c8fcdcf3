using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>Gives each pin a path, so that as many pins as possible have a converter of their own.</summary>
internal sealed class PathAssignment(CodecGraph graph)
{
    private readonly Dictionary<byte, int> _uses = [];

    /// <summary>
    /// The path to an output pin: a converter that no pin before has, then the shortest way, then the lowest node.
    /// </summary>
    /// <returns>The path, or null when no converter reaches the pin.</returns>
    internal ChannelWay? ToOutputPin(Widget pin) => Take(Candidates(graph, pin, isCapture: false, isOpen: null));

    /// <summary>The path from an input pin, by the same rules.</summary>
    /// <returns>The path, or null when the pin reaches no converter.</returns>
    internal ChannelWay? FromInputPin(Widget pin) => Take(Candidates(graph, pin, isCapture: true, isOpen: null));

    /// <summary>The nearest way between a pin and each converter that it has one to.</summary>
    /// <param name="graph">The codec.</param>
    /// <param name="pin">The pin.</param>
    /// <param name="isCapture">Whether the sound comes from the pin.</param>
    /// <param name="isOpen">Which widgets may be used; null for every one.</param>
    internal static IEnumerable<ChannelWay> Candidates(CodecGraph graph, Widget pin, bool isCapture, Func<Widget, bool>? isOpen)
    {
        if (isOpen?.Invoke(pin) == false)
            return [];

        IEnumerable<SignalPath> paths = isCapture
            ? graph.Widgets
                .Where(widget => widget.Type == WidgetType.AudioInput && isOpen?.Invoke(widget) != false)
                .SelectMany(converter => PathFinder.Find(graph, converter, widget => widget.NodeId == pin.NodeId, isOpen))
            : PathFinder.Find(graph, pin, static widget => widget.Type == WidgetType.AudioOutput, isOpen);
        return paths.Select(path => new ChannelWay(path, FirstChannel: 0, isCapture));
    }

    /// <summary>
    /// The best first: a converter that carries PCM at all; one of the pin's own kind, since only a digital one speaks what a digital pin sends; a way on which the sound is heard once; a
    /// converter that no pin has; then the shortest way, then the lowest node.
    /// </summary>
    internal IEnumerable<ChannelWay> InOrder(IEnumerable<ChannelWay> candidates) => candidates
        .OrderBy(static way => new EndpointFormats(way.Converter).CarriesAnything ? 0 : 1)
        .ThenBy(static way => way.Converter.Capabilities.Digital == way.Pin.Capabilities.Digital ? 0 : 1)
        .ThenBy(way => PathFootprint.Of(graph, way.Way).HearsItself ? 1 : 0)
        .ThenBy(way => _uses.GetValueOrDefault(way.Converter.NodeId))
        .ThenBy(static way => way.Way.Nodes.Count)
        .ThenBy(static way => way.Converter.NodeId);

    /// <summary>Notes that a pin has a way.</summary>
    internal void Use(ChannelWay way) => _uses[way.Converter.NodeId] = _uses.GetValueOrDefault(way.Converter.NodeId) + 1;

    private ChannelWay? Take(IEnumerable<ChannelWay> candidates)
    {
        ChannelWay? best = InOrder(candidates).FirstOrDefault();
        if (best is not null)
            Use(best);

        return best;
    }
}
