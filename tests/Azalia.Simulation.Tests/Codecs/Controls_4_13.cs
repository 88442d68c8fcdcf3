using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>General purpose pins, volume knobs (hardware 4.13) and processing controls (4.3).</summary>
public sealed class Controls_4_13
{
    private static readonly GpioCapabilities s_pins = new() { Bidirectional = 4, Inputs = 2, Outputs = 1, Unsolicited = true };

    [Fact]
    public void An_input_reads_the_level_that_drives_it_once_it_is_enabled()
    {
        CodecBench bench = Gpio();
        bench.Codec.DriveGpio(Group, 1, isHigh: true);
        Assert.Equal(0u, bench.Ask(Group, Verb.GetGpioData()));

        bench.Ask(Group, Verb.SetGpioEnable(0x0F));
        Assert.Equal(0x02u, bench.Ask(Group, Verb.GetGpioData()));
        bench.Ask(Group, Verb.SetGpioDirection(0x02));
        Assert.Equal(0u, bench.Ask(Group, Verb.GetGpioData()));
    }

    [Fact]
    public void A_sticky_input_keeps_a_rise_until_its_data_bit_is_written_zero()
    {
        CodecBench bench = Gpio();
        bench.Ask(Group, Verb.SetGpioEnable(0x0F));
        bench.Ask(Group, Verb.SetGpioSticky(0x01));

        bench.Codec.DriveGpio(Group, 0, isHigh: true);
        bench.Codec.DriveGpio(Group, 0, isHigh: false);
        Assert.Equal(0x01u, bench.Ask(Group, Verb.GetGpioData()));
        bench.Ask(Group, Verb.SetGpioData(0x01));
        Assert.Equal(0x01u, bench.Ask(Group, Verb.GetGpioData()));
        bench.Ask(Group, Verb.SetGpioData(0x00));
        Assert.Equal(0x00u, bench.Ask(Group, Verb.GetGpioData()));
    }

