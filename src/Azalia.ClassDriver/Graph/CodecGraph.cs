namespace Azalia.ClassDriver.Graph;

/// <summary>An audio function group and its widgets: what the codec can do, as far as it told. Immutable.</summary>
internal sealed class CodecGraph
{
    /// <summary>Nodes are 7 bits on the link.</summary>
    internal const int NodeLimit = 0x80;

    private readonly Widget?[] _byNode = new Widget?[NodeLimit];

    internal CodecGraph(byte codecAddress, FunctionGroup group, IReadOnlyList<Widget> widgets)
    {
        CodecAddress = codecAddress;
        Group = group;
        Widgets = widgets;
        foreach (Widget widget in widgets)
            _byNode[widget.NodeId] = widget;
    }

    public byte CodecAddress { get; }

    public FunctionGroup Group { get; }

    /// <summary>The widgets, by node.</summary>
    public IReadOnlyList<Widget> Widgets { get; }

    /// <summary>The widget at a node, or null: a connection list may name a node that is none.</summary>
    public Widget? Find(byte nodeId) => nodeId < NodeLimit ? _byNode[nodeId] : null;
}
