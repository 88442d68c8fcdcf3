using Azalia.Specification.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Specification.Tests.Codecs;

public sealed class ConnectionListTests
{
    [Fact]
    public void Short_entries_come_four_to_a_response()
    {
        ConnectionListEntry[] entries = [.. Enumerable.Range(0, 4).Select(index => ConnectionList.EntryAt(0x0403_8902, index, isLong: false))];

        Assert.Equal([new(2), new(9, IsRange: true), new(3), new(4)], entries);
    }

    [Fact]
    public void Long_entries_come_two_to_a_response()
    {
        Assert.Equal(new ConnectionListEntry(0x10), ConnectionList.EntryAt(0x8123_0010, 0, isLong: true));
        Assert.Equal(new ConnectionListEntry(0x123, IsRange: true), ConnectionList.EntryAt(0x8123_0010, 1, isLong: true));
    }

    [Theory]
    [InlineData(0, 0x0604_0302u)]
    [InlineData(4, 0x0000_008Au)]
    [InlineData(8, 0x0000_0000u)]
    public void A_response_holds_the_entries_from_its_index_on_and_zeros_after_the_last(int first, uint response) =>
        Assert.Equal(response, ConnectionList.Encode([new(2), new(3), new(4), new(6), new(10, IsRange: true)], first, isLong: false));

    [Fact]
    public void Entries_survive_the_way_through_responses() => Property.Holds(Entries, Gen.Elements(false, true), (entries, isLong) =>
    {
        int perResponse = ConnectionList.EntriesPerResponse(isLong);
        var read = new List<ConnectionListEntry>();
        for (int index = 0; index < entries.Length; index++)
        {
            uint response = ConnectionList.Encode(entries, index - index % perResponse, isLong);
            read.Add(ConnectionList.EntryAt(response, index % perResponse, isLong));
        }

        return read.SequenceEqual(entries);
    });

    [Fact]
    public void A_list_without_ranges_is_its_nodes()
    {
        Assert.True(ConnectionList.TryExpand([new(7), new(2), new(7)], out IReadOnlyList<byte> nodes));
        Assert.Equal([7, 2, 7], nodes);
    }

    [Fact]
    public void A_range_begins_after_the_entry_before_it()
    {
        Assert.True(ConnectionList.TryExpand([new(2), new(5, IsRange: true), new(0x10), new(0x11, IsRange: true)], out IReadOnlyList<byte> nodes));
        Assert.Equal([2, 3, 4, 5, 0x10, 0x11], nodes);
    }

    [Fact]
    public void No_entries_are_no_nodes()
    {
        Assert.True(ConnectionList.TryExpand([], out IReadOnlyList<byte> nodes));
        Assert.Empty(nodes);
    }

    [Theory]
    [InlineData(new[] { 0x84, 0x06 }, new[] { 6 })]        // A range that is first.
    [InlineData(new[] { 0x06, 0x84 }, new[] { 6 })]        // A range that descends.
    [InlineData(new[] { 0x06, 0x86, 0x07 }, new[] { 6, 7 })] // A range of nothing.
    public void A_range_that_breaks_the_rules_is_left_out(int[] raw, int[] understood)
    {
        ConnectionListEntry[] entries = [.. raw.Select(entry => ConnectionList.EntryAt((uint)entry, 0, isLong: false))];

        Assert.False(ConnectionList.TryExpand(entries, out IReadOnlyList<byte> nodes));
        Assert.Equal(understood, nodes.Select(node => (int)node));
    }

    // Connection select counts what stands in the list, whatever it is.
    [Fact]
    public void An_entry_that_is_no_node_keeps_its_place_as_the_root()
    {
        Assert.False(ConnectionList.TryExpand([new(2), new(0), new(3)], out IReadOnlyList<byte> withNull));
        Assert.Equal([2, 0, 3], withNull);

        Assert.False(ConnectionList.TryExpand([new(0x80), new(0x7F)], out IReadOnlyList<byte> beyondTheLink));
        Assert.Equal([0, 0x7F], beyondTheLink);
    }

    [Fact]
    public void Runs_of_nodes_packed_into_ranges_expand_to_the_nodes() => Property.Holds(AscendingNodes, nodes =>
        ConnectionList.TryExpand(Pack(nodes), out IReadOnlyList<byte> expanded) && expanded.SequenceEqual(nodes));

    private static Gen<ConnectionListEntry[]> Entries => Gen.Choose(1, 0x7F)
        .SelectMany(node => Gen.Elements(false, true).Select(isRange => new ConnectionListEntry((ushort)node, isRange)))
        .ArrayOf(11);

    private static Gen<byte[]> AscendingNodes => Gen.Choose(1, 0x7F).ArrayOf(40)
        .Select(nodes => nodes.Distinct().Order().Select(node => (byte)node).ToArray());

    private static ConnectionListEntry[] Pack(byte[] nodes)
    {
        var entries = new List<ConnectionListEntry>();
        for (int index = 0; index < nodes.Length;)
        {
            int end = index;
            while (end + 1 < nodes.Length && nodes[end + 1] == nodes[end] + 1)
                end++;

            entries.Add(new ConnectionListEntry(nodes[index]));
            if (end > index)
                entries.Add(new ConnectionListEntry(nodes[end], IsRange: true));

            index = end + 1;
        }

        return [.. entries];
    }
}