    [Fact]
    public void A_change_is_told_with_the_groups_tag_where_that_is_enabled()
    {
        CodecBench bench = Gpio();
        bench.Ask(Group, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 0x15 }));
        bench.Ask(Group, Verb.SetGpioEnable(0x0F));
        bench.Ask(Group, Verb.SetGpioUnsolicitedEnable(0x05));

        bench.Codec.DriveGpio(Group, 0, isHigh: true);
        bench.Codec.DriveGpio(Group, 1, isHigh: true);
        bench.Codec.DriveGpio(Group, 0, isHigh: true);
        bench.Codec.DriveGpio(Group, 0, isHigh: false);

        Assert.Equal([0x15u << 26 | 0x01, 0x15u << 26 | 0x02], TakeAll(bench));
    }

    [Fact]
    public void Inputs_that_are_only_inputs_have_their_own_registers()
    {
        CodecBench bench = Gpio();
        bench.Ask(Group, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 1 }));
        bench.Ask(Group, Verb.SetGpiUnsolicitedEnable(0xFF));
        bench.Ask(Group, Verb.SetGpiSticky(0x02));

        bench.Codec.DriveGpi(Group, 0, isHigh: true);
        bench.Codec.DriveGpi(Group, 1, isHigh: true);
        bench.Codec.DriveGpi(Group, 1, isHigh: false);
        bench.Codec.DriveGpi(Group, 7, isHigh: true);

        Assert.Equal([1u << 26 | 0x01, 1u << 26 | 0x03], TakeAll(bench));
        Assert.Equal(0x03u, bench.Ask(Group, Verb.GetGpiData()));
        bench.Ask(Group, Verb.SetGpiData(0x00));
        Assert.Equal(0x01u, bench.Ask(Group, Verb.GetGpiData()));
    }

    [Fact]
    public void A_group_without_pins_cannot_be_driven() =>
        Assert.Throws<ArgumentException>(() => new CodecBench().Codec.DriveGpio(Group, 0, isHigh: true));

    [Fact]
    public void A_knob_with_absolute_position_stops_at_its_ends_tells_each_turn_and_cannot_be_written()
    {
        CodecBench bench = Knob(new VolumeKnobCapabilities { StepCount = 10 });
        bench.Ask(0x03, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 3 }));
        bench.Ask(0x03, Verb.SetVolumeKnob(new VolumeKnob { Volume = 0x55 }));
        Assert.Equal(0u, bench.Ask(0x03, Verb.GetVolumeKnob()));

        bench.Codec.TurnKnob(0x03, 7);
        bench.Codec.TurnKnob(0x03, 7);
        Assert.Equal(10u, bench.Ask(0x03, Verb.GetVolumeKnob()));
        bench.Codec.TurnKnob(0x03, -40);
        Assert.Equal(0u, bench.Ask(0x03, Verb.GetVolumeKnob()));
        Assert.Equal([3u << 26, 3u << 26, 3u << 26], TakeAll(bench));
    }

    [Fact]
    public void A_knob_with_relative_position_counts_on_and_can_be_written()
    {
        CodecBench bench = Knob(new VolumeKnobCapabilities { StepCount = 10, Delta = true });
        bench.Ask(0x03, Verb.SetVolumeKnob(new VolumeKnob { Volume = 0x7E }));

        bench.Codec.TurnKnob(0x03, 3);

        Assert.Equal(0x01u, bench.Ask(0x03, Verb.GetVolumeKnob()));
    }

    [Fact]
    public void A_direct_knob_steps_the_amplifiers_of_its_list_and_tells_nothing()
    {
        CodecBench bench = Knob(new VolumeKnobCapabilities { StepCount = 127 });
        bench.Ask(0x03, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 3 }));
        bench.Ask(0x03, Verb.SetVolumeKnob(new VolumeKnob { Direct = true }));
        bench.SetOutput(0x02, gain: 20, mute: true);

        bench.Codec.TurnKnob(0x03, 5);
        Assert.Equal(0x99u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
        bench.Codec.TurnKnob(0x03, -100);
        Assert.Equal(0x80u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true })));
        Assert.Empty(TakeAll(bench));
    }

    [Fact]
    public void What_is_no_knob_cannot_be_turned() => Assert.Throws<ArgumentException>(() => new CodecBench().Codec.TurnKnob(LineOut, 1));

    [Fact]
    public void Coefficients_lie_behind_an_index_that_goes_on_after_each_access()
    {
        CodecBench bench = Processing(benign: false);
        Assert.Equal(0x1111u, bench.Ask(0x02, Verb.GetProcessingCoefficient()));
        Assert.Equal(0x2222u, bench.Ask(0x02, Verb.GetProcessingCoefficient()));

        bench.Ask(0x02, Verb.SetCoefficientIndex(0xFFFF));
        bench.Ask(0x02, Verb.SetProcessingCoefficient(0xABCD));
        Assert.Equal(0u, bench.Ask(0x02, Verb.GetCoefficientIndex()));
        bench.Ask(0x02, Verb.SetProcessingCoefficient(0x5555));
        bench.Ask(0x02, Verb.SetCoefficientIndex(0xFFFF));

        Assert.Equal((0xABCDu, 0x5555u, 0x2222u), (
            bench.Ask(0x02, Verb.GetProcessingCoefficient()), bench.Ask(0x02, Verb.GetProcessingCoefficient()), bench.Ask(0x02, Verb.GetProcessingCoefficient())));
        Assert.Equal(0, bench.Codec.UnknownVerbs);
    }

    [Theory]
    [InlineData(false, 2, 1)]
    [InlineData(true, 2, 2)]
    [InlineData(true, 3, 1)]
    [InlineData(false, 0, 0)]
    public void Processing_takes_the_states_that_it_has(bool benign, byte state, uint expected)
    {
        CodecBench bench = Processing(benign);
        bench.Ask(0x02, Verb.SetProcessingState(1));

        bench.Ask(0x02, Verb.SetProcessingState(state));

        Assert.Equal(expected, bench.Ask(0x02, Verb.GetProcessingState()));
    }

    private static CodecBench Gpio() => new(CustomCodec.Of(
        new Dictionary<ParameterId, uint>
        {
            [ParameterId.GpioCount] = s_pins.Raw,
            [ParameterId.FunctionGroupType] = new FunctionGroupParameter { Type = FunctionGroupType.Audio, UnsolicitedCapable = true }.Raw,
        },
        NodeDefaults.Empty));

    private static CodecBench Knob(VolumeKnobCapabilities capabilities) => new(CustomCodec.Of(
        CustomCodec.Widget(
            0x02,
            new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, OutputAmplifier = true, AmplifierOverride = true },
            (ParameterId.OutputAmplifierCapabilities, new AmplifierCapabilities { Mute = true, StepCount = 31, Offset = 31, StepSize = 3 }.Raw)),
        CustomCodec.Widget(0x03, new WidgetCapabilities { Type = WidgetType.VolumeKnob }, (ParameterId.VolumeKnobCapabilities, capabilities.Raw)) with { Connections = [new(0x02), new(0x60)] }));

    private static CodecBench Processing(bool benign) => new(CustomCodec.Of(CustomCodec.Widget(
        0x02, new WidgetCapabilities { Type = WidgetType.VendorDefined, Processing = true }, (ParameterId.ProcessingCapabilities, new ProcessingCapabilities { Benign = benign, CoefficientCount = 2 }.Raw)) with
    {
        Defaults = new NodeDefaults { Coefficients = [0x1111, 0x2222] },
    }));

    private static List<uint> TakeAll(CodecBench bench)
    {
        List<uint> responses = [];
        while (bench.Codec.TryTakeUnsolicited(0, out uint response))
            responses.Add(response);
        return responses;
    }
}
