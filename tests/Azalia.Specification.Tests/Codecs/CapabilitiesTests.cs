using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Codecs;

public sealed class CapabilitiesTests
{
    [Fact]
    public void Parameters_have_their_documented_numbers() => Assert.Equal(
        [0x00, 0x01, 0x02, 0x04, 0x05, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x15, 0x20],
        Enum.GetValues<ParameterId>().Select(id => (int)id));

    [Theory]
    [InlineData(ParameterId.SubordinateNodes, 0x04)]
    [InlineData(ParameterId.WidgetCapabilities, 0x09)]
    [InlineData(ParameterId.PcmCapabilities, 0x0A)]
    [InlineData(ParameterId.PinCapabilities, 0x0C)]
    [InlineData(ParameterId.InputAmplifierCapabilities, 0x0D)]
    [InlineData(ParameterId.ConnectionListLength, 0x0E)]
    [InlineData(ParameterId.OutputAmplifierCapabilities, 0x12)]
    public void A_parameter_has_its_number(ParameterId id, int number) => Assert.Equal(number, (int)id);

    [Fact]
    public void Widgets_have_their_documented_types()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 0xF], Enum.GetValues<WidgetType>().Select(type => (int)type));
        Assert.Equal(
            (0, 1, 2, 3, 4),
            ((int)WidgetType.AudioOutput, (int)WidgetType.AudioInput, (int)WidgetType.AudioMixer, (int)WidgetType.AudioSelector, (int)WidgetType.PinComplex));
    }

    [Theory]
    [InlineData(0x0000_0000u, 1)]
    [InlineData(0x0000_0001u, 2)]
    [InlineData(0x0000_6001u, 8)]
    [InlineData(0x0000_E001u, 16)]
    public void The_channel_count_is_in_two_places(uint raw, int channels)
    {
        Assert.Equal(channels, new WidgetCapabilities(raw).Channels);
        Assert.Equal(raw, new WidgetCapabilities { Channels = channels }.Raw);
    }

    [Fact]
    public void Changing_the_channel_count_leaves_the_rest() => Property.Holds(Property.UInt32, raw =>
        (new WidgetCapabilities(raw) with { Channels = 6 }).Raw == (raw & ~0xE001u | 2u << 13 | 1));

    [Fact]
    public void Rates_and_widths_have_their_documented_bits()
    {
        PcmCapabilities all = PcmCapabilities.Of(PcmCapabilities.Rates, PcmCapabilities.BitDepths);

        Assert.Equal(0x001F_0FFFu, all.Raw);
        Assert.Equal([8000, 11025, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000, 384000], PcmCapabilities.Rates.ToArray());
        Assert.Equal([8, 16, 20, 24, 32], PcmCapabilities.BitDepths.ToArray());
    }

    [Theory]
    [InlineData(0x0002_01FC, 48_000, 16, true)]   // The emulator's codec: 16 kHz to 96 kHz, 16 bits.
    [InlineData(0x0002_01FC, 16_000, 16, true)]
    [InlineData(0x0002_01FC, 96_000, 16, true)]
    [InlineData(0x0002_01FC, 11_025, 16, false)]
    [InlineData(0x0002_01FC, 176_400, 16, false)]
    [InlineData(0x0002_01FC, 48_000, 24, false)]
    [InlineData(0x001F_0FFF, 9_600, 16, false)]   // A rate without a bit.
    public void A_format_needs_its_rate_and_its_width(uint raw, int rate, int bits, bool isSupported)
    {
        Assert.True(StreamFormat.TryCreate(rate, bits, 2, out StreamFormat format));
        Assert.Equal(isSupported, new PcmCapabilities(raw).Supports(format));
    }

    [Fact]
    public void A_rate_or_width_without_a_bit_cannot_be_claimed()
    {
        Assert.Throws<ArgumentException>(() => PcmCapabilities.Of([9_600], [16]));
        Assert.Throws<ArgumentException>(() => PcmCapabilities.Of([48_000], [12]));
    }

    [Theory]
    [InlineData(VoltageReference.HighImpedance, 8)]
    [InlineData(VoltageReference.Percent50, 9)]
    [InlineData(VoltageReference.Ground, 10)]
    [InlineData(VoltageReference.Percent80, 12)]
    [InlineData(VoltageReference.Percent100, 13)]
    public void A_reference_voltage_has_its_capability_bit(VoltageReference reference, int bit)
    {
        Assert.True(new PinCapabilities(1u << bit).Supports(reference));
        Assert.False(new PinCapabilities(~(1u << bit)).Supports(reference));
    }

    [Fact]
    public void Gains_are_quarters_of_a_decibel_around_the_offset()
    {
        // Mute, steps of 1 dB, 4Ah steps, all of them below 0 dB.
        AmplifierCapabilities amplifier = new(0x8003_4A4A);

        Assert.Equal((true, 1.0), (amplifier.Mute, amplifier.StepDecibels));
        Assert.Equal((-74.0, 0.0, -10.0), (amplifier.MinimumDecibels, amplifier.MaximumDecibels, amplifier.DecibelsOf(0x40)));
    }

    [Theory]
    [InlineData(0.0, 0x4A)]
    [InlineData(12.0, 0x4A)]
    [InlineData(-200.0, 0)]
    [InlineData(-9.6, 0x40)]
    [InlineData(-9.5, 0x41)]
    public void The_nearest_gain_is_within_the_steps(double decibels, int gain) =>
        Assert.Equal(gain, new AmplifierCapabilities(0x8003_4A4A).GainOf(decibels));

    [Fact]
    public void Every_gain_is_the_nearest_to_its_own_decibels() => Property.Holds(Property.UInt32, raw =>
    {
        AmplifierCapabilities amplifier = new(raw);
        return Enumerable.Range(0, amplifier.StepCount + 1).All(gain => amplifier.GainOf(amplifier.DecibelsOf(gain)) == gain);
    });

    [Theory]
    [InlineData(0x0000_0000u, true, false, true, false)] // A node that names none has D0 and D3.
    [InlineData(0x0000_0009u, true, false, true, false)]
    [InlineData(0xE000_0011u, true, false, false, true)]
    public void A_node_is_in_states_that_it_names(uint raw, bool d0, bool d1, bool d3, bool d3Cold)
    {
        PowerStateCapabilities states = new(raw);

        Assert.Equal(
            (d0, d1, d3, d3Cold),
            (states.Supports(PowerState.D0), states.Supports(PowerState.D1), states.Supports(PowerState.D3), states.Supports(PowerState.D3Cold)));
    }

    [Fact]
    public void A_power_state_that_does_not_exist_is_not_supported() =>
        Assert.False(new PowerStateCapabilities(uint.MaxValue).Supports((PowerState)5));

    [Fact]
    public void Text_shows_what_is_set() => Assert.Equal(
        "WidgetCapabilities { Type = PinComplex, Channels = 2, ConnectionList = True, OutputAmplifier = True }",
        new WidgetCapabilities { Type = WidgetType.PinComplex, Channels = 2, ConnectionList = true, OutputAmplifier = true }.ToString());
}
