using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class PowerTests
{
    private readonly CodecBench _bench = new();

    [Theory]
    [InlineData(PowerState.D0, PowerState.D0, PowerState.D0)]
    [InlineData(PowerState.D0, PowerState.D2, PowerState.D2)]
    [InlineData(PowerState.D1, PowerState.D0, PowerState.D1)]
    [InlineData(PowerState.D3, PowerState.D1, PowerState.D3)]
    public void A_widget_is_in_the_deeper_of_its_own_state_and_its_groups(PowerState group, PowerState widget, PowerState actual)
    {
        _bench.Ask(Group, Verb.SetPowerState(group));
        _bench.Ask(FirstDac, Verb.SetPowerState(widget));

        PowerStateReport report = Report(FirstDac);
        Assert.Equal((widget, actual), (report.Set, report.Actual));
        Assert.Equal((group, group), (Report(Group).Set, Report(Group).Actual));
    }

    [Fact]
    public void A_widget_without_power_control_does_not_know_the_verb()
    {
        _bench.Ask(Selector, Verb.GetPowerState());
        _bench.Ask(Selector, Verb.SetPowerState(PowerState.D0));

        Assert.Equal(2, _bench.Codec.UnknownVerbs);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(15)]
    public void A_state_that_the_node_does_not_have_is_an_error_and_leaves_it_where_it_was(byte state)
    {
        _bench.Power(Group);

        _bench.Ask(Group, Verb.SetPowerState((PowerState)state));
        PowerStateReport report = Report(Group);
        Assert.Equal((true, (PowerState)state, PowerState.D0), (report.Error, report.Set, report.Actual));

        _bench.Power(Group);
        Assert.False(Report(Group).Error);
    }

    [Fact]
    public void Settings_were_reset_until_the_first_set_verb_to_the_node()
    {
        Assert.True(Report(FirstDac).SettingsReset);
        _bench.Ask(FirstDac, Verb.GetStreamChannel());
        _bench.Ask(SecondDac, Verb.SetStreamChannel(1, 0));
        Assert.True(Report(FirstDac).SettingsReset);

        _bench.Ask(FirstDac, Verb.SetStreamChannel(1, 0));
        Assert.False(Report(FirstDac).SettingsReset);
        Assert.True(Report(Group).SettingsReset);
    }

    [Fact]
    public void The_link_clock_may_stop_only_in_d3()
    {
        Assert.True(Report(Group).ClockStopOk);
        Assert.False(Report(FirstDac).ClockStopOk);

        _bench.Power(Group);
        Assert.False(Report(Group).ClockStopOk);
    }

    [Fact]
    public void Only_a_group_says_that_the_link_clock_may_stop()
    {
        uint states = new PowerStateCapabilities { D0 = true, D3 = true, ClockStop = true }.Raw;
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.PowerStates] = states },
            new NodeDefaults { PowerState = PowerState.D3 },
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, PowerControl = true }, (ParameterId.PowerStates, states))));

        Assert.True(new PowerStateReport(bench.Ask(Group, Verb.GetPowerState())).ClockStopOk);
        Assert.False(new PowerStateReport(bench.Ask(0x02, Verb.GetPowerState())).ClockStopOk);
    }

    [Fact]
    public void In_d3_verbs_are_answered() => Assert.Equal(0xA21A_0101u, _bench.Ask(Group, Verb.GetSubsystemId()));

    [Fact]
    public void In_d3cold_only_a_double_reset_is_answered_and_ends_it()
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.PowerStates] = new PowerStateCapabilities { D0 = true, D3 = true, D3Cold = true, ExtendedPowerStates = true }.Raw },
            new NodeDefaults { PowerState = PowerState.D3 },
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput })));
        bench.Ask(Group, Verb.SetPowerState(PowerState.D3Cold));

        Assert.False(bench.IsAnswered(Group, Verb.GetPowerState()));
        Assert.False(bench.IsAnswered(0x02, Verb.GetStreamChannel()));
        Assert.False(bench.IsAnswered(0x00, Verb.GetParameter(ParameterId.VendorId)));
        Assert.False(bench.IsAnswered(Group, Verb.FunctionReset()));
        Assert.True(bench.IsAnswered(Group, Verb.FunctionReset()));
        Assert.Equal(PowerState.D3, new PowerStateReport(bench.Ask(Group, Verb.GetPowerState())).Actual);
    }

    private PowerStateReport Report(byte node) => new(_bench.Ask(node, Verb.GetPowerState()));
}
