using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Which parameters a node answers (hardware 4.2): what its profile says, 0 for every other, and what follows from the tree.</summary>
public sealed class Parameters_4_2
{
    [Fact]
    public void Every_parameter_answers_what_the_profile_says_and_every_other_zero()
    {
        Dictionary<ParameterId, uint> group = [];
        for (uint id = 0; id < 0x100; id += 3)
            group[(ParameterId)id] = 0xA500_0000 | id;
        CodecBench bench = new(CustomCodec.Of(group, NodeDefaults.Empty));

        for (uint id = 0; id < 0x100; id++)
        {
            uint expected = id switch { 0x04 => 0, 0x05 => 1, 0x0A => 0x001F_0FFF, 0x0B => 1, _ => id % 3 == 0 ? 0xA500_0000 | id : 0 };
            Assert.Equal(expected, bench.Parameter(CodecBench.Group, (ParameterId)id));
        }
    }

    [Theory]
    [InlineData(ParameterId.HdmiLpcmCapabilities, 0x7FFF_FFFF)]
    [InlineData(ParameterId.DeviceListLength, 2)]
    [InlineData(ParameterId.VolumeKnobCapabilities, 0xFF)]
    [InlineData(ParameterId.ProcessingCapabilities, 0x1101)]
    [InlineData((ParameterId)0xF0, 0x1234_5678)]
    public void A_widget_answers_its_own(ParameterId id, uint value)
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.PinComplex }, (id, value))));

        Assert.Equal(value, bench.Parameter(0x02, id));
    }

    [Fact]
    public void The_length_of_a_connection_list_and_the_tree_follow_from_the_profile()
    {
        CodecBench bench = new();

        Assert.Equal((0x0001_0001u, 0x0002_000Cu, 2u), (
            bench.Parameter(0, ParameterId.SubordinateNodes), bench.Parameter(1, ParameterId.SubordinateNodes), bench.Parameter(CodecBench.FirstMixer, ParameterId.ConnectionListLength)));
    }
}
