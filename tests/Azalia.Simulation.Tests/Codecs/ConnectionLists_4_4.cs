using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Connection lists as a driver reads them back (hardware 4.4).</summary>
public sealed class ConnectionLists_4_4
{
    [Fact]
    public void Any_list_is_read_back_entry_by_entry_short_or_long() => Prop.ForAll(Entries().ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (entries, isLong) =>
    {
        CodecBench bench = Bench(entries, isLong);
        ConnectionListLength length = new(bench.Parameter(0x02, ParameterId.ConnectionListLength));
        Assert.Equal((entries.Length, isLong && entries.Length > 0), (length.Entries, length.IsLong));

        int perResponse = isLong ? 2 : 4;
        for (int i = 0; i < 0x80; i++)
        {
            uint response = bench.Ask(0x02, Verb.GetConnectionListEntry((byte)i));
            uint raw = isLong ? response >> 16 * (i % 2) & 0xFFFF : response >> 8 * (i % 4) & 0xFF;
            uint expected = i >= entries.Length ? 0u : entries[i].NodeId | (entries[i].IsRange ? isLong ? 0x8000u : 0x80u : 0);
            Assert.True(raw == expected, $"entry {i} of {perResponse} a response");
        }
        return true;
    }).MustHold();

    [Fact]
    public void Any_selection_within_the_expanded_list_is_taken_and_none_beyond_it() => Prop.ForAll(Entries().ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (entries, select) =>
    {
        int expanded = 0;
        for (int i = 0; i < entries.Length; i++)
            expanded += !entries[i].IsRange ? 1 : i > 0 && entries[i - 1].NodeId != 0 ? Math.Max(0, entries[i].NodeId - entries[i - 1].NodeId) : 0;
        CodecBench bench = Bench(entries, isLong: false);

        bench.Ask(0x02, Verb.SetConnectionSelect((byte)select));

        Assert.Equal(select < expanded ? (uint)select : 0u, bench.Ask(0x02, Verb.GetConnectionSelect()));
        Assert.Equal(expanded == 0 ? 2 : 0, bench.Codec.UnknownVerbs);
        return true;
    }).MustHold();

    [Fact]
    public void A_codec_may_answer_from_exactly_the_entry_that_was_asked_for()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioSelector, ConnectionList = true }) with
        {
            Connections = [new(2), new(3), new(4), new(5), new(6)],
        }) with { AnswersConnectionsFromIndex = true });

        Assert.Equal(0x0605_0403u, bench.Ask(0x02, Verb.GetConnectionListEntry(1)));
        Assert.Equal(0x0000_0006u, bench.Ask(0x02, Verb.GetConnectionListEntry(4)));
        Assert.Equal(0u, bench.Ask(0x02, Verb.GetConnectionListEntry(5)));
    }

    private static CodecBench Bench(ConnectionListEntry[] entries, bool isLong) =>
        new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioSelector, ConnectionList = true }) with
        {
            Connections = entries,
            HasLongConnections = isLong,
        }));

    private static Gen<ConnectionListEntry[]> Entries() =>
        from count in Gen.Choose(0, 40)
        from nodes in Gen.Choose(0, 0x7F).ArrayOf(count)
        from ranges in Gen.Elements(false, false, false, true).ArrayOf(count)
        select nodes.Select((node, i) => new ConnectionListEntry((ushort)node, ranges[i])).ToArray();
}
