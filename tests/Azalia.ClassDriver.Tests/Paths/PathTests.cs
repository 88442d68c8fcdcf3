using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Paths;

public sealed class PathTests
{
    [Fact]
    public void Each_output_of_the_generic_codec_has_a_path_and_as_many_as_possible_a_converter_of_their_own()
    {
        using FakeDriver driver = new();

        Assert.Equal("Converter 02h -> Mixer 06h -> Pin 08h", driver["line-out"].Path);
        Assert.Equal("Converter 03h -> Mixer 07h -> Pin 09h", driver["headphone"].Path);
        Assert.Equal("Converter 02h -> Mixer 06h -> Pin 0Ah", driver["speaker"].Path);
    }

    [Fact]
    public void Each_input_of_the_generic_codec_has_a_path_to_a_converter_of_its_own()
    {
        using FakeDriver driver = new();

        Assert.Equal("Pin 0Bh -> Converter 05h", driver["microphone"].Path);
        Assert.Equal("Pin 0Ch -> Selector 0Dh -> Converter 04h", driver["line-in"].Path);
    }

    [Fact]
    public void The_shortest_way_is_taken()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Converter(3).Mixer(4, 2).Mixer(5, 4).Output(6, DefaultDevice.LineOut, 5, 3).Build());

        Assert.Equal("Converter 03h -> Pin 06h", driver["line-out"].Path);
    }

    [Fact]
    public void A_converter_of_ones_own_is_worth_a_longer_way()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Converter(3).Mixer(4, 3)
            .Output(5, DefaultDevice.LineOut, 2).Output(6, DefaultDevice.Speaker, 2, 4).Build());

        Assert.Equal("Converter 02h -> Pin 05h", driver["line-out"].Path);
        Assert.Equal("Converter 03h -> Mixer 04h -> Pin 06h", driver["speaker"].Path);
    }

    [Fact]
    public void Between_equals_the_lowest_converter_is_taken()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Converter(3).Output(4, DefaultDevice.LineOut, 3, 2).Build());

        Assert.Equal("Converter 02h -> Pin 04h", driver["line-out"].Path);
    }

    [Fact]
    public void A_loop_of_mixers_ends()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Mixer(3, 4, 3).Mixer(4, 3, 5).Selector(5, 4, 2).Output(6, DefaultDevice.LineOut, 3).Build());

        Assert.Equal("Converter 02h -> Selector 05h -> Mixer 04h -> Mixer 03h -> Pin 06h", driver["line-out"].Path);
    }

    [Fact]
    public void A_pin_that_no_converter_reaches_is_no_endpoint()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Mixer(3, 5).InputConverter(4, 5).Input(5, DefaultDevice.MicrophoneIn).Output(6, DefaultDevice.LineOut, 3, 4).Build());

        Assert.Equal(["microphone"], driver.Endpoints.Select(static endpoint => endpoint.Id));
    }

    [Fact]
    public void The_same_codec_gets_the_same_paths_each_time()
    {
        using FakeDriver first = new();
        using FakeDriver second = new();

        Assert.Equal(first.Endpoints.Select(static endpoint => endpoint.Path), second.Endpoints.Select(static endpoint => endpoint.Path));
    }

    [Fact]
    public void The_line_out_of_the_generic_codec_opens_step_by_step()
    {
        using FakeDriver driver = new();

        Assert.Equal(
            [
                "01 SetPowerState(0x00)",
                "02 SetPowerState(0x00)",
                "06 SetPowerState(0x00)",
                "08 SetPowerState(0x00)",
                "08 SetConnectionSelect(0x01)",
                "02 SetAmplifier(0xB07F)",  // output, both sides, 0 dB
                "06 SetAmplifier(0x7017)",  // input 0, both sides, 0 dB
                "06 SetAmplifier(0x7197)",  // input 1, the monitor, muted
                "08 SetPinControl(0x40)",
            ],
            StepsOf(driver["line-out"]));
    }

    [Fact]
    public void A_headphone_pin_that_can_drive_one_does()
    {
        using FakeDriver driver = new();

        Assert.Equal("09 SetPinControl(0xC0)", StepsOf(driver["headphone"]).Last());
    }

    [Fact]
    public void A_line_out_that_could_drive_a_headphone_does_not()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Pin(3, DefaultDevice.LineOut, new PinCapabilities { Output = true, HeadphoneDrive = true }, 2).Build());

        Assert.Equal("03 SetPinControl(0x40)", StepsOf(driver["line-out"]).Last());
    }

    [Fact]
    public void A_pin_with_an_external_amplifier_powers_it_last()
    {
        using FakeDriver driver = new();

        Assert.Equal(["0A SetPinControl(0x40)", "0A SetEapd(0x02)"], StepsOf(driver["speaker"]).TakeLast(2));
    }

    [Fact]
    public void A_list_of_one_is_hard_wired_and_not_selected()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Output(3, DefaultDevice.LineOut, 2).Build());

        Assert.DoesNotContain(StepsOf(driver["line-out"]), static step => step.Contains("ConnectionSelect", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mixer_sums_and_is_not_selected()
    {
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Converter(3).Mixer(4, 3, 2).Output(5, DefaultDevice.LineOut, 4).Build());

        Assert.Equal(
            ["04 SetAmplifier(0x7097)", "04 SetAmplifier(0x7117)"],
            StepsOf(driver["line-out"]).Where(static step => step.StartsWith("04", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mixer_that_cannot_mute_turns_its_other_inputs_down_as_far_as_they_go()
    {
        AmplifierCapabilities cannotMute = new() { StepSize = 5, StepCount = 31, Offset = 23 };
        using FakeDriver driver = new(new CodecBuilder().Converter(2).Converter(3)
            .Add(
                4,
                new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true, InputAmplifier = true, AmplifierOverride = true },
                [3, 2],
                (ParameterId.InputAmplifierCapabilities, cannotMute.Raw))
            .Output(5, DefaultDevice.LineOut, 4).Build());

        Assert.Equal(
            ["04 SetAmplifier(0x7000)", "04 SetAmplifier(0x7117)"],
            StepsOf(driver["line-out"]).Where(static step => step.StartsWith("04", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_selector_listens_to_the_path_and_opens_its_amplifier_whether_it_has_one_or_one_for_each()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Input(3, DefaultDevice.LineIn).With(new WidgetCapabilities { InputAmplifier = true }).Selector(4, 3, 2)
            .Output(5, DefaultDevice.LineOut, 4).Build());

        Assert.Equal(
            ["04 SetConnectionSelect(0x01)", "04 SetAmplifier(0x7017)", "04 SetAmplifier(0x7117)"],
            StepsOf(driver["line-out"]).Where(static step => step.StartsWith("04", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_gain_that_has_no_zero_decibels_is_the_nearest_to_it()
    {
        AmplifierCapabilities onlySoft = new() { StepSize = 3, StepCount = 10, Offset = 0x40 };
        using FakeDriver driver = new(new CodecBuilder()
            .Add(
                2,
                new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, OutputAmplifier = true, AmplifierOverride = true },
                null,
                (ParameterId.OutputAmplifierCapabilities, onlySoft.Raw))
            .Output(3, DefaultDevice.LineOut, 2).Build());

        Assert.Contains("02 SetAmplifier(0xB00A)", StepsOf(driver["line-out"]));
    }

    [Fact]
    public void The_input_amplifier_of_an_output_pin_is_left_alone()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).With(new WidgetCapabilities { InputAmplifier = true, OutputAmplifier = true }).Output(3, DefaultDevice.LineOut, 2).Build());

        Assert.Equal(
            ["03 SetAmplifier(0xB017)"],
            StepsOf(driver["line-out"]).Where(static step => step.Contains("SetAmplifier", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_microphone_of_the_generic_codec_opens_step_by_step()
    {
        using FakeDriver driver = new();

        Assert.Equal(
            [
                "01 SetPowerState(0x00)",
                "0B SetPowerState(0x00)",
                "05 SetPowerState(0x00)",
                "05 SetConnectionSelect(0x01)",
                "0B SetAmplifier(0x7000)",  // the preamplifier, 0 dB
                "05 SetAmplifier(0x7017)",  // one for all connections
                "05 SetAmplifier(0x7117)",  // or one for each
                "0B SetPinControl(0x24)",   // input, 80 %
            ],
            StepsOf(driver["microphone"]));
    }

    [Theory]
    [InlineData(VoltageReference.Percent50, VoltageReference.Percent80, "0x24")]
    [InlineData(VoltageReference.Percent50, VoltageReference.Percent100, "0x21")]
    [InlineData(VoltageReference.Ground, VoltageReference.Percent100, "0x25")]
    [InlineData(VoltageReference.Ground, VoltageReference.HighImpedance, "0x20")]
    public void A_microphone_gets_the_best_reference_voltage_that_its_pin_has(VoltageReference one, VoltageReference other, string control)
    {
        PinCapabilities pin = new() { Input = true, VoltageReferences = (byte)(1 << (int)one | 1 << (int)other) };
        using FakeDriver driver = new(new CodecBuilder().InputConverter(2, 3).Pin(3, DefaultDevice.MicrophoneIn, pin).Build());

        Assert.Equal($"03 SetPinControl({control})", StepsOf(driver["microphone"]).Last());
    }

    [Fact]
    public void A_line_in_gets_no_reference_voltage()
    {
        PinCapabilities pin = new() { Input = true, VoltageReferences = 0xFF };
        using FakeDriver driver = new(new CodecBuilder().InputConverter(2, 3).Pin(3, DefaultDevice.LineIn, pin).Build());

        Assert.Equal("03 SetPinControl(0x20)", StepsOf(driver["line-in"]).Last());
    }

    [Fact]
    public void A_power_widget_that_holds_a_widget_of_the_path_is_powered()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Output(3, DefaultDevice.LineOut, 2)
            .With(new WidgetCapabilities { PowerControl = true }).Add(4, new WidgetCapabilities { Type = WidgetType.Power }, [3])
            .With(new WidgetCapabilities { PowerControl = true }).Add(5, new WidgetCapabilities { Type = WidgetType.Power }, [9]).Build());

        Assert.Equal(
            ["01 SetPowerState(0x00)", "04 SetPowerState(0x00)"],
            StepsOf(driver["line-out"]).Where(static step => step.Contains("SetPowerState", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_converter_that_could_swap_left_and_right_does_not()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .With(new WidgetCapabilities { LeftRightSwap = true }).Converter(2).Output(3, DefaultDevice.LineOut, 2).Build());

        Assert.Contains("02 SetEapd(0x00)", StepsOf(driver["line-out"]));
    }

    [Fact]
    public void A_digital_converter_is_enabled_as_plain_PCM_without_copyright()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .With(new WidgetCapabilities { Digital = true }).Converter(2)
            .With(new WidgetCapabilities { Digital = true }).Output(3, DefaultDevice.SpdifOut, 2).Build());

        Assert.Equal(["02 SetDigitalConverter1(0x11)", "03 SetPinControl(0x40)"], StepsOf(driver["spdif-out"]).TakeLast(2));
    }

    [Fact]
    public void A_digital_pin_has_a_digital_converter_before_a_nearer_one_that_is_not()
    {
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).With(new WidgetCapabilities { Digital = true }).Converter(3).Mixer(4, 3)
            .With(new WidgetCapabilities { Digital = true }).Output(5, DefaultDevice.SpdifOut, 2, 4).Build());

        Assert.Equal(3, driver["spdif-out"].ConverterNode);
    }

    [Fact]
    public void A_way_on_which_the_sound_is_heard_once_comes_before_a_shorter_one_on_which_it_is_heard_twice()
    {
        // 04h sums the converter with itself, by way of 05h, and has no mutes.
        WidgetCapabilities mixer = new() { Type = WidgetType.AudioMixer, Stereo = true };
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2).Converter(3).Add(4, mixer, [2, 5]).Add(5, mixer, [2]).Selector(6, 3).Selector(7, 6)
            .Output(8, DefaultDevice.LineOut, 4, 7).Build());

        Assert.Equal(3, driver["line-out"].ConverterNode);
    }

    [Fact]
    public void An_alternative_converter_must_carry_the_format()
    {
        (ParameterId, uint) only44 = (ParameterId.PcmCapabilities, PcmCapabilities.Of([44_100], [16]).Raw);
        using FakeDriver driver = new(new CodecBuilder()
            .Converter(2)
            .Add(3, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true, FormatOverride = true }, null, only44)
            .Output(4, DefaultDevice.LineOut, 2, 3).Output(5, DefaultDevice.HeadphoneOut, 2).Build());
        using WaveRT.Port.WaveRTPin headphone = driver.Open(number: 1);

        // Line out's own converter is taken, and the other one has 44.1 kHz only.
        Assert.Equal(NtStatus.InsufficientResources, driver.TryOpen(out _, number: 0));
        driver.Open(FakeDriver.Dvd with { SampleRate = 44_100 }, number: 0).Dispose();
    }

    private static IEnumerable<string> StepsOf(Endpoint endpoint) =>
        endpoint.Preferred.Steps.Select(static step => $"{step.NodeId:X2} {step.Verb}");
}
