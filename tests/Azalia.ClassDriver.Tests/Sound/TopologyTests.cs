using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Tests.Fakes;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>Codecs of many kinds, from the driver's first verb to what is heard at their pins.</summary>
public sealed class TopologyTests
{
    public static TheoryData<string> EveryCodec => [.. Codecs.All.Keys];

    [Theory]
    [MemberData(nameof(EveryCodec))]
    public void Every_output_is_heard_exactly_with_every_count_of_channels(string name)
    {
        using CodecStage stage = new(Codecs.All[name]());
        Assert.Contains(stage.Driver.Endpoints, static endpoint => endpoint.Direction == EndpointDirection.Render);
        for (int endpoint = 0; endpoint < stage.Driver.Endpoints.Count; endpoint++)
        {
            if (stage.Driver.Endpoints[endpoint].Direction == EndpointDirection.Capture)
                continue;

            for (int channels = 1; channels <= stage.Driver.Endpoints[endpoint].Formats.MaximumChannels; channels++)
            {
                int[] noise = CodecStage.Noise(channels, seed: endpoint + channels);
                List<PinEar> ears = stage.Play(endpoint, channels, noise);
                Assert.True(stage.IsExact(endpoint, channels, noise, ears), $"{stage.Driver.Endpoints[endpoint].Name} with {channels} channels");
            }
        }
    }

    [Fact]
    public void Line_outs_of_one_association_are_one_endpoint_with_a_converter_for_each()
    {
        using CodecStage stage = new(Codecs.EightChannels());
        Endpoint room = stage.Driver.Endpoints[stage.IndexOf("line-out")];

        Assert.Equal("Line Out 7.1, 1/8\" jack, rear", room.Name);
        Assert.Equal(8, room.Formats.MaximumChannels);
        Assert.Equal(
            [(0x10, 0, "front"), (0x11, 2, "center and LFE"), (0x12, 4, "rear"), (0x13, 6, "side")],
            room.Pins.Select(static pin => ((int)pin.PinNode, pin.FirstChannel, pin.Position)));
        Assert.Equal(4, room.Pins.Select(static pin => pin.ConverterNode).Distinct().Count());
    }

    [Fact]
    public void A_way_beside_an_entry_that_is_no_node_is_heard()
    {
        using CodecStage stage = new(new CodecBuilder().Converter(2).Selector(3, 0, 2).Output(4, DefaultDevice.Speaker, 3).Build());
        int[] noise = CodecStage.Noise(2, seed: 5);

        Assert.True(stage.IsExact(0, 2, noise, stage.Play(0, 2, noise)));
    }

    // The mixer cannot mute the first converter, which the second pin would therefore silence.
    [Fact]
    public void A_pin_whose_way_would_silence_another_of_its_group_is_an_endpoint_by_itself()
    {
        PinCapabilities output = new() { Output = true };
        using CodecStage stage = new(new CodecBuilder()
            .With(new WidgetCapabilities { OutputAmplifier = true }).Converter(2).Converter(3)
            .Add(4, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true }, [2, 3])
            .Pin(5, output, new ConfigurationDefault { Device = DefaultDevice.LineOut, Association = 1 }, 2)
            .Pin(6, output, new ConfigurationDefault { Device = DefaultDevice.LineOut, Association = 1, Sequence = 1 }, 4)
            .Build());

