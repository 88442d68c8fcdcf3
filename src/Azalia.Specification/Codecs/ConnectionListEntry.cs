namespace Azalia.Specification.Codecs;

/// <summary>
/// An entry of a connection list as it stands: a node, or the end of a range that begins after the entry before. HDA 1.0a 7.3.3.3.
/// </summary>
/// <param name="NodeId">7 bits in short form, 15 in long form.</param>
/// <param name="IsRange">The entry stands for every node from the one before it + 1 to <paramref name="NodeId"/>.</param>
public readonly record struct ConnectionListEntry(ushort NodeId, bool IsRange = false);
