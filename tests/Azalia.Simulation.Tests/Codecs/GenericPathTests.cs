using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>The profile "generic": every step of a path is needed, one fact each.</summary>
public sealed class GenericPathTests
{
    private static readonly StreamFormat s_format = Format(48_000, 16, 2);
    private static readonly int[] s_samples = Noise(2 * 48, 16);

    private readonly CodecBench _bench = new();
    private readonly RecordingSink _lineOut = new();
    private readonly RecordingSink _speaker = new();
    private readonly RecordingSink _headphone = new();

    public GenericPathTests()
    {
        _bench.Codec.Attach(LineOut, _lineOut);
        _bench.Codec.Attach(Speaker, _speaker);
        _bench.Codec.Attach(Headphone, _headphone);
    }

    [Fact]
    public void An_open_path_is_heard_bit_for_bit()
    {
        _bench.OpenLineOut(s_format);

        Play();

        Assert.Equal(s_samples, _lineOut.Samples);
        Assert.Equal((48_000, 2, 1), (_lineOut.SampleRate, _lineOut.Channels, _lineOut.Calls));
    }

    [Fact]
    public void After_power_on_nothing_is_heard()
    {
        Play();

        AssertNotHeard(_lineOut);
        AssertNotHeard(_headphone);
        AssertNotHeard(_speaker);
    }

    [Fact]
    public void A_pin_that_was_not_enabled_is_silent()
    {
        _bench.OpenLineOut(s_format);
        _bench.Ask(LineOut, Verb.SetPinControl(default));

        Play();

        AssertNotHeard(_lineOut);
    }

    [Fact]
    public void A_muted_converter_is_heard_as_zeros()
    {
        _bench.OpenLineOut(s_format);
        _bench.SetOutput(FirstDac, UnityVolume, mute: true);

        Play();

        AssertZeros(_lineOut);
    }

