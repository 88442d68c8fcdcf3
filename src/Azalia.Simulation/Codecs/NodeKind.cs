namespace Azalia.Simulation.Codecs;

/// <summary>Where a node stands in the tree of a codec (HDA 1.0a 7.1.1).</summary>
internal enum NodeKind
{
    /// <summary>Node 0.</summary>
    Root,

    /// <summary>A node below the root.</summary>
    FunctionGroup,

    /// <summary>A node below a function group.</summary>
    Widget,
}
