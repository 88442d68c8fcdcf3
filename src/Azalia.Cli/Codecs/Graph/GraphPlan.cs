using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>
/// The columns of a drawing. Converters stand left and pins right, so what is played runs to the right and what is recorded to the left. Connections of one giver share their
/// wire as far as they go together.
/// </summary>
internal sealed class GraphPlan
{
    private const double ActiveWeight = 6;

    private readonly SignalFlow _flow;
    private readonly Dictionary<WidgetText, GraphNode> _byWidget = [];
    private readonly Dictionary<(WidgetText, int, bool), GraphNode> _passages = [];
    private readonly Dictionary<(GraphNode, GraphNode), GraphLink> _links = [];

    /// <summary>Plans the drawing of a codec.</summary>
    public GraphPlan(SignalFlow flow)
    {
        _flow = flow;
        HashSet<WidgetText> connected = [.. flow.Edges.SelectMany(static edge => new[] { edge.From, edge.To })];
        foreach (WidgetText widget in flow.Codec.Widgets)
        {
            bool isEnd = widget.Type is WidgetType.AudioOutput or WidgetType.AudioInput or WidgetType.PinComplex;
            if (isEnd || connected.Contains(widget) && widget.Type is not (WidgetType.Power or WidgetType.VolumeKnob))
                _byWidget.Add(widget, new GraphNode { Widget = widget, Side = SideOf(widget), Label = NodeLabel.Of(widget, flow.Codec.AudioGroup) });
            else
                Others.Add(widget);
        }

        List<(GraphNode Low, GraphNode High)> order = Directed();
        ColumnAssignment.Assign([.. _byWidget.Values], order);
        foreach (SignalEdge edge in flow.Edges)
        {
            if (_byWidget.TryGetValue(edge.From, out GraphNode? from) && _byWidget.TryGetValue(edge.To, out GraphNode? to))
                Wires.Add(new GraphWire(edge, from, to, Links(edge, from, to)));
        }

        int last = _byWidget.Values.Select(static node => node.Column).DefaultIfEmpty(0).Max();
        Columns = [.. Enumerable.Range(0, last + 1).Select(static _ => new List<GraphNode>())];
        foreach (GraphNode node in _byWidget.Values.Concat(_passages.Values))
            Columns[node.Column].Add(node);
    }

    /// <summary>The nodes by column, from left to right.</summary>
    public List<GraphNode>[] Columns { get; }

    /// <summary>The connections.</summary>
    public List<GraphWire> Wires { get; } = [];

    /// <summary>Widgets that are no part of a signal's way.</summary>
    public List<WidgetText> Others { get; } = [];

    private static GraphSide SideOf(WidgetText widget) => widget.Type switch
    {
        WidgetType.AudioOutput or WidgetType.AudioInput or WidgetType.BeepGenerator => GraphSide.Left,
        WidgetType.PinComplex => GraphSide.Right,
        _ => GraphSide.Middle,
    };

    // Each connection from the node further left to the one further right, whichever way the signal runs.
    private List<(GraphNode Low, GraphNode High)> Directed()
    {
        Dictionary<WidgetText, bool> known = [];
        List<(GraphNode, GraphNode)> order = [];
        foreach (SignalEdge edge in _flow.Edges)
        {
            if (!_byWidget.TryGetValue(edge.From, out GraphNode? from) || !_byWidget.TryGetValue(edge.To, out GraphNode? to))
                continue;
            if (from.Side == GraphSide.Middle && to.Side == GraphSide.Middle)
                order.Add(LeadsToPins(edge.To, known) ? (from, to) : (to, from));
            else if (from.Side != to.Side)
                order.Add(from.Side < to.Side ? (from, to) : (to, from));
        }

        return order;
    }

    private bool LeadsToPins(WidgetText widget, Dictionary<WidgetText, bool> known)
    {
        if (widget.Type == WidgetType.PinComplex)
            return true;
        if (known.TryGetValue(widget, out bool leads))
            return leads;
        known[widget] = false;
        leads = _flow.From(widget).Any(edge => LeadsToPins(edge.To, known));
        known[widget] = leads;
        return leads;
    }

    private List<GraphLink> Links(SignalEdge edge, GraphNode from, GraphNode to)
    {
        List<GraphLink> links = [];
        int step = Math.Sign(to.Column - from.Column);
        GraphNode last = from;
        for (int column = from.Column + step; step != 0 && column != to.Column + step; column += step)
        {
            GraphNode next = column == to.Column ? to : Passage(edge.From, column, step > 0);
            links.Add(Link(last, next, edge));
            last = next;
        }

        return links;
    }

    private GraphNode Passage(WidgetText giver, int column, bool isRightward)
    {
        if (!_passages.TryGetValue((giver, column, isRightward), out GraphNode? passage))
        {
            passage = new GraphNode { Widget = giver, IsPassage = true, Column = column };
            _passages.Add((giver, column, isRightward), passage);
        }

        return passage;
    }

    private GraphLink Link(GraphNode one, GraphNode other, SignalEdge edge)
    {
        (GraphNode left, GraphNode right) = one.Column < other.Column ? (one, other) : (other, one);

        // Two nodes may give to each other; each has a wire of its own, and both are in one place.
        if (!_links.TryGetValue((left, right), out GraphLink? link))
        {
            link = new GraphLink(left, right);
            _links.Add((left, right), link);
            left.LinksRight.Add(link);
            right.LinksLeft.Add(link);
        }

        if (edge.IsActive)
            link.Weight = ActiveWeight;
        return link;
    }
}
