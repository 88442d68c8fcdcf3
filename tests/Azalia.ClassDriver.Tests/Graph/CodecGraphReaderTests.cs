using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Graph;

public sealed class CodecGraphReaderTests
{
    // What a whole codec may cost: each of 127 nodes at most 8 parameters and 127 list entries, and once more for what was lost.
    private const int MostVerbs = 2 * 127 * (8 + 127);

    [Fact]
    public void The_widgets_of_the_generic_codec_are_read_as_they_are()
    {
        using FakeBus bus = new();

        CodecGraph graph = Read(bus);

        Assert.Equal(Enumerable.Range(0x02, 12), graph.Widgets.Select(static widget => (int)widget.NodeId));
        Assert.Equal("Converter 02h", graph.Find(0x02)!.ToString());
        Assert.Equal("Mixer 06h", graph.Find(0x06)!.ToString());
        Assert.Equal("Pin 08h", graph.Find(0x08)!.ToString());
        Assert.Equal("Selector 0Dh", graph.Find(0x0D)!.ToString());
        Assert.Equal([0x07, 0x06], graph.Find(0x08)!.Connections);
        Assert.Equal([0x03, 0x0C], graph.Find(0x07)!.Connections);
        Assert.Empty(graph.Find(0x02)!.Connections);
        Assert.True(graph.Find(0x0A)!.Pin.Eapd);
        Assert.Equal(DefaultDevice.HeadphoneOut, graph.Find(0x09)!.Configuration.Device);
    }

    [Fact]
    public void A_widget_without_parameters_of_its_own_has_the_groups()
    {
        using FakeBus bus = new();

        CodecGraph graph = Read(bus);

        Assert.Equal(graph.Group.Pcm, graph.Find(0x02)!.Pcm);
        Assert.Equal(graph.Group.InputAmplifier, graph.Find(0x06)!.InputAmplifier);
        Assert.NotEqual(graph.Group.OutputAmplifier, graph.Find(0x02)!.OutputAmplifier);
    }

    [Fact]
    public void A_converter_that_overrides_its_formats_with_nothing_has_the_groups()
    {
        using FakeBus bus = new(new CodecBuilder().With(new WidgetCapabilities { FormatOverride = true }).Converter(2).Build());

        CodecGraph graph = Read(bus);

        Assert.Equal(PcmCapabilities.Of([44_100, 48_000], [16, 24]), graph.Find(2)!.Pcm);
    }

    [Fact]
    public void Nodes_are_where_the_codec_says_and_nowhere_else()
    {
        using FakeBus bus = new(new CodecBuilder(groupNode: 0x21)
            .Converter(0x70).Mixer(0x71, 0x70).Output(0x7F, DefaultDevice.Speaker, 0x71).Build());

        CodecGraph graph = Read(bus);

        Assert.Equal(0x21, graph.Group.NodeId);
        Assert.Equal(Enumerable.Range(0x70, 16), graph.Widgets.Select(static widget => (int)widget.NodeId));
        Assert.Equal([0x71], graph.Find(0x7F)!.Connections);
        Assert.Null(graph.Find(0x02));
        Assert.Null(graph.Find(0xFF));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(31)]
    public void Connection_lists_of_any_length_are_read_whole(int length)
    {
        byte[] sources = [.. Enumerable.Range(0x10, length).Select(static node => (byte)node)];
        using FakeBus bus = new(new CodecBuilder().Converter(0x10).Mixer(0x60, sources).Build());

        Assert.Equal(sources, Read(bus).Find(0x60)!.Connections);
    }

    [Fact]
    public void A_codec_that_answers_nothing_is_not_ready()
    {
        using FakeBus bus = new() { Codec = static _ => null };

        Assert.Equal(NtStatus.DeviceNotReady, TryRead(bus, out CodecGraph? graph));
        Assert.Null(graph);
        Assert.True(bus.VerbCount < 20);
    }

    [Fact]
    public void A_group_that_is_not_for_audio_is_not_supported()
    {
        using FakeBus bus = new();
        Override(bus, static command => IsParameter(command, ParameterId.FunctionGroupType) ? (uint)FunctionGroupType.Modem : null);

        Assert.Equal(NtStatus.NotSupported, TryRead(bus, out _));
    }

    [Fact]
    public void A_bus_that_cannot_queue_verbs_is_the_answer()
    {
        using FakeBus bus = new();
        bus.Failures[nameof(FakeBus.TransferCodecVerbs)] = NtStatus.NoMemory;

        Assert.Equal(NtStatus.NoMemory, TryRead(bus, out _));
    }

    [Fact]
    public void A_bus_that_fails_in_the_middle_is_the_answer()
    {
        for (int call = 1; call <= 4; call++)
        {
            using FakeBus bus = new() { FailingCall = call };

            Assert.Equal(NtStatus.DeviceNotReady, TryRead(bus, out CodecGraph? graph));
            Assert.Null(graph);
        }
    }

    [Fact]
    public void Answers_that_were_lost_are_asked_for_once_more()
    {
        using FakeBus bus = new();
        Func<CodecCommand, uint?> codec = bus.Codec;
        HashSet<uint> lost = [];
        bus.Codec = command => command.Raw % 3 == 0 && lost.Add(command.Raw) ? null : codec(command);

        CodecGraph graph = Read(bus);

        Assert.NotEmpty(lost);
        Assert.Equal(12, graph.Widgets.Count);
        Assert.Equal([0x07, 0x06], graph.Find(0x08)!.Connections);
    }

