using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using FsCheck;
using FsCheck.Fluent;
using static Azalia.Simulation.Tests.Codecs.CodecBench;

namespace Azalia.Simulation.Tests.Codecs;

public sealed class PlaybackTests
{
    private readonly CodecBench _bench = new();
    private readonly RecordingSink _sink = new();

    public PlaybackTests() => _bench.Codec.Attach(LineOut, _sink);

    public static TheoryData<int, int, int> EveryGenericFormat
    {
        get
        {
            TheoryData<int, int, int> formats = [];
            foreach (int rate in SampleRates.Common)
            {
                foreach (int bits in (ReadOnlySpan<int>)[16, 20, 24, 32])
                {
                    formats.Add(rate, bits, 1);
                    formats.Add(rate, bits, 2);
                }
            }
            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(EveryGenericFormat))]
    public void Every_format_of_the_capabilities_is_heard_bit_for_bit_in_its_own_rate_and_channels(int rate, int bits, int channels)
    {
        StreamFormat format = Format(rate, bits, channels);
        int[] samples = Noise(1_001 * channels, bits);
        _bench.OpenLineOut(format);

        _bench.Play(format, Packed(bits, samples));

        Assert.Equal(samples, _sink.Samples);
        Assert.Equal((rate, channels), (_sink.SampleRate, _sink.Channels));
    }

    [Theory]
    [InlineData(8_000, 8, 2)]
    [InlineData(48_000, 8, 1)]
    [InlineData(48_000, 16, 2)]
    public void The_minimal_codec_plays_with_nothing_but_stream_and_format(int rate, int bits, int channels)
    {
        CodecBench bench = new(CodecProfiles.Minimal);
        bench.Codec.Attach(0x03, _sink);
        StreamFormat format = Format(rate, bits, channels);
        int[] samples = Noise(77 * channels, bits);
        bench.Ask(0x02, Verb.SetConverterFormat(format));
        bench.Ask(0x02, Verb.SetStreamChannel(5, 0));

        bench.Play(format, Packed(bits, samples), stream: 5);

        Assert.Equal(samples, _sink.Samples);
    }

    [Theory]
    [InlineData(48_000, 8)]
    [InlineData(24_000, 16)]
    [InlineData(144_000, 16)]
    public void A_format_outside_of_the_capabilities_is_not_played(int rate, int bits)
    {
        StreamFormat format = Format(rate, bits, 2);
        _bench.OpenLineOut(format);

        _bench.Play(format, new byte[format.BytesPerFrame * 10]);

        Assert.Equal(0, _sink.Calls);
    }

    [Fact]
    public void A_stream_that_is_no_pcm_is_not_played()
    {
        StreamFormat format = Format(48_000, 16, 2) with { IsNonPcm = true };
        _bench.OpenLineOut(format);

        _bench.Play(format, new byte[400]);

        Assert.Equal(0, _sink.Calls);
    }

    [Fact]
    public void A_converter_that_takes_no_pcm_plays_none()
    {
        CodecBench bench = new(CustomCodec.Of(
            new Dictionary<ParameterId, uint> { [ParameterId.StreamFormats] = new StreamFormatCapabilities { Ac3 = true }.Raw },
            NodeDefaults.Empty,
            CustomCodec.Widget(FirstDac, new WidgetCapabilities { Type = WidgetType.AudioOutput, Stereo = true }),
            CustomCodec.Widget(
                0x03, new WidgetCapabilities { Type = WidgetType.PinComplex, Stereo = true, ConnectionList = true }, (ParameterId.PinCapabilities, new PinCapabilities { Output = true }.Raw)) with
            {
                Connections = [new(FirstDac)],
                Defaults = new NodeDefaults { PinControl = new PinControl { OutEnable = true } },
            }));
        bench.Codec.Attach(0x03, _sink);
        bench.Ask(FirstDac, Verb.SetConverterFormat(Format(48_000, 16, 2)));
        bench.Ask(FirstDac, Verb.SetStreamChannel(1, 0));

        bench.Play(Format(48_000, 16, 2), new byte[400]);

        Assert.Equal(0, _sink.Calls);
    }

    [Fact]
    public void A_converter_takes_its_channels_from_the_middle_of_a_frame()
    {
        StreamFormat format = Format(48_000, 16, 6);
        int[] samples = Noise(6 * 100, 16);
        _bench.OpenLineOut(format, channel: 2);

        _bench.Play(format, Packed(16, samples));

        Assert.Equal(samples.Where((_, i) => i % 6 is 2 or 3), _sink.Samples);
    }

