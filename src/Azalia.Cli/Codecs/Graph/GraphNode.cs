using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs.Graph;

/// <summary>A node of a drawing: a widget, or a place where the wire of a widget passes a column.</summary>
internal sealed class GraphNode
{
    /// <summary>The widget, or the one whose wire it is.</summary>
    public required WidgetText Widget { get; init; }

    /// <summary>Only a wire passes here.</summary>
    public bool IsPassage { get; init; }

    /// <summary>Where it stands.</summary>
    public GraphSide Side { get; init; }

    /// <summary>What is written in it.</summary>
    public NodeLabel Label { get; init; } = NodeLabel.Empty;

    /// <summary>The column, from 0 at the left.</summary>
    public int Column { get; set; }

    /// <summary>The place in the column, from 0 at the top.</summary>
    public int Rank { get; set; }

    /// <summary>What it is linked to in the column before.</summary>
    public List<GraphLink> LinksLeft { get; } = [];

    /// <summary>What it is linked to in the column after.</summary>
    public List<GraphLink> LinksRight { get; } = [];

    /// <summary>Left edge.</summary>
    public double X { get; set; }

    /// <summary>Vertical middle.</summary>
    public double Y { get; set; }

    /// <summary>Width; 0 of a passage.</summary>
    public double Width { get; set; }

    /// <summary>Height.</summary>
    public double Height { get; set; }

    /// <summary>Right edge.</summary>
    public double Right => X + Width;
}
