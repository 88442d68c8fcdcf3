using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>What single verbs answer and change (hardware 4.2 to 4.13). Raw numbers are typed by hand, not taken from the types.</summary>
public sealed class VerbTests
{
    private readonly CodecBench _bench = new();

    [Theory]
    [InlineData(0x00, 0x00, 0xA21A_0001)]
    [InlineData(0x00, 0x02, 0x0010_0100)]
    [InlineData(0x00, 0x04, 0x0001_0001)]
    [InlineData(0x01, 0x04, 0x0002_000C)]
    [InlineData(0x01, 0x05, 0x0000_0001)]
    [InlineData(0x01, 0x08, 0x0000_0808)]
    [InlineData(0x01, 0x0A, 0x001E_07FF)]
    [InlineData(0x01, 0x0B, 0x0000_0001)]
    [InlineData(0x01, 0x0D, 0x8005_1F17)]
    [InlineData(0x01, 0x0F, 0xC000_000F)]
    [InlineData(0x01, 0x11, 0x0000_0000)]
    [InlineData(0x02, 0x09, 0x0008_040D)]
    [InlineData(0x02, 0x12, 0x8001_7F7F)]
    [InlineData(0x04, 0x09, 0x0018_0503)]
    [InlineData(0x04, 0x0E, 0x0000_0001)]
    [InlineData(0x06, 0x09, 0x0020_0503)]
    [InlineData(0x06, 0x0E, 0x0000_0002)]
    [InlineData(0x08, 0x09, 0x0040_0581)]
    [InlineData(0x08, 0x0C, 0x0000_0014)]
    [InlineData(0x09, 0x0C, 0x0000_001C)]
    [InlineData(0x0A, 0x0C, 0x0001_0010)]
    [InlineData(0x0B, 0x0C, 0x0000_1324)]
    [InlineData(0x0B, 0x0D, 0x0027_0300)]
    [InlineData(0x0D, 0x09, 0x0030_0101)]
    public void The_generic_profile_answers_its_parameters(byte node, byte parameter, uint value) =>
        Assert.Equal(value, _bench.Parameter(node, (ParameterId)parameter));

    [Theory]
    [InlineData(0x08, 0x0101_4010)]
    [InlineData(0x09, 0x0221_4020)]
    [InlineData(0x0A, 0x9017_0130)]
    [InlineData(0x0B, 0x01A1_9040)]
    [InlineData(0x0C, 0x0181_3050)]
    public void The_generic_pins_say_what_they_are_wired_to(byte pin, uint value) =>
        Assert.Equal(value, _bench.Ask(pin, Verb.GetConfigurationDefault()));

    [Theory]
    [InlineData(0x04, 0x0000_000Du)]
    [InlineData(0x05, 0x0000_0B0Cu)]
    [InlineData(0x06, 0x0000_0C02u)]
    [InlineData(0x07, 0x0000_0C03u)]
    [InlineData(0x08, 0x0000_0607u)]
    [InlineData(0x09, 0x0000_0706u)]
    [InlineData(0x0A, 0x0000_0706u)]
    [InlineData(0x0D, 0x0000_0C0Bu)]
    public void The_generic_connections_are_as_documented(byte node, uint entries) =>
        Assert.Equal(entries, _bench.Ask(node, Verb.GetConnectionListEntry(0)));

