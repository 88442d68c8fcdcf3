using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Which verbs a node knows, by its capabilities (hardware 4.16), typed from there and not from the code.</summary>
public sealed class NodeVerbs_4_16
{
    private const string Function = "F00 F05 705 F20 720 721 722 723 7FF";
    private const string Output = "F00 F06 706 A 2";
    private const string Pin = "F00 F07 707 F1C 71C 71D 71E 71F";
    private const string Digital = "F0D F0E 70D 70E 73E 73F";
    private const string Processing = "F03 703 C 4 D 5";
    private const string Display = "F2E F2F F30 730 F31 731 F32 732 F33 733 F34 734 F09 709";

    [Theory]
    [InlineData(0x0000_0001, 0, 0, Output)]
    [InlineData(0x0000_0005, 0, 0, Output + " B 3")]
    [InlineData(0x0000_0041, 0, 0, Output + " " + Processing)]
    [InlineData(0x0000_0401, 0, 0, Output + " F05 705")]
    [InlineData(0x0000_0201, 0, 0, Output + " " + Digital)]
    [InlineData(0x0000_0021, 0, 0, Output + " F24 724")]
    [InlineData(0x0000_0801, 0, 0, Output + " F0C 70C")]
    [InlineData(0x0000_6201, 0, 0, Output + " " + Digital + " F2D 72D")]
    [InlineData(0x0010_0101, 0, 1, Output + " F04 704 F02 F01 701")]
    [InlineData(0x0010_0103, 0, 2, Output + " F04 704 F02 F01 701 B 3")]
    [InlineData(0x0020_0103, 0, 2, "F00 F02 B 3")]
    [InlineData(0x0020_0543, 0, 2, "F00 F02 B 3 F05 705 " + Processing)]
    [InlineData(0x0030_0101, 0, 2, "F00 F02 F01 701")]
    [InlineData(0x0030_0105, 0, 2, "F00 F02 F01 701 B 3")]
    [InlineData(0x0040_0001, 0x20, 0, Pin)]
    [InlineData(0x0040_0101, 0x10, 2, Pin + " F02 F01 701")]
    [InlineData(0x0040_0081, 0x24, 0, Pin + " F08 708 F09 709")]
    [InlineData(0x0040_0001, 0x21, 0, Pin + " F09 709")]
    [InlineData(0x0040_0001, 0x0001_0010, 0, Pin + " F0C 70C")]
    [InlineData(0x0040_0001, 0x50, 0, Pin + " F0C 70C")]
    [InlineData(0x0040_0407, 0x30, 0, Pin + " B 3 F05 705")]
    [InlineData(0x0040_0201, 0x90, 0, Pin + " " + Display)]
    [InlineData(0x0040_0001, 0x90, 0, Pin)]
    [InlineData(0x0050_0500, 0, 2, "F00 F02 F05 705")]
    [InlineData(0x0060_0000, 0, 2, "F00 F02 F0F 70F F08 708")]
    [InlineData(0x0070_0000, 0, 0, "F00 F0A 70A")]
    [InlineData(0x0070_0004, 0, 0, "F00 F0A 70A B 3")]
    [InlineData(0x00F0_0000, 0, 0, "F00")]
    [InlineData(0x00F0_0040, 0, 0, "F00 " + Processing)]
    public void A_widget_knows_the_verbs_that_its_capabilities_call_for(uint capabilities, uint pin, int connections, string verbs)
    {
        NodeProfile widget = CustomCodec.Widget(0x02, new WidgetCapabilities(capabilities), (ParameterId.PinCapabilities, pin)) with
        {
            Connections = [.. Enumerable.Range(3, connections).Select(node => new ConnectionListEntry((ushort)node))],
        };

        Assert.Equal(Sorted(verbs), KnownTo(new CodecBench(CustomCodec.Of(widget)), 0x02));
    }

    [Theory]
    [InlineData(0x001, 0, 0, Function)]
    [InlineData(0x101, 0, 0, Function + " F08 708")]
    [InlineData(0x001, 0x1_0000, 0, Function + " F0A 70A")]
    [InlineData(0x001, 0, 0x0000_0001, Function + " F15 715 F16 716 F17 717 F18 718 F19 719 F1A 71A")]
    [InlineData(0x001, 0, 0x0001_0000, Function + " F10 710 F11 711 F12 712 F13 713")]
    [InlineData(0x001, 0, 0x0000_0100, Function + " F14 714")]
    public void A_function_group_knows_the_verbs_that_its_parameters_call_for(uint type, uint capabilities, uint gpio, string verbs)
    {
        Dictionary<ParameterId, uint> parameters = new()
        {
            [ParameterId.FunctionGroupType] = type,
            [ParameterId.AudioGroupCapabilities] = capabilities,
            [ParameterId.GpioCount] = gpio,
        };

        Assert.Equal(Sorted(verbs), KnownTo(new CodecBench(CustomCodec.Of(parameters, NodeDefaults.Empty)), CodecBench.Group));
    }

    [Fact]
    public void The_root_knows_its_parameters_only() => Assert.Equal(["F00"], KnownTo(new CodecBench(), 0x00));

    private static List<string> KnownTo(CodecBench bench, byte node)
    {
        List<string> known = [];
        for (uint id = 0; id < 0x1000; id++)
        {
            bool isShort = id >> 8 is 0x7 or 0xF;
            if (!isShort && id > 0xF || id is 0x7 or 0xF)
                continue;
            long before = bench.Codec.UnknownVerbs;
            // Amplifier verbs name a direction: both.
            uint payload = id == 0x3 ? 0xF000u : 0;
            bench.Ask(node, new Verb(isShort ? id << 8 : id << 16 | payload));
            bool isKnown = bench.Codec.UnknownVerbs == before;
            if (!isKnown && id == 0xB)
            {
                before = bench.Codec.UnknownVerbs;
                bench.Ask(node, new Verb(id << 16 | 0x8000));
                isKnown = bench.Codec.UnknownVerbs == before;
            }
            if (isKnown)
                known.Add($"{id:X}");
        }
        return [.. known.Order(StringComparer.Ordinal)];
    }

    private static string[] Sorted(string verbs) => [.. verbs.Split(' ').Order(StringComparer.Ordinal)];
}