    [Fact]
    public void A_stereo_converter_at_the_last_channel_takes_one()
    {
        StreamFormat format = Format(48_000, 16, 3);
        int[] samples = Noise(3 * 100, 16);
        _bench.OpenLineOut(format, channel: 2);

        _bench.Play(format, Packed(16, samples));

        Assert.Equal(1, _sink.Channels);
        Assert.Equal(samples.Where((_, i) => i % 3 == 2), _sink.Samples);
    }

    [Fact]
    public void A_converter_whose_channel_the_stream_does_not_have_is_silent()
    {
        StreamFormat format = Format(48_000, 16, 2);
        _bench.OpenLineOut(format, channel: 2);

        _bench.Play(format, new byte[400]);

        Assert.Equal(0, _sink.Calls);
    }

    [Fact]
    public void Bits_that_do_not_travel_on_the_link_are_not_heard()
    {
        StreamFormat format = Format(48_000, 20, 1);
        _bench.OpenLineOut(format);

        _bench.Play(format, Packed(32, 0x1234_5FFF, unchecked((int)0xFFFF_FFFF)));

        Assert.Equal([0x1234_5000, unchecked((int)0xFFFF_F000)], _sink.Samples);
    }

    [Fact]
    public void However_a_stream_is_cut_into_runs_the_pin_hears_the_same()
    {
        StreamFormat format = Format(44_100, 24, 2);
        int[] samples = Noise(2 * 3_000, 24);
        byte[] bytes = Packed(24, samples);
        _bench.OpenLineOut(format);
        _bench.SetOutput(FirstDac, UnityVolume - 7);
        _bench.Play(format, bytes);
        int[] whole = [.. _sink.Samples];
        _sink.Samples.Clear();

        int start = 0;
        for (int frames = 1; start < bytes.Length; frames = frames * 3 % 517 + 1)
        {
            int length = Math.Min(frames * format.BytesPerFrame, bytes.Length - start);
            _bench.Play(format, bytes[start..(start + length)]);
            start += length;
        }

        Assert.Equal(whole, _sink.Samples);
    }

    [Fact]
    public void Volume_and_level_multiply_as_the_formula_of_the_decibels_says() =>
        Prop.ForAll(
            Gen.Choose(0, 127).ToArbitrary(), Gen.Choose(0, 127).ToArbitrary(), Gen.Choose(0, 31).ToArbitrary(),
            (volumeLeft, volumeRight, level) =>
            {
                CodecBench bench = new();
                RecordingSink sink = new();
                bench.Codec.Attach(LineOut, sink);
                StreamFormat format = Format(96_000, 32, 2);
                int[] samples = Noise(2 * 33, 32, (uint)(volumeLeft * 128 + volumeRight));
                bench.OpenLineOut(format);
                bench.SetOutput(FirstDac, (byte)volumeLeft, right: false);
                bench.SetOutput(FirstDac, (byte)volumeRight, left: false);
                bench.SetInput(FirstMixer, 0, (byte)level);

                bench.Play(format, Packed(32, samples));

                double levelDecibels = (level - 23) * 1.5;
                double left = Math.Pow(10, ((volumeLeft - 127) * 0.5 + levelDecibels) / 20);
                double right = Math.Pow(10, ((volumeRight - 127) * 0.5 + levelDecibels) / 20);
                return samples.Select((sample, i) => Math.Clamp(sample * (i % 2 == 0 ? left : right), int.MinValue, int.MaxValue))
                    .Zip(sink.Samples)
                    .All(pair => Math.Abs(pair.First - pair.Second) < 0.500_01);
            }).MustHold();

    [Fact]
    public void Gain_in_one_place_and_the_same_attenuation_in_another_is_bit_exact()
    {
        StreamFormat format = Format(48_000, 32, 2);
        int[] samples = Noise(2 * 100, 32);
        _bench.OpenLineOut(format);
        _bench.SetOutput(FirstDac, UnityVolume - 12);
        _bench.SetInput(FirstMixer, 0, UnityLevel + 4);

        _bench.Play(format, Packed(32, samples));

        Assert.Equal(samples, _sink.Samples);
    }

    [Fact]
    public void Too_much_gain_is_limited_to_full_scale()
    {
        StreamFormat format = Format(48_000, 16, 2);
        _bench.OpenLineOut(format);
        _bench.SetInput(FirstMixer, 0, UnityLevel + 8);

        _bench.Play(format, Packed(16, int.MinValue, 0x7FFF_0000, 0x4000_0000, -0x4000_0000));

        Assert.Equal([int.MinValue, int.MaxValue, int.MaxValue, int.MinValue], _sink.Samples);
    }
}