    [Fact]
    public void An_unknown_parameter_answers_zero_and_is_no_unknown_verb()
    {
        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.Create(VerbId.GetParameter, 0x7E)));
        Assert.Equal(0u, _bench.Parameter(FirstDac, ParameterId.PcmCapabilities));
        Assert.Equal(0, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void An_unknown_verb_answers_zero_changes_nothing_and_is_counted()
    {
        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.Create((VerbId)0xF99, 0x12)));
        Assert.Equal(0u, _bench.Ask(FirstDac, Verb.Create((VerbId)0x6, 0x1234)));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.SetStreamChannel(1, 0)));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetStreamChannel()));

        Assert.Equal(4, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void An_unknown_node_answers_zero_and_is_counted()
    {
        Assert.Equal(0u, _bench.Parameter(0x0E, ParameterId.WidgetCapabilities));

        Assert.Equal(1, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void An_indirect_node_answers_zero_and_is_counted()
    {
        CodecCommand command = Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0) with { IsIndirect = true };

        Assert.True(_bench.Codec.Send(command, 0, out uint response));
        Assert.Equal((0u, 1L), (response, _bench.Codec.UnknownVerbs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void A_verb_for_another_address_is_not_answered(byte address) =>
        Assert.False(_bench.Codec.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(address, 0), 0, out _));

    [Fact]
    public void A_codec_answers_at_its_own_address()
    {
        CodecBench bench = new(address: 3);

        Assert.True(bench.Codec.Send(Verb.GetParameter(ParameterId.VendorId).AddressedTo(3, 0), 0, out uint response));
        Assert.Equal(0xA21A_0001u, response);
    }

    [Fact]
    public void Every_set_verb_of_the_generic_codec_answers_zero()
    {
        foreach ((byte node, Verb verb) in (ReadOnlySpan<(byte, Verb)>)
        [
            (Group, Verb.SetPowerState(PowerState.D0)), (Group, Verb.SetSubsystemId(0, 0x55)), (FirstDac, Verb.SetStreamChannel(15, 15)),
            (FirstDac, Verb.SetConverterFormat(new StreamFormat(0x7FFF))), (FirstDac, Verb.SetAmplifier(new AmplifierSetPayload(0xFFFF))),
            (LineOut, Verb.SetPinControl(new PinControl(0xFF))), (LineOut, Verb.SetUnsolicited(new UnsolicitedControl(0xFF))),
            (Speaker, Verb.SetEapd(new EapdControl(0xFF))), (LineOut, Verb.SetConnectionSelect(1)), (LineOut, Verb.SetConfigurationDefault(3, 1)),
            (LineOut, Verb.TriggerPinSense()), (FirstAdc, Verb.SetSdiSelect(1)), (Group, Verb.FunctionReset()),
        ])
        {
            Assert.Equal(0u, _bench.Ask(node, verb));
        }

        Assert.Equal(0, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void Each_byte_of_the_subsystem_id_can_be_set()
    {
        Assert.Equal(0xA21A_0101u, _bench.Ask(Group, Verb.GetSubsystemId()));
        for (int part = 0; part < 4; part++)
            _bench.Ask(Group, Verb.SetSubsystemId(part, (byte)(0x11 * (part + 1))));

        Assert.Equal(0x4433_2211u, _bench.Ask(Group, Verb.GetSubsystemId()));
    }

    [Fact]
    public void Each_byte_of_a_configuration_default_can_be_set()
    {
        for (int part = 0; part < 4; part++)
            _bench.Ask(LineOut, Verb.SetConfigurationDefault(part, (byte)(0x11 * (part + 1))));

        Assert.Equal(0x4433_2211u, _bench.Ask(LineOut, Verb.GetConfigurationDefault()));
    }

    [Fact]
    public void Stream_channel_and_format_read_back_as_they_were_set()
    {
        _bench.Ask(FirstDac, Verb.SetStreamChannel(11, 6));
        _bench.Ask(FirstDac, Verb.SetConverterFormat(new StreamFormat(0xC931)));

        Assert.Equal(0xB6u, _bench.Ask(FirstDac, Verb.GetStreamChannel()));
        Assert.Equal(0xC931u, _bench.Ask(FirstDac, Verb.GetConverterFormat()));
    }

    [Fact]
    public void A_connection_beyond_the_list_is_not_selected()
    {
        _bench.Ask(LineOut, Verb.SetConnectionSelect(1));
        _bench.Ask(LineOut, Verb.SetConnectionSelect(2));

        Assert.Equal(1u, _bench.Ask(LineOut, Verb.GetConnectionSelect()));
    }

    [Fact]
    public void A_mixer_has_no_connection_select()
    {
        _bench.Ask(FirstMixer, Verb.GetConnectionSelect());
        _bench.Ask(FirstMixer, Verb.SetConnectionSelect(1));

        Assert.Equal(2, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void The_only_connection_is_hard_wired()
    {
        _bench.Ask(FirstAdc, Verb.SetConnectionSelect(1));

        Assert.Equal(0u, _bench.Ask(FirstAdc, Verb.GetConnectionSelect()));
        Assert.Equal(0, _bench.Codec.UnknownVerbs);
    }

    [Theory]
    [InlineData(false, 0, 0x0504_0302)]
    [InlineData(false, 3, 0x0504_0302)]
    [InlineData(false, 4, 0x0000_8907)]
    [InlineData(false, 8, 0)]
    [InlineData(true, 0, 0x0003_0002)]
    [InlineData(true, 1, 0x0003_0002)]
    [InlineData(true, 5, 0x8009_0007)]
    public void A_connection_list_is_read_in_rows_and_the_index_is_rounded_down(bool isLong, byte index, uint entries)
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioSelector, ConnectionList = true }) with
        {
            Connections = [new(2), new(3), new(4), new(5), new(7), new(9, IsRange: true)],
            HasLongConnections = isLong,
        }));

        Assert.Equal(isLong ? 0x86u : 0x06u, bench.Parameter(0x02, ParameterId.ConnectionListLength));
        Assert.Equal(entries, bench.Ask(0x02, Verb.GetConnectionListEntry(index)));
    }

    [Fact]
    public void Connection_select_counts_the_nodes_of_a_range()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioSelector, ConnectionList = true }) with
        {
            Connections = [new(3), new(6, IsRange: true)],
        }));

        bench.Ask(0x02, Verb.SetConnectionSelect(3));
        bench.Ask(0x02, Verb.SetConnectionSelect(4));

        Assert.Equal(3u, bench.Ask(0x02, Verb.GetConnectionSelect()));
    }

    [Fact]
    public void Pin_control_takes_only_what_the_pin_can_do()
    {
        foreach ((byte pin, uint expected) in (ReadOnlySpan<(byte, uint)>)[(LineOut, 0x40), (Headphone, 0xC0), (Speaker, 0x40), (LineIn, 0x20)])
        {
            _bench.Ask(pin, Verb.SetPinControl(new PinControl(0xFF)));
            Assert.Equal(expected, _bench.Ask(pin, Verb.GetPinControl()));
        }
    }

    [Theory]
    [InlineData(0, 0x20)]
    [InlineData(1, 0x21)]
    [InlineData(2, 0x20)]
    [InlineData(3, 0x20)]
    [InlineData(4, 0x24)]
    [InlineData(5, 0x20)]
    [InlineData(6, 0x20)]
    [InlineData(7, 0x20)]
    public void A_reference_voltage_that_the_pin_does_not_have_leaves_high_impedance(byte reference, uint expected)
    {
        _bench.Ask(Microphone, Verb.SetPinControl(new PinControl { InEnable = true, VoltageReference = (VoltageReference)reference }));

        Assert.Equal(expected, _bench.Ask(Microphone, Verb.GetPinControl()));
    }

    [Fact]
    public void Eapd_is_there_only_on_pins_that_have_it_and_only_in_its_bits()
    {
        Assert.Equal(0u, _bench.Ask(Speaker, Verb.GetEapd()));
        _bench.Ask(Speaker, Verb.SetEapd(new EapdControl(0xFF)));
        Assert.Equal(0x02u, _bench.Ask(Speaker, Verb.GetEapd()));

        _bench.Ask(LineOut, Verb.SetEapd(new EapdControl(0xFF)));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetEapd()));
        Assert.Equal(2, _bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void Unsolicited_control_keeps_enable_and_six_bits_of_tag()
    {
        _bench.Ask(LineOut, Verb.SetUnsolicited(new UnsolicitedControl(0xFF)));

        Assert.Equal(0xBFu, _bench.Ask(LineOut, Verb.GetUnsolicited()));
    }

    [Fact]
    public void Presence_is_sensed_as_plugs_come_and_go()
    {
        Assert.Equal(0x8000_0000u, _bench.Ask(LineOut, Verb.GetPinSense()));

        _bench.Codec.Unplug(LineOut);
        Assert.False(_bench.Codec.IsPlugged(LineOut));
        Assert.Equal(0u, _bench.Ask(LineOut, Verb.GetPinSense()));

        _bench.Codec.Plug(LineOut);
        Assert.Equal(0x8000_0000u, _bench.Ask(LineOut, Verb.GetPinSense()));
    }

    [Fact]
    public void A_pin_that_needs_a_trigger_senses_only_then_and_measures_impedance()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(
            0x02,
            new WidgetCapabilities { Type = WidgetType.PinComplex },
            (ParameterId.PinCapabilities, new PinCapabilities { Output = true, PresenceDetect = true, TriggerRequired = true, ImpedanceSense = true }.Raw))));

        Assert.Equal(0x7FFF_FFFFu, bench.Ask(0x02, Verb.GetPinSense()));
        bench.Ask(0x02, Verb.TriggerPinSense());
        Assert.Equal(0x8000_0020u, bench.Ask(0x02, Verb.GetPinSense()));
        bench.Codec.Unplug(0x02);
        Assert.Equal(0xFFFF_FFFFu, bench.Ask(0x02, Verb.GetPinSense()));
        bench.Ask(0x02, Verb.TriggerPinSense());
        Assert.Equal(0x7FFF_FFFFu, bench.Ask(0x02, Verb.GetPinSense()));
    }

    [Fact]
    public void A_digital_converter_keeps_its_four_bytes_and_its_stripe_and_answers_both_get_verbs()
    {
        CodecBench bench = new(CustomCodec.Of(CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.AudioOutput, Digital = true, Stripe = true })));
        for (int part = 0; part < 4; part++)
            bench.Ask(0x02, Verb.SetDigitalConverter(part, new DigitalConverter(0x4433_2211)));
        bench.Ask(0x02, Verb.SetStripeControl(0xFE));

        Assert.Equal(0x4433_2211u, bench.Ask(0x02, Verb.GetDigitalConverter()));
        Assert.Equal(0x4433_2211u, bench.Ask(0x02, Verb.Create(VerbId.GetDigitalConverter2)));
        Assert.Equal(0x0070_0002u, bench.Ask(0x02, Verb.GetStripeControl()));
    }

    [Fact]
    public void Gpio_pins_that_are_enabled_as_outputs_read_their_latch_and_others_zero()
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.GpioCount] = new GpioCapabilities { Bidirectional = 4, Outputs = 2 }.Raw }, NodeDefaults.Empty));
        bench.Ask(Group, Verb.SetGpioData(0xFF));
        Assert.Equal(0u, bench.Ask(Group, Verb.GetGpioData()));
        bench.Ask(Group, Verb.SetGpioEnable(0xF7));
        bench.Ask(Group, Verb.SetGpioDirection(0x0E));
        bench.Ask(Group, Verb.SetGpoData(0xFF));

        Assert.Equal(0x06u, bench.Ask(Group, Verb.GetGpioData()));
        Assert.Equal(0x07u, bench.Ask(Group, Verb.GetGpioEnable()));
        Assert.Equal(0x03u, bench.Ask(Group, Verb.GetGpoData()));
        Assert.Equal(0, bench.Codec.UnknownVerbs);
        bench.Ask(Group, Verb.GetGpiData());
        Assert.Equal(1, bench.Codec.UnknownVerbs);
    }

    [Fact]
    public void A_beep_generator_and_a_volume_knob_keep_what_they_are_told()
    {
        CodecBench bench = new(CustomCodec.Of(
            CustomCodec.Widget(0x02, new WidgetCapabilities { Type = WidgetType.BeepGenerator }),
            CustomCodec.Widget(
                0x03, new WidgetCapabilities { Type = WidgetType.VolumeKnob }, (ParameterId.VolumeKnobCapabilities, new VolumeKnobCapabilities { Delta = true, StepCount = 127 }.Raw))));
        bench.Ask(0x02, Verb.SetBeep(0x33));
        bench.Ask(0x03, Verb.SetVolumeKnob(new VolumeKnob(0xFF)));
        bench.Ask(0x03, Verb.SetUnsolicited(new UnsolicitedControl(0x81)));

        Assert.Equal((0x33u, 0xFFu, 0x81u), (bench.Ask(0x02, Verb.GetBeep()), bench.Ask(0x03, Verb.GetVolumeKnob()), bench.Ask(0x03, Verb.GetUnsolicited())));
    }
}
