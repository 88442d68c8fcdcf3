using Azalia.Specification.Codecs;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class AmplifierTests
{
    private readonly CodecBench _bench = new();

    [Fact]
    public void After_power_on_an_amplifier_is_at_zero_decibels_and_muted_if_it_can_be()
    {
        Assert.Equal(0xFFu, Get(FirstDac, output: true, left: true));
        Assert.Equal(0xFFu, Get(FirstDac, output: true, left: false));
        Assert.Equal(0x97u, Get(FirstMixer, output: false, left: true, index: 0));
        Assert.Equal(0x97u, Get(FirstMixer, output: false, left: false, index: 1));
        Assert.Equal(0x00u, Get(Microphone, output: false, left: true));
    }

    [Fact]
    public void Left_and_right_are_set_apart()
    {
        Set(FirstDac, 0xA010);
        Set(FirstDac, 0x9020);

        Assert.Equal((0x10u, 0x20u), (Get(FirstDac, true, left: true), Get(FirstDac, true, left: false)));
    }

    [Fact]
    public void Neither_side_selected_changes_nothing()
    {
        Set(FirstDac, 0x8010);

        Assert.Equal(0xFFu, Get(FirstDac, true, left: true));
        Assert.Equal(0xFFu, Get(FirstDac, true, left: false));
    }

    [Fact]
    public void Each_mixer_input_is_set_by_its_index()
    {
        Set(FirstMixer, 0x7105);

        Assert.Equal(0x97u, Get(FirstMixer, false, true, index: 0));
        Assert.Equal(0x05u, Get(FirstMixer, false, true, index: 1));
    }

    [Fact]
    public void An_input_beyond_the_connections_changes_nothing_and_reads_zero()
    {
        Set(FirstMixer, 0x7205);

        Assert.Equal(0u, Get(FirstMixer, false, true, index: 2));
        Assert.Equal(0x97u, Get(FirstMixer, false, true, index: 0));
    }

    [Fact]
    public void A_gain_above_the_highest_step_is_clipped_to_it()
    {
        Set(FirstMixer, 0x707F);

        Assert.Equal(0x1Fu, Get(FirstMixer, false, true, index: 0));
    }

    [Fact]
    public void An_amplifier_that_cannot_mute_reads_no_mute()
    {
        Set(Microphone, 0x7083);

        Assert.Equal(0x03u, Get(Microphone, false, true));
    }

    [Fact]
    public void A_widget_without_an_amplifier_in_that_direction_does_not_know_the_verb()
    {
        Assert.Equal(0u, Get(FirstDac, output: false, left: true));
        Set(FirstDac, 0x7000);
        Assert.Equal(2, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void Setting_both_directions_at_once_sets_those_that_exist()
    {
        Set(FirstDac, 0xF011);

        Assert.Equal(0x11u, Get(FirstDac, true, true));
        Assert.Equal(0, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void A_mono_widget_has_its_left_side_only_and_reads_it_on_both()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02,
            new WidgetCapabilities { Type = WidgetType.AudioOutput, OutputAmplifier = true, AmplifierOverride = true },
            (ParameterId.OutputAmplifierCapabilities, new AmplifierCapabilities { StepCount = 10, Offset = 5 }.Raw))));

        bench.Ask(0x02, Verb.SetAmplifier(new AmplifierSetPayload(0x9003)));
        Assert.Equal(5u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true })));
        bench.Ask(0x02, Verb.SetAmplifier(new AmplifierSetPayload(0xA007)));
        Assert.Equal(7u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true })));
        Assert.Equal(7u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
    }

    [Fact]
    public void A_pin_has_one_input_amplifier_however_many_connections_it_has()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02,
            new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, InputAmplifier = true, AmplifierOverride = true, ConnectionList = true },
            (ParameterId.InputAmplifierCapabilities, new AmplifierCapabilities { StepCount = 10, Offset = 5 }.Raw)) with { Connections = [new(3), new(4)] }));

        Assert.Equal(5u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Left = true })));
        Assert.Equal(0u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Left = true, Index = 1 })));
    }

    [Fact]
    public void Without_an_override_the_amplifier_has_the_steps_of_the_group()
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.OutputAmplifierCapabilities] = new AmplifierCapabilities { Mute = true, StepCount = 9, Offset = 4 }.Raw },
            Simulation.Codecs.NodeDefaults.Empty,
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, OutputAmplifier = true })));

        Assert.Equal(0x84u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
        Assert.Equal(0u, bench.Parameter(0x02, ParameterId.OutputAmplifierCapabilities));
        bench.Ask(0x02, Verb.SetAmplifier(new AmplifierSetPayload(0xB07F)));
        Assert.Equal(0x09u, bench.Ask(0x02, Verb.GetAmplifier(new AmplifierGetPayload { Output = true })));
    }

    private void Set(byte node, ushort payload) => _bench.Ask(node, Verb.SetAmplifier(new AmplifierSetPayload(payload)));

    private uint Get(byte node, bool output, bool left, byte index = 0) =>
        _bench.Ask(node, Verb.GetAmplifier(new AmplifierGetPayload { Output = output, Left = left, Index = index }));
}
