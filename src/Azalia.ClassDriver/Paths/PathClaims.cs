using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Graph;
using Azalia.Specification.Streams;

namespace Azalia.ClassDriver.Paths;

/// <summary>Who uses which widget: a widget carries one stream at a time.</summary>
/// <remarks>Under the lock of the verbs, which it takes itself.</remarks>
internal sealed class PathClaims(CodecGraph graph, CodecVerbs verbs)
{
    private readonly List<StreamPath> _open = [];

    /// <summary>The paths of the streams that are open at this moment.</summary>
    internal IReadOnlyList<StreamPath> Open
    {
        get
        {
            lock (verbs.Lock)
                return [.. _open];
        }
    }

    /// <summary>Takes the endpoint's own path or, when a widget of it is taken, another way to the same pins that carries the format.</summary>
    /// <returns>The path, to be released; null when there is none at present.</returns>
    internal StreamPath? TryClaim(Endpoint endpoint, StreamFormat format)
    {
        lock (verbs.Lock)
            return TryClaimLocked(endpoint, format);
    }

    /// <summary>Gives a path back.</summary>
    internal void Release(StreamPath path)
    {
        lock (verbs.Lock)
            _ = _open.Remove(path);
    }

    private static bool CanStandInFor(ChannelWay way, ChannelWay preferred, StreamFormat format) =>
        way.Converter.Capabilities.Digital == preferred.Converter.Capabilities.Digital
        && way.Converter.Capabilities.Channels >= Math.Min(format.Channels, preferred.Converter.Capabilities.Channels)
        && new EndpointFormats(way.Converter).SupportsSamples(format);

    private StreamPath? TryClaimLocked(Endpoint endpoint, StreamFormat format)
    {
        StreamPath preferred = new(graph, endpoint.Preferred.Ways, endpoint.Level);
        if (IsFree(preferred))
            return Take(preferred);

        HashSet<byte> taken = [.. _open.SelectMany(static path => path.Nodes.Concat(path.Touched))];
        List<ChannelWay> ways = [];
        foreach (ChannelWay own in endpoint.Preferred.Ways)
        {
            ChannelWay? other = PathAssignment.Candidates(graph, own.Pin, own.IsCapture, widget => !taken.Contains(widget.NodeId))
                .Where(way => CanStandInFor(way, own, format))
                .OrderBy(static way => way.Way.Nodes.Count)
                .ThenBy(static way => way.Converter.NodeId)
                .FirstOrDefault();
            if (other is null)
                return null;

            ways.Add(other with { FirstChannel = own.FirstChannel });
            taken.UnionWith(other.Way.Nodes.Select(static node => node.Widget.NodeId));
        }

        StreamPath alternative = new(graph, ways, endpoint.Level);
        return IsFree(alternative) ? Take(alternative) : null;
    }

    // No widget is on two paths, and nobody hears or silences another's.
    private bool IsFree(StreamPath path)
    {
        HashSet<byte> nodes = [.. path.Nodes];
        HashSet<byte> all = [.. nodes, .. path.Touched];
        return !_open.Exists(other => all.Overlaps(other.Nodes) || nodes.Overlaps(other.Touched));
    }

    private StreamPath Take(StreamPath path)
    {
        _open.Add(path);
        return path;
    }
}
