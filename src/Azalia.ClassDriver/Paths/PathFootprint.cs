using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>
/// What else is heard on a path: a mixer sums, and an input that has no mute lets through whatever comes by it. It is silenced as near to the path as that can
/// be done, at an amplifier farther up; what cannot be is heard.
/// </summary>
/// <remarks>Each widget is looked at once, so the work is bounded by the number of connections.</remarks>
internal sealed class PathFootprint
{
    private const int InputAmplifiers = 16;

    private readonly CodecGraph _graph;
    private readonly HashSet<byte> _own;
    private readonly HashSet<byte> _touched = [];
    private readonly List<PathStep> _silencing = [];

    private PathFootprint(CodecGraph graph, SignalPath way)
    {
        _graph = graph;
        _own = [.. way.Nodes.Select(static node => node.Widget.NodeId)];
    }

    /// <summary>The widgets off the way that no other stream may use: they are silenced for it, or heard on it.</summary>
    internal IReadOnlySet<byte> Touched => _touched;

    /// <summary>Whether the way's own sound comes round a second time, and cannot be stopped.</summary>
    internal bool HearsItself { get; private set; }

    /// <summary>The mutes above the inputs that have none.</summary>
    internal IReadOnlyList<PathStep> Silencing => _silencing;

    /// <summary>What is heard beside a way.</summary>
    internal static PathFootprint Of(CodecGraph graph, SignalPath way)
    {
        PathFootprint footprint = new(graph, way);
        foreach ((Widget widget, int input) in way.Nodes)
        {
            if (widget.Type == WidgetType.AudioMixer)
                footprint.Follow(widget, input);
        }

        return footprint;
    }

    private static bool CanMuteInput(Widget widget, int input) =>
        widget.Capabilities.InputAmplifier && widget.InputAmplifier.Mute && input < InputAmplifiers;

    // The inputs of a widget, but for one that belongs to the way; those of the way's own mixers are muted with its amplifiers.
    private void Follow(Widget first, int except)
    {
        Stack<(Widget Widget, int Except)> open = new([(first, except)]);
        while (open.TryPop(out (Widget Widget, int Except) next))
        {
            for (int input = 0; input < next.Widget.Connections.Count; input++)
            {
                if (input == next.Except)
                    continue;
                if (CanMuteInput(next.Widget, input))
                {
                    if (!_own.Contains(next.Widget.NodeId))
                        Mute(next.Widget, isOutput: false, (byte)input);
                }
                else if (_graph.Find(next.Widget.Connections[input]) is { } source && Reach(source))
                {
                    open.Push((source, -1));
                }
            }
        }
    }

    // Whether the sound has to be looked for farther up.
    private bool Reach(Widget source)
    {
        if (_own.Contains(source.NodeId))
        {
            HearsItself = true;
            return false;
        }

        if (!_touched.Add(source.NodeId) || source.Type == WidgetType.PinComplex)
            return false;
        if (source.Capabilities.OutputAmplifier && source.OutputAmplifier.Mute)
        {
            Mute(source, isOutput: true, 0);
            return false;
        }

        return source.Type is WidgetType.AudioMixer or WidgetType.AudioSelector;
    }

    private void Mute(Widget widget, bool isOutput, byte index)
    {
        AmplifierCapabilities capabilities = isOutput ? widget.OutputAmplifier : widget.InputAmplifier;
        PathAmplifier amplifier = new(widget, isOutput, [index], capabilities);
        _silencing.AddRange(amplifier.Set(amplifier.Neutral, mute: true));
    }
}
