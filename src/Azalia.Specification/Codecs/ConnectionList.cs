namespace Azalia.Specification.Codecs;

/// <summary>
/// Connection lists on the wire and as nodes. HDA 1.0a 7.3.3.3 and 7.3.4.11. The length parameter counts entries as they stand, connection
/// select counts nodes; a range makes the difference.
/// </summary>
public static class ConnectionList
{
    private const int ShortEntryBits = 8;
    private const int LongEntryBits = 16;
    private const int HighestNode = 0x7F;

    /// <summary>Entries in one response: four short ones or two long ones.</summary>
    public static int EntriesPerResponse(bool isLong) => isLong ? 2 : 4;

    /// <summary>The <paramref name="index"/>-th entry of a response, from 0 on.</summary>
    public static ConnectionListEntry EntryAt(uint response, int index, bool isLong)
    {
        int width = isLong ? LongEntryBits : ShortEntryBits;
        uint entry = response >> index * width & (1u << width) - 1;
        uint range = 1u << width - 1;
        return new ConnectionListEntry((ushort)(entry & range - 1), (entry & range) != 0);
    }

    /// <summary>
    /// The response to the verb F02h with payload <paramref name="first"/>: the entries from there on; beyond the end it is zero.
    /// </summary>
    public static uint Encode(ReadOnlySpan<ConnectionListEntry> entries, int first, bool isLong)
    {
        int width = isLong ? LongEntryBits : ShortEntryBits;
        uint range = 1u << width - 1;
        uint response = 0;
        for (int index = 0; index < EntriesPerResponse(isLong) && first + index < entries.Length; index++)
        {
            ConnectionListEntry entry = entries[first + index];
            response |= (entry.NodeId & range - 1 | (entry.IsRange ? range : 0)) << index * width;
        }

        return response;
    }

    /// <summary>
    /// The nodes that a list stands for, in order: what connection select counts. False when an entry breaks the rules. A range that is first or does not ascend is left
    /// out. Node 0, and a node above 7Fh, keep their place as node 0, to which no path leads: connection select counts them, too.
    /// </summary>
    public static bool TryExpand(ReadOnlySpan<ConnectionListEntry> entries, out IReadOnlyList<byte> nodes)
    {
        var expanded = new List<byte>(entries.Length);
        bool isLegal = true;
        int previous = 0;
        foreach (ConnectionListEntry entry in entries)
        {
            if (entry.IsRange && (previous == 0 || previous >= entry.NodeId || entry.NodeId > HighestNode))
            {
                isLegal = false;
                continue;
            }

            previous = entry.IsRange ? previous : entry.NodeId - 1;
            for (int node = previous + 1; node <= entry.NodeId; node++)
                expanded.Add(node <= HighestNode ? (byte)node : (byte)0);

            isLegal &= entry.NodeId is > 0 and <= HighestNode;
            previous = entry.NodeId;
        }

        nodes = expanded;
        return isLegal;
    }
}
