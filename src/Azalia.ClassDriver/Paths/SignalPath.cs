using Azalia.ClassDriver.Graph;

namespace Azalia.ClassDriver.Paths;

/// <summary>The way that sound takes through a codec, from where it comes to where it goes.</summary>
/// <param name="nodes">The widgets, in the order in which the sound passes them; at least one.</param>
internal sealed class SignalPath(IReadOnlyList<PathNode> nodes)
{
    public IReadOnlyList<PathNode> Nodes => nodes;

    /// <summary>The first widget: a converter when rendering, a pin when capturing.</summary>
    public Widget Source => nodes[0].Widget;

    /// <summary>The last widget: a pin when rendering, a converter when capturing.</summary>
    public Widget Sink => nodes[^1].Widget;

    /// <summary>As a person reads it: <c>Converter 02h -> Mixer 06h -> Pin 08h</c>.</summary>
    public override string ToString() => string.Join(" -> ", nodes.Select(static node => node.Widget));
}