    [Fact]
    public void A_widget_that_does_not_answer_is_left_out()
    {
        using FakeBus bus = new();
        Func<CodecCommand, uint?> codec = bus.Codec;
        bus.Codec = command => command.NodeId == 0x06 ? null : codec(command);

        CodecGraph graph = Read(bus);

        Assert.Equal(11, graph.Widgets.Count);
        Assert.Null(graph.Find(0x06));
    }

    [Fact]
    public void A_widget_without_capabilities_is_left_out()
    {
        using FakeBus bus = new();
        Override(bus, static command => command.NodeId == 0x06 && IsParameter(command, ParameterId.WidgetCapabilities) ? 0u : null);

        Assert.Null(Read(bus).Find(0x06));
    }

    [Fact]
    public void An_entry_of_a_list_that_is_no_node_keeps_its_place()
    {
        using FakeBus bus = new(new CodecBuilder().Converter(0x10).Converter(0x11).Selector(0x12, 0x10, 0, 0x11).Build());

        Assert.Equal([0x10, 0, 0x11], Read(bus).Find(0x12)!.Connections);
    }

    [Fact]
    public void A_pin_that_does_not_say_what_is_on_it_has_nothing_on_it()
    {
        using FakeBus bus = new();
        Func<CodecCommand, uint?> codec = bus.Codec;
        bus.Codec = command => command.NodeId == 0x08 && command.Verb.Id == VerbId.GetConfigurationDefault ? null : codec(command);

        Assert.Equal(PortConnectivity.None, Read(bus).Find(0x08)!.Configuration.Connectivity);
    }

    [Fact]
    public void A_list_ends_before_an_answer_that_never_came_so_that_no_index_is_wrong()
    {
        byte[] sources = [.. Enumerable.Range(0x10, 12).Select(static node => (byte)node)];
        using FakeBus bus = new(new CodecBuilder().Converter(0x10).Mixer(0x60, sources).Build());
        Func<CodecCommand, uint?> codec = bus.Codec;
        bus.Codec = command => command.Verb.Id == VerbId.GetConnectionListEntry && command.Verb.Payload == 4 ? null : codec(command);

        Assert.Equal(sources[..4], Read(bus).Find(0x60)!.Connections);
    }

    [Theory]
    [InlineData(0x0000_0000u)]
    [InlineData(0x0000_0001u)]
    [InlineData(0x0001_00FFu)]
    [InlineData(0x007F_00FFu)]
    [InlineData(0x00FF_00FFu)]
    [InlineData(0xFFFF_FFFFu)]
    public void A_count_of_widgets_is_bounded_by_what_the_link_can_address(uint nodes)
    {
        using FakeBus bus = new();
        Override(bus, command => IsParameter(command, ParameterId.SubordinateNodes) ? nodes : null);

        Assert.Equal(NtStatus.Success, TryRead(bus, out CodecGraph? graph));
        Assert.All(graph!.Widgets, static widget => Assert.InRange(widget.NodeId, 0x01, 0x7F));
        Assert.InRange(bus.VerbCount, 1, MostVerbs);
    }

    [Fact]
    public void A_list_that_claims_more_than_can_be_selected_is_cut()
    {
        using FakeBus bus = new();
        Override(bus, static command =>
            IsParameter(command, ParameterId.ConnectionListLength) ? 0x7Fu
            : command.Verb.Id == VerbId.GetConnectionListEntry ? 0xFF01_FF01u
            : null);

        CodecGraph graph = Read(bus);

        Assert.All(graph.Widgets, static widget => Assert.InRange(widget.Connections.Count, 0, 256));
        Assert.InRange(bus.VerbCount, 1, MostVerbs);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0u)]
    [InlineData(0x0101_0101u)]
    [InlineData(0x0040_0101u)]
    [InlineData(0x8F8F_8F8Fu)]
    public void A_codec_that_always_answers_the_same_ends_somehow(uint answer)
    {
        using FakeBus bus = new() { Codec = _ => answer };

        _ = TryRead(bus, out _);

        Assert.InRange(bus.VerbCount, 1, MostVerbs);
    }

    [Fact]
    public void A_codec_that_answers_anything_never_throws_and_never_runs_away()
    {
        for (uint seed = 0; seed < 300; seed++)
        {
            uint state = seed;
            using FakeBus bus = new();
            bus.Codec = command =>
            {
                state = state * 1_664_525 + 1_013_904_223 + command.Raw;
                return (state >> 28) switch
                {
                    0 => null,
                    1 => uint.MaxValue,
                    _ when IsParameter(command, ParameterId.FunctionGroupType) => 1,
                    _ => state ^ state << 13,
                };
            };

            if (TryRead(bus, out CodecGraph? graph).IsSuccess)
                _ = new ClassDriver.Endpoints.EndpointBuilder(graph!, withRetasking: true).Build();

            Assert.InRange(bus.VerbCount, 1, MostVerbs);
        }
    }

    private static CodecGraph Read(FakeBus bus)
    {
        Assert.Equal(NtStatus.Success, TryRead(bus, out CodecGraph? graph));
        return graph!;
    }

    private static NtStatus TryRead(FakeBus bus, out CodecGraph? graph) =>
        CodecGraphReader.Read(new CodecVerbs(bus, bus.CodecAddress), bus.GroupNode, out graph);

    private static void Override(FakeBus bus, Func<CodecCommand, uint?> answer)
    {
        Func<CodecCommand, uint?> codec = bus.Codec;
        bus.Codec = command => answer(command) ?? codec(command);
    }

    private static bool IsParameter(CodecCommand command, ParameterId parameter) =>
        command.Verb.Id == VerbId.GetParameter && command.Verb.Payload == (byte)parameter;
}