    [Fact]
    public void A_muted_mixer_input_is_heard_as_zeros()
    {
        _bench.OpenLineOut(s_format);
        _bench.SetInput(FirstMixer, 0, UnityLevel, mute: true);

        Play();

        AssertZeros(_lineOut);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_side_can_be_muted_alone(int side)
    {
        _bench.OpenLineOut(s_format);
        _bench.SetOutput(FirstDac, UnityVolume, mute: true, left: side == 0, right: side == 1);

        Play();

        Assert.Equal(s_samples.Select((sample, i) => i % 2 == side ? 0 : sample), _lineOut.Samples);
    }

    [Theory]
    [InlineData(Group)]
    [InlineData(FirstDac)]
    [InlineData(FirstMixer)]
    [InlineData(LineOut)]
    public void A_node_of_the_path_that_is_powered_down_silences_it(byte node)
    {
        foreach (PowerState state in (ReadOnlySpan<PowerState>)[PowerState.D1, PowerState.D2, PowerState.D3])
        {
            CodecBench bench = new();
            bench.Codec.Attach(LineOut, _lineOut);
            bench.OpenLineOut(s_format);
            bench.Ask(node, Verb.SetPowerState(state));

            bench.Play(s_format, Packed(16, s_samples));

            AssertNotHeard(_lineOut);
        }
    }

    [Theory]
    [InlineData(Group)]
    [InlineData(FirstDac)]
    [InlineData(FirstMixer)]
    [InlineData(LineOut)]
    public void Each_node_of_the_path_powers_up_in_d3(byte node) =>
        Assert.Equal(PowerState.D3, new PowerStateReport(_bench.Ask(node, Verb.GetPowerState())).Actual);

    [Fact]
    public void A_converter_plays_only_its_stream_number()
    {
        _bench.OpenLineOut(s_format, stream: 2);

        Play(stream: 1);
        AssertNotHeard(_lineOut);

        Play(stream: 2);
        Assert.Equal(s_samples, _lineOut.Samples);
    }

    [Fact]
    public void A_converter_without_a_stream_is_silent()
    {
        _bench.OpenLineOut(s_format);
        _bench.Ask(FirstDac, Verb.SetStreamChannel(0, 0));

        Play();

        AssertNotHeard(_lineOut);
    }

    [Fact]
    public void A_converter_of_another_format_is_silent()
    {
        _bench.OpenLineOut(s_format);
        foreach (StreamFormat other in (StreamFormat[])[Format(44_100, 16, 2), Format(48_000, 24, 2), Format(48_000, 16, 1), s_format with { IsNonPcm = true }])
        {
            _bench.Ask(FirstDac, Verb.SetConverterFormat(other));

            Play();

            AssertNotHeard(_lineOut);
        }
    }

    [Fact]
    public void The_format_after_power_on_is_one_that_no_converter_plays()
    {
        StreamFormat initial = new((ushort)_bench.Ask(FirstDac, Verb.GetConverterFormat()));
        _bench.OpenLineOut(initial);

        _bench.Play(initial, [0x00, 0x40, 0xC0]);

        AssertNotHeard(_lineOut);
    }

    [Fact]
    public void Line_out_listens_to_the_second_mixer_until_the_first_is_selected()
    {
        _bench.OpenLineOut(s_format);
        _bench.Ask(LineOut, Verb.SetConnectionSelect(0));

        Play();
        AssertNotHeard(_lineOut);

        _bench.Ask(LineOut, Verb.SetConnectionSelect(1));
        Play();
        Assert.Equal(s_samples, _lineOut.Samples);
    }

    [Fact]
    public void A_speaker_without_power_for_its_amplifier_is_silent()
    {
        _bench.OpenLineOut(s_format);
        _bench.Power(Speaker);
        _bench.Ask(Speaker, Verb.SetPinControl(new PinControl { OutEnable = true }));

        Play();
        AssertNotHeard(_speaker);

        _bench.Ask(Speaker, Verb.SetEapd(new EapdControl { ExternalAmplifierPower = true }));
        Play();
        Assert.Equal(s_samples, _speaker.Samples);
    }

    [Fact]
    public void Two_pins_hear_the_same_converter()
    {
        _bench.OpenLineOut(s_format);
        _bench.Power(Headphone);
        _bench.Ask(Headphone, Verb.SetPinControl(new PinControl { OutEnable = true, HeadphoneEnable = true }));

        Play();

        Assert.Equal(s_samples, _lineOut.Samples);
        Assert.Equal(s_samples, _headphone.Samples);
    }

    [Fact]
    public void A_verb_takes_effect_between_two_frames_even_in_a_run_that_was_not_ended()
    {
        _bench.OpenLineOut(s_format);

        _bench.Render(s_format, Packed(16, s_samples));
        _bench.SetOutput(FirstDac, UnityVolume, mute: true);
        Assert.Equal(s_samples, _lineOut.Samples);

        Play();
        Assert.Equal([.. s_samples, .. new int[s_samples.Length]], _lineOut.Samples);
    }

    [Fact]
    public void Ending_a_run_twice_speaks_once()
    {
        _bench.OpenLineOut(s_format);

        Play();
        _bench.EndBlock();

        Assert.Equal(1, _lineOut.Calls);
    }

    [Fact]
    public void A_pin_that_nobody_hears_any_more_costs_nothing_and_one_that_is_attached_again_is_heard()
    {
        _bench.OpenLineOut(s_format);

        _bench.Codec.Detach(LineOut);
        Play();
        AssertNotHeard(_lineOut);

        _bench.Codec.Attach(LineOut, _lineOut);
        Play();
        Assert.Equal(s_samples, _lineOut.Samples);
    }

    private void Play(byte stream = 1) => _bench.Play(s_format, Packed(16, s_samples), stream);

    private static void AssertNotHeard(RecordingSink sink) => Assert.Equal(0, sink.Calls);

    private static void AssertZeros(RecordingSink sink) => Assert.Equal(new int[s_samples.Length], sink.Samples);
}
