namespace Azalia.Specification.Codecs.Text;

/// <summary>One place of an expanded connection list.</summary>
/// <param name="NodeId">The node that it leads to.</param>
/// <param name="IsSelected">It is marked with a star: the connection that verb F01h names.</param>
public readonly record struct ConnectedNode(ushort NodeId, bool IsSelected = false);
