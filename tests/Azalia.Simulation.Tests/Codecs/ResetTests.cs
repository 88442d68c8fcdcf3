using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>What each kind of reset keeps (hardware 4.10). The generic codec has EPSS, the minimal one does not.</summary>
public sealed class ResetTests
{
    private static readonly StreamFormat s_format = Format(48_000, 16, 2);

    private readonly CodecBench _bench = new();

    public ResetTests()
    {
        _bench.OpenLineOut(s_format);
        _bench.Ask(LineOut, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 5 }));
        _bench.Ask(LineOut, Verb.SetConfigurationDefault(0, 0xEE));
        _bench.Ask(Group, Verb.SetSubsystemId(0, 0xEE));
        _bench.Ask(Speaker, Verb.SetEapd(new EapdControl { ExternalAmplifierPower = true }));
    }

    [Fact]
    public void A_link_reset_clears_only_the_stream_of_a_codec_with_epss()
    {
        _bench.Codec.LinkReset(1);

        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.GetStreamChannel()));
        AssertSettingsKept();
    }

    [Fact]
    public void A_single_reset_clears_only_the_stream_of_a_codec_with_epss()
    {
        _bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.GetStreamChannel()));
        AssertSettingsKept();
        Assert.False(new PowerStateReport(_bench.Ask(LineOut, Verb.GetPowerState())).SettingsReset);
    }

    [Fact]
    public void A_double_reset_clears_the_settings_and_keeps_power_and_identity()
    {
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.GetStreamChannel()));
        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.GetConverterFormat()));
        Assert.Equal(0xFFu, _bench.Ask(FirstDac, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetPinControl()));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetConnectionSelect()));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetUnsolicited()));
        Assert.Equal(0u, _bench.Ask(Speaker, Verb.GetEapd()));
        Assert.True(new PowerStateReport(_bench.Ask(LineOut, Verb.GetPowerState())).SettingsReset);
        AssertPowerAndIdentityKept();
    }

    [Fact]
    public void A_verb_to_the_group_between_two_resets_makes_them_two_single_ones()
    {
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(FirstDac, Verb.GetStreamChannel());
        _bench.Ask(Group, Verb.FunctionReset());

        AssertSettingsKept();
    }

    [Fact]
    public void A_verb_to_the_root_between_two_resets_does_not_separate_them()
    {
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Parameter(0x00, ParameterId.VendorId);
        _bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetPinControl()));
    }

    [Fact]
    public void After_a_double_reset_and_another_verb_the_next_is_a_single_one()
    {
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Ask(LineOut, Verb.SetPinControl(new PinControl { OutEnable = true }));
        _bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0x40u, _bench.Ask(LineOut, Verb.GetPinControl()));
    }

    [Fact]
    public void A_link_reset_between_two_resets_separates_them()
    {
        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Codec.LinkReset(1);
        _bench.Ask(Group, Verb.FunctionReset());

        AssertSettingsKept();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_epss_any_reset_is_as_power_on_except_for_the_identity(bool isLinkReset)
    {
        CodecBench bench = new(CodecProfiles.Minimal);
        bench.Ask(0x02, Verb.SetConverterFormat(Format(8_000, 8, 1)));
        bench.Ask(0x02, Verb.SetStreamChannel(3, 0));
        bench.Ask(0x03, Verb.SetPinControl(default));
        bench.Ask(0x03, Verb.SetConfigurationDefault(0, 0xEE));
        bench.Ask(Group, Verb.SetSubsystemId(0, 0xEE));
        bench.Ask(Group, Verb.SetPowerState(PowerState.D3));

        if (isLinkReset)
            bench.Codec.LinkReset(1);
        else
            bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0x0011u, bench.Ask(0x02, Verb.GetConverterFormat()));
        Assert.Equal(0u, bench.Ask(0x02, Verb.GetStreamChannel()));
        Assert.Equal(0x40u, bench.Ask(0x03, Verb.GetPinControl()));
        Assert.Equal(0x0000_0400u, bench.Ask(Group, Verb.GetPowerState()));
        Assert.Equal(0xEEu, bench.Ask(0x03, Verb.GetConfigurationDefault()) & 0xFF);
        Assert.Equal(0xA21A_01EEu, bench.Ask(Group, Verb.GetSubsystemId()));
    }

    [Fact]
    public void A_double_reset_forgets_what_a_pin_has_measured()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02, new WidgetCapabilities { Type = WidgetType.PinComplex }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true, ImpedanceSense = true }.Raw))));
        bench.Ask(0x02, Verb.TriggerPinSense());
        Assert.Equal(0x20u, bench.Ask(0x02, Verb.GetPinSense()));

        bench.Ask(Group, Verb.FunctionReset());
        bench.Ask(Group, Verb.FunctionReset());

        Assert.Equal(0x7FFF_FFFFu, bench.Ask(0x02, Verb.GetPinSense()));
    }

    [Fact]
    public void A_reset_silences_a_stream_that_plays()
    {
        RecordingSink sink = new();
        _bench.Codec.Attach(LineOut, sink);
        _bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));

        _bench.Ask(Group, Verb.FunctionReset());
        _bench.Play(s_format, Packed(16, 0x1000_0000, 0x2000_0000));

        Assert.Equal(1, sink.Calls);
    }

    [Fact]
    public void A_reset_verb_to_a_widget_is_an_unknown_verb()
    {
        _bench.Ask(FirstDac, Verb.FunctionReset());

        Assert.Equal(1, _bench.Codec.UnknownVerbs);
        Assert.Equal(0x10u, _bench.Ask(FirstDac, Verb.GetStreamChannel()));
    }

    private void AssertSettingsKept()
    {
        Assert.Equal(0x0011u, _bench.Ask(FirstDac, Verb.GetConverterFormat()));
        Assert.Equal(0x7Fu, _bench.Ask(FirstDac, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true })));
        Assert.Equal(0x40u, _bench.Ask(LineOut, Verb.GetPinControl()));
        Assert.Equal(1u, _bench.Ask(LineOut, Verb.GetConnectionSelect()));
        Assert.Equal(0x85u, _bench.Ask(LineOut, Verb.GetUnsolicited()));
        Assert.Equal(0x02u, _bench.Ask(Speaker, Verb.GetEapd()));
        AssertPowerAndIdentityKept();
    }

    private void AssertPowerAndIdentityKept()
    {
        Assert.Equal(PowerState.D0, new PowerStateReport(_bench.Ask(LineOut, Verb.GetPowerState())).Actual);
        Assert.Equal(0xEEu, _bench.Ask(LineOut, Verb.GetConfigurationDefault()) & 0xFF);
        Assert.Equal(0xA21A_01EEu, _bench.Ask(Group, Verb.GetSubsystemId()));
    }
}
