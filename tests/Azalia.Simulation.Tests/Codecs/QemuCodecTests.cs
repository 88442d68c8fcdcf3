using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>QEMU's codecs (hardware 4.18), typed from there.</summary>
public sealed class QemuCodecTests
{
    [Theory]
    [InlineData("hda-output", 0x1AF4_0012, 0x0002_0002)]
    [InlineData("hda-output-nomixer", 0x1AF4_0011, 0x0002_0002)]
    [InlineData("hda-duplex", 0x1AF4_0022, 0x0002_0004)]
    [InlineData("hda-duplex-nomixer", 0x1AF4_0021, 0x0002_0004)]
    [InlineData("hda-micro", 0x1AF4_0032, 0x0002_0004)]
    [InlineData("hda-micro-nomixer", 0x1AF4_0031, 0x0002_0004)]
    public void The_tree_is_as_documented(string name, uint vendor, uint widgets)
    {
        CodecBench bench = new(CodecProfiles.ByName[name]);

        Assert.Equal((vendor, 0x0010_0101u, 0x0001_0001u), (
            bench.Parameter(0, ParameterId.VendorId), bench.Parameter(0, ParameterId.RevisionId), bench.Parameter(0, ParameterId.SubordinateNodes)));
        Assert.Equal((widgets, 1u, 0x808u), (
            bench.Parameter(1, ParameterId.SubordinateNodes), bench.Parameter(1, ParameterId.FunctionGroupType), bench.Parameter(1, ParameterId.AudioGroupCapabilities)));
        Assert.Equal((0x0002_01FCu, 1u, vendor), (bench.Parameter(2, ParameterId.PcmCapabilities), bench.Parameter(2, ParameterId.StreamFormats), bench.Ask(1, Verb.GetSubsystemId())));
        Assert.Equal((vendor, vendor, 0u), (bench.Parameter(0, ParameterId.SubsystemId), bench.Parameter(1, ParameterId.SubsystemId), bench.Parameter(2, ParameterId.SubsystemId)));
        Assert.Equal((0u, 0u), (bench.Parameter(1, ParameterId.PowerStates), bench.Parameter(1, ParameterId.GpioCount)));
    }

    [Theory]
    [InlineData("hda-duplex", 0x0000_4010, 0x0080_5020)]
    [InlineData("hda-micro", 0x0010_4010, 0x00A0_5020)]
    public void The_widgets_are_as_documented(string name, uint output, uint input)
    {
        CodecBench bench = new(CodecProfiles.ByName[name]);

        Assert.Equal((0x1Du, 0x40_0101u, 0x10_011Bu, 0x40_0001u), (
            bench.Parameter(2, ParameterId.WidgetCapabilities), bench.Parameter(3, ParameterId.WidgetCapabilities),
            bench.Parameter(4, ParameterId.WidgetCapabilities), bench.Parameter(5, ParameterId.WidgetCapabilities)));
        Assert.Equal((0x8003_4A4A, 0x8003_4A4A), (bench.Parameter(2, ParameterId.OutputAmplifierCapabilities), bench.Parameter(4, ParameterId.InputAmplifierCapabilities)));
        Assert.Equal((0x10u, 0x20u), (bench.Parameter(3, ParameterId.PinCapabilities), bench.Parameter(5, ParameterId.PinCapabilities)));
        Assert.Equal((2u, 5u), (bench.Ask(3, Verb.GetConnectionListEntry(0)), bench.Ask(4, Verb.GetConnectionListEntry(0))));
        Assert.Equal((output, input), (bench.Ask(3, Verb.GetConfigurationDefault()), bench.Ask(5, Verb.GetConfigurationDefault())));
        Assert.Equal((0x40u, 0x20u), (bench.Ask(3, Verb.GetPinControl()), bench.Ask(5, Verb.GetPinControl())));
    }

    [Fact]
    public void A_fresh_one_plays_at_once_at_full_volume()
    {
        CodecBench bench = new(CodecProfiles.HdaOutputWithoutMixer);
        RecordingSink sink = new();
        bench.Codec.Attach(3, sink);
        bench.Ask(2, Verb.SetStreamChannel(1, 0));

        bench.Play(CodecBench.Format(48_000, 16, 2), CodecBench.Packed(16, 0x1234_0000, 0x5678_0000));

        Assert.Equal([0x1234_0000, 0x5678_0000], sink.Samples);
        Assert.Equal(0x4Au, bench.Ask(2, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
    }

    [Fact]
    public void Power_states_are_ignored()
    {
        CodecBench bench = new(CodecProfiles.HdaDuplex);

        bench.Ask(1, Verb.SetPowerState(PowerState.D3));

        Assert.Equal((0u, 0L), (bench.Ask(1, Verb.GetPowerState()), bench.Codec.UnknownVerbs));
    }
}
