using Azalia.Bus;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Audio.Tests;

public sealed class AudioSystemTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    [Fact]
    public void The_endpoints_of_the_generic_codec_are_offered_outputs_first()
    {
        using Stage stage = new();

        Assert.Equal(
            [
                ("line-out", "Line Out, 1/8\" jack, green, rear", AudioDirection.Render, "Converter 02h -> Mixer 06h -> Pin 08h"),
                ("headphone", "Headphone, 1/8\" jack, green, front", AudioDirection.Render, "Converter 03h -> Mixer 07h -> Pin 09h"),
                ("speaker", "Speaker, built in", AudioDirection.Render, "Converter 02h -> Mixer 06h -> Pin 0Ah"),
                ("microphone", "Microphone, 1/8\" jack, pink, rear", AudioDirection.Capture, "Pin 0Bh -> Converter 05h"),
                ("line-in", "Line In, 1/8\" jack, blue, rear", AudioDirection.Capture, "Pin 0Ch -> Selector 0Dh -> Converter 04h"),
            ],
            stage.System.Endpoints.Select(static endpoint => (endpoint.Id, endpoint.Name, endpoint.Direction, endpoint.Path)));
    }

    [Fact]
    public void Endpoints_of_several_codecs_have_ids_of_their_own_and_play_on_their_codec()
    {
        using Stage stage = new(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Minimal, CodecProfiles.Generic] });
        Assert.Equal(
            ["line-out", "headphone", "speaker", "line-out-2", "line-out-3", "headphone-2", "speaker-2", "microphone", "line-in", "line-in-2", "microphone-2", "line-in-3"],
            stage.System.Endpoints.Select(static endpoint => endpoint.Id));

        Ear first = stage.ListenTo("line-out");
        Ear third = stage.ListenTo("line-out-3");
        byte[] frames = Noise.Frames(s_dvd, 1_000);
        using RenderStream stream = stage.Endpoint("line-out-3").OpenRender(s_dvd);
        stream.Write(frames);
        stream.Drain();

        Assert.Equal(2, stage.Endpoint("line-out-3").CodecAddress);
        Stage.AssertHeard(third, s_dvd, frames);
        Assert.Equal(0, first.Frames);
    }

    [Fact]
    public void The_description_says_what_is_there()
    {
        using Stage stage = new();

        SystemDescription description = stage.System.Describe();

        Assert.Equal("sim", description.Platform);
        Assert.Equal("1.0", description.Controller.Version);
        Assert.True(description.Controller.Supports64BitAddresses);
        CodecDescription codec = Assert.Single(description.Codecs);
        Assert.Equal((0, 0xA21A, 0x0001, "1.0, revision 1, stepping 0"), (codec.Address, codec.VendorId, codec.DeviceId, codec.Revision));
        FunctionGroupDescription group = Assert.Single(codec.FunctionGroups);
        Assert.Equal((1, "audio", 0xA21A_0101L, 12, null), (group.Node, group.Kind, group.SubsystemId, group.Widgets, group.Problem));
        Assert.StartsWith(@"HDAUDIO\FUNC_01&VEN_A21A&DEV_0001", group.DeviceId, StringComparison.Ordinal);
        Assert.Equal(stage.System.Endpoints.Select(static endpoint => endpoint.Id), description.Endpoints.Select(static endpoint => endpoint.Id));
        Assert.Equal(
            description.Controller.OutputStreams + description.Controller.InputStreams + description.Controller.BidirectionalStreams,
            description.DmaEngines.Count);
        Assert.All(description.DmaEngines, static engine => Assert.Equal("free", engine.State));
    }

    [Fact]
    public void The_description_shows_the_engine_of_a_stream_in_its_states()
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);
        DmaEngineDescription Engine() => stage.System.Describe().DmaEngines.Single(static engine => engine.State != "free");

        Assert.Equal(("output", "paused", 1), (Engine().Kind, Engine().State, Engine().StreamNumber));
        stream.Write(new byte[stream.BufferBytes]);
        Assert.Equal("running", Engine().State);
        stream.Stop();
        Assert.Equal("reset", Engine().State);
    }

    [Fact]
    public void A_format_that_the_path_cannot_carry_is_refused_with_what_it_can()
    {
        using Stage stage = new();

        HdaException refusal = Assert.Throws<HdaException>(() => stage.Endpoint("line-out").OpenRender(AudioFormat.Pcm(7_000, 16, 3)));

        Assert.Equal(NtStatus.NotSupported, refusal.Status);
        Assert.Equal(unchecked((int)0xD00000BB), refusal.HResult);
        Assert.Equal(
            "Line Out, 1/8\" jack, green, rear cannot carry 7 kHz, 16 bit, 3 channels. "
            + "It carries 8, 11.025, 16, 22.05, 32, 44.1, 48, 88.2, 96, 176.4, 192 kHz; 16, 20, 24, 32 bit; 1 to 2 channels.",
            refusal.Message);
    }

    [Theory]
    [InlineData(48_000, 24, 24, 2)]
    [InlineData(48_000, 16, 32, 2)]
    [InlineData(48_000, 8, 8, 2)]
    [InlineData(48_000, 16, 16, 0)]
    [InlineData(384_000, 16, 16, 2)]
    public void Only_what_the_hardware_lays_out_alike_is_supported(int rate, int valid, int container, int channels)
    {
        using Stage stage = new();
        AudioEndpoint endpoint = stage.Endpoint("line-out");
        AudioFormat format = new(rate, valid, container, channels);

        Assert.False(endpoint.Supports(format));
        _ = Assert.Throws<HdaException>(() => endpoint.OpenRender(format));
    }

    [Fact]
    public void All_supported_formats_can_be_opened()
    {
        using Stage stage = new();
        AudioEndpoint endpoint = stage.Endpoint("headphone");

        Assert.Equal(88, endpoint.SupportedFormats.All.Count());
        foreach (AudioFormat format in endpoint.SupportedFormats.All)
        {
            Assert.True(endpoint.Supports(format));
            endpoint.OpenRender(format).Dispose();
        }
    }

    [Fact]
    public void A_codec_with_eight_bits_plays_eight_bits()
    {
        using Stage stage = new(new SimulationOptions { Codecs = [CodecProfiles.Minimal] });
        AudioFormat format = AudioFormat.Pcm(8_000, 8, 1);

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);

        Assert.Equal(1, format.BytesPerFrame);
        Assert.Equal(128, stream.PeriodFrames);
    }

    [Fact]
    public void An_endpoint_that_is_taken_is_refused_until_it_is_given_back()
    {
        using Stage stage = new();
        RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);
        using RenderStream headphone = stage.Endpoint("headphone").OpenRender(s_dvd);

        HdaException taken = Assert.Throws<HdaException>(() => stage.Endpoint("line-out").OpenRender(s_dvd));
        Assert.Equal(NtStatus.InsufficientResources, taken.Status);
        Assert.Equal(NtStatus.InsufficientResources, Assert.Throws<HdaException>(() => stage.Endpoint("speaker").OpenRender(s_dvd)).Status);

        stream.Dispose();
        stage.Endpoint("speaker").OpenRender(s_dvd).Dispose();
    }

    [Fact]
    public void An_endpoint_that_captures_cannot_be_played_to()
    {
        using Stage stage = new();

        _ = Assert.Throws<InvalidOperationException>(() => stage.Endpoint("microphone").OpenRender(s_dvd));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-1, 4)]
    [InlineData(480, 1)]
    public void Options_that_make_no_sense_are_refused(int period, int periods)
    {
        using Stage stage = new();

        _ = Assert.Throws<ArgumentOutOfRangeException>(
            () => stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { PeriodFrames = period, BufferPeriods = periods }));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(5_000_000)]
    public void A_period_beyond_all_memory_is_refused(int period)
    {
        using Stage stage = new();

        _ = Assert.Throws<HdaException>(() => stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { PeriodFrames = period }));
    }

    [Fact]
    public void Part_of_a_frame_is_refused()
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => stream.Write(new byte[6]));
        Assert.Equal("frames", refusal.ParamName);
    }

    [Fact]
    public void A_stream_that_was_disposed_says_so_and_can_be_disposed_again()
    {
        using Stage stage = new();
        RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);
        stream.Dispose();
        stream.Dispose();

        _ = Assert.Throws<ObjectDisposedException>(() => stream.Write(new byte[4]));
        _ = Assert.Throws<ObjectDisposedException>(stream.Start);
        _ = Assert.Throws<ObjectDisposedException>(stream.Drain);
        _ = Assert.Throws<ObjectDisposedException>(stream.Stop);
    }

    [Fact]
    public void A_system_that_is_disposed_closes_its_streams_and_leaves_nothing_behind()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        AudioSystem system = AudioSystem.Open(platform);
        RenderStream stream = system.Endpoints[0].OpenRender(s_dvd);
        stream.Write(new byte[stream.BufferBytes]);

        system.Dispose();
        system.Dispose();

        Assert.Equal(0, platform.Memory.OutstandingPages);
        _ = Assert.Throws<ObjectDisposedException>(() => stream.Write(new byte[4]));
        _ = Assert.Throws<ObjectDisposedException>(system.Describe);
        _ = Assert.Throws<ObjectDisposedException>(() => system.Endpoints[0].OpenRender(s_dvd));
    }

    [Fact]
    public void A_platform_can_be_opened_again()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create();
        for (int i = 0; i < 3; i++)
        {
            using AudioSystem system = AudioSystem.Open(platform);
            using RenderStream stream = system.Endpoints[0].OpenRender(s_dvd);
            stream.Write(new byte[4_000]);
            stream.Drain();
        }

        Assert.Equal(0, platform.Memory.OutstandingPages);
    }

    [Fact]
    public void A_device_that_stops_answering_is_an_exception_and_not_a_hang()
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);
        stream.Write(new byte[stream.BufferBytes]);

        // The registers are gone, as when a card is pulled: they read as ones.
        stage.Platform.Configuration.Write16(Specification.Pci.PciConfigurationOffset.Command, 0);
        HdaException dead = Assert.Throws<HdaException>(() => stream.Write(new byte[stream.BufferBytes * 100]));

        Assert.Equal(NtStatus.DeviceNotReady, dead.Status);
    }
}
