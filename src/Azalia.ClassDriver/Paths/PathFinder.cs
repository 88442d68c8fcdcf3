using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>Finds ways through a codec's graph, against the flow of the sound: along the connection lists.</summary>
/// <remarks>
/// <para>Breadth first, so that the way to each source is the shortest, ties go to the connection listed first, and the work is bounded by
/// the number of connections, whatever a codec claims. Loops end at widgets that were seen.</para>
/// <para>The result depends on the graph alone: the same codec always gets the same paths.</para>
/// </remarks>
internal static class PathFinder
{
    /// <summary>The shortest way from each source that reaches a sink.</summary>
    /// <param name="graph">The codec.</param>
    /// <param name="sink">Where the sound goes.</param>
    /// <param name="isSource">Where it may come from; the way goes no further there.</param>
    /// <param name="isOpen">Whether a way may lead through a widget; null for every one.</param>
    /// <returns>One path for each source, nearest first.</returns>
    internal static IReadOnlyList<SignalPath> Find(CodecGraph graph, Widget sink, Func<Widget, bool> isSource, Func<Widget, bool>? isOpen = null)
    {
        List<SignalPath> found = [];
        Step?[] steps = new Step?[CodecGraph.NodeLimit];
        Queue<Step> open = new();
        Visit(new Step(sink, Input: -1, Next: null));

        while (open.TryDequeue(out Step? step))
        {
            for (int input = 0; input < step.Widget.Connections.Count; input++)
            {
                if (graph.Find(step.Widget.Connections[input]) is not { } widget || steps[widget.NodeId] is not null || isOpen?.Invoke(widget) == false)
                    continue;

                Step before = new(widget, input, step);
                if (isSource(widget))
                    found.Add(before.ToPath());
                else if (widget.Type is WidgetType.AudioMixer or WidgetType.AudioSelector)
                    Visit(before);

                steps[widget.NodeId] = before;
            }
        }

        return found;

        void Visit(Step step)
        {
            steps[step.Widget.NodeId] = step;
            open.Enqueue(step);
        }
    }

    // A widget on the way; Input is the connection of Next by which its sound goes on.
    private sealed record Step(Widget Widget, int Input, Step? Next)
    {
        internal SignalPath ToPath()
        {
            List<PathNode> nodes = [new PathNode(Widget, -1)];
            for (Step step = this; step.Next is { } next; step = next)
                nodes.Add(new PathNode(next.Widget, step.Input));

            return new SignalPath(nodes);
        }
    }
}