        Assert.Equal(2, stage.Driver.Endpoints.Count);
        for (int endpoint = 0; endpoint < 2; endpoint++)
        {
            int[] noise = CodecStage.Noise(2, seed: endpoint);
            Assert.True(stage.IsExact(endpoint, 2, noise, stage.Play(endpoint, 2, noise)));
        }
    }

    [Fact]
    public void Pins_without_a_converter_of_their_own_are_endpoints_by_themselves()
    {
        ConfigurationDefault[] places = [.. Enumerable.Range(0, 3).Select(static i => new ConfigurationDefault
        {
            Device = DefaultDevice.LineOut,
            Association = 1,
            Sequence = (byte)i,
        })];
        PinCapabilities output = new() { Output = true };
        using CodecStage stage = new(new CodecBuilder().Converter(2).Converter(3)
            .Pin(4, output, places[0], 2, 3).Pin(5, output, places[1], 2).Pin(6, output, places[2], 2, 3).Build());

        // The first takes 03h, or the second would have none.
        Assert.Equal([2, 1], stage.Driver.Endpoints.Select(static endpoint => endpoint.Pins.Count));
        Assert.Equal([3, 2], stage.Driver.Endpoints[0].Pins.Select(static pin => (int)pin.ConverterNode));
    }

    [Fact]
    public void Stereo_is_heard_from_every_pair_of_speakers()
    {
        using CodecStage stage = new(Codecs.Ports());
        int speakers = stage.IndexOf("speaker");
        int[] noise = CodecStage.Noise(2, seed: 3);

        List<PinEar> ears = stage.Play(speakers, 2, noise);

        Assert.Equal(2, ears.Count);
        Assert.All(ears, ear => Assert.Equal(noise, ear.Samples.Take(noise.Length)));
    }

    [Fact]
    public void Three_displays_play_at_once()
    {
        using CodecStage stage = new(Codecs.Displays());
        using RenderClient first = stage.Open(0, 2);
        using RenderClient second = stage.Open(1, 2);
        int[] noise = CodecStage.Noise(2, seed: 5);

        List<PinEar> ears = stage.Play(2, 2, noise);

        Assert.True(stage.IsExact(2, 2, noise, ears));
    }

    [Fact]
    public void Two_endpoints_with_one_converter_play_one_after_the_other()
    {
        using CodecStage stage = new(Codecs.Laptop());
        KsDataFormat format = new(48_000, 2, 16, 16);
        using (stage.Open(stage.IndexOf("speaker"), 2))
        {
            Assert.Equal(
                NtStatus.InsufficientResources,
                RenderClient.Open(stage.Driver.Port, (uint)stage.IndexOf("headphone"), format, new ClientRequest(480, 4), out _));
        }

        stage.Open(stage.IndexOf("headphone"), 2).Dispose();
    }

    [Fact]
    public void A_mixer_that_cannot_be_muted_keeps_the_stream_that_it_would_let_in_from_playing()
    {
        // The mixer sums both converters whatever anybody says, so while 05h plays nobody else may use 03h.
        using CodecStage stage = new(new CodecBuilder()
            .Converter(2).Converter(3).Add(4, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true }, [2, 3])
            .Output(5, DefaultDevice.LineOut, 4).Output(6, DefaultDevice.Speaker, 3).Build());
        using RenderClient lineOut = stage.Open(stage.IndexOf("line-out"), 2);

        Assert.Equal(
            NtStatus.InsufficientResources,
            RenderClient.Open(stage.Driver.Port, (uint)stage.IndexOf("speaker"), new KsDataFormat(48_000, 2, 16, 16), new ClientRequest(480, 4), out _));
    }

    [Fact]
    public void A_sound_that_would_come_round_a_second_time_is_stopped_farther_up()
    {
        // 06h has no mutes, and its second input brings the same converter again: through a mixer that has some.
        using CodecStage stage = new(new CodecBuilder()
            .Converter(2).Input(3, DefaultDevice.LineIn).Mixer(4, 3, 2)
            .Add(6, new WidgetCapabilities { Type = WidgetType.AudioMixer, Stereo = true }, [2, 4])
            .Output(7, DefaultDevice.LineOut, 6).Build());
        for (byte input = 0; input < 2; input++)
            Unmute(stage, 4, input);
        int[] noise = CodecStage.Noise(2, seed: 11);

        Assert.True(stage.IsExact(0, 2, noise, stage.Play(0, 2, noise)));
    }

    private static void Unmute(CodecStage stage, byte mixer, byte input) => _ = stage.Codec.Send(
        Verb.SetAmplifier(new AmplifierSetPayload { Input = true, Left = true, Right = true, Index = input, Gain = 23 }).AddressedTo(0, mixer), 0, out _);

    [Fact]
    public void After_a_sleep_the_codec_is_programmed_again()
    {
        using CodecStage stage = new(CodecProfiles.Generic);
        List<(string, JackState)> told = [];
        stage.Codec.Plug(0x08);
        Assert.Equal(JackState.Plugged, stage.Driver.ReadJack(stage.IndexOf("line-out")));
        stage.Driver.SetJackCallback((endpoint, state) => told.Add((endpoint.Id, state)));

        Assert.Equal(NtStatus.Success, stage.Bus.Sleep());
        Assert.Equal(NtStatus.Success, stage.Bus.Resume());
        stage.Codec.Unplug(0x08);
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal([("line-out", JackState.Empty)], told);
        int[] noise = CodecStage.Noise(2, seed: 9);
        int lineOut = stage.IndexOf("line-out");
        Assert.True(stage.IsExact(lineOut, 2, noise, stage.Play(lineOut, 2, noise)));
    }

    [Fact]
    public void What_was_open_before_a_sleep_is_opened_again()
    {
        using FakeDriver driver = new();
        using WaveRT.Port.WaveRTPin pin = driver.OpenWithBuffer();
        Assert.Equal(NtStatus.Success, pin.SetConnectionState(KsState.Run));
        string[] opening = [.. driver.Log.Where(static line => line.Contains(" Set", StringComparison.Ordinal) && !line.StartsWith("Set", StringComparison.Ordinal))];
        driver.Log.Clear();

        driver.Driver.Reprogram();

        // First all pins go off, then the path and the binding are as they were.
        Assert.Contains("08 SetPinControl(0x00)", driver.Log);
        Assert.Equal(opening, driver.Log.TakeLast(opening.Length));
    }
}
