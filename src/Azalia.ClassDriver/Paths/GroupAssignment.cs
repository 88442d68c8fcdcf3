using Azalia.ClassDriver.Graph;

namespace Azalia.ClassDriver.Paths;

/// <summary>
/// Finds ways to several pins that can all be open at once: no widget is on two of them, so each pin has a converter of its own, and none is silenced for another.
/// </summary>
/// <remarks>The search goes back when a choice leaves a later pin without a way, and gives up after <see cref="MostAttempts"/>.</remarks>
internal sealed class GroupAssignment(CodecGraph graph, PathAssignment single)
{
    private const int MostAttempts = 512;

    private int _attempts;

    /// <summary>Ways to the pins, in their order, each carrying the channels behind those of the one before.</summary>
    /// <param name="pins">Output pins.</param>
    /// <returns>The ways, or null when there are none.</returns>
    internal IReadOnlyList<ChannelWay>? Find(IReadOnlyList<Widget> pins)
    {
        _attempts = 0;
        List<ChannelWay> ways = [];
        return TryExtend(pins, ways) ? ways : null;
    }

    private bool TryExtend(IReadOnlyList<Widget> pins, List<ChannelWay> ways)
    {
        if (ways.Count == pins.Count)
            return true;

        HashSet<byte> taken = [.. ways.SelectMany(static way => way.Way.Nodes).Select(static node => node.Widget.NodeId)];
        int firstChannel = ways.Sum(static way => way.Converter.Capabilities.Channels);

        // The ways are the nearest ones to each converter; where one is in the way of a later pin, another converter is tried.
        IEnumerable<ChannelWay> candidates = PathAssignment.Candidates(
            graph, pins[ways.Count], isCapture: false, widget => !taken.Contains(widget.NodeId));
        foreach (ChannelWay way in single.InOrder(candidates))
        {
            if (++_attempts > MostAttempts)
                return false;
            if (way.Converter.Capabilities.Digital != way.Pin.Capabilities.Digital || ways.Exists(other => Disturb(way, other) || Disturb(other, way)))
                continue;

            ways.Add(way with { FirstChannel = firstChannel });
            if (TryExtend(pins, ways))
                return true;

            ways.RemoveAt(ways.Count - 1);
        }

        return false;
    }

    // A mixer that cannot mute an input lets through what comes by it, so that is silenced farther up.
    private bool Disturb(ChannelWay way, ChannelWay other)
    {
        IReadOnlySet<byte> touched = PathFootprint.Of(graph, way.Way).Touched;
        return other.Way.Nodes.Any(node => touched.Contains(node.Widget.NodeId));
    }
}
