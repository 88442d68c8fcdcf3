using Azalia.ClassDriver.Endpoints;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Audio.Tests;

public sealed class EndpointControlTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    [Fact]
    public void Endpoints_are_numbered_in_their_order()
    {
        using Stage stage = new();

        Assert.Equal(Enumerable.Range(1, 5), stage.System.Endpoints.Select(static endpoint => endpoint.Number));
    }

    [Fact]
    public void Two_codecs_of_a_kind_have_endpoints_with_names_of_their_own()
    {
        using Stage stage = new(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });

        Assert.Equal(10, stage.System.Endpoints.Select(static endpoint => endpoint.Name).Distinct().Count());
        Assert.Contains("Speaker, built in (2)", stage.System.Endpoints.Select(static endpoint => endpoint.Name));
    }

    [Fact]
    public void A_volume_is_heard()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioEndpoint endpoint = stage.Endpoint("line-out");
        endpoint.Volume = -6;
        byte[] frames = Noise.Frames(s_dvd, 480);

        using (RenderStream stream = endpoint.OpenRender(s_dvd))
        {
            stream.Write(frames);
            stream.Drain();
        }

        int[] sent = Noise.AsHeard(s_dvd, frames);
        double factor = Math.Pow(10, -6 / 20.0);
        Assert.All(Enumerable.Range(0, sent.Length), i => Assert.InRange(ear.Samples[i] - sent[i] * factor, -1, 1));
        Assert.Equal(-6, endpoint.Volume);
    }

    [Fact]
    public void A_mute_is_heard_while_the_stream_plays()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioEndpoint endpoint = stage.Endpoint("line-out");
        using RenderStream stream = endpoint.OpenRender(s_dvd);
        stream.Write(Noise.Frames(s_dvd, 4_800));
        Assert.Contains(ear.Samples, static sample => sample != 0);

        endpoint.Mute = true;
        int before = ear.Samples.Count;
        stream.Write(Noise.Frames(s_dvd, 4_800));

        Assert.True(endpoint.Mute);
        Assert.DoesNotContain(ear.Samples.Skip(before), static sample => sample != 0);
    }

    [Fact]
    public void What_is_no_number_is_no_volume()
    {
        using Stage stage = new();

        _ = Assert.Throws<ArgumentException>(() => stage.Endpoint("line-out").Volume = double.NaN);
    }

    [Fact]
    public void A_jack_that_changes_says_so()
    {
        using Stage stage = new();
        AudioEndpoint endpoint = stage.Endpoint("headphone");
        stage.Platform.Codecs[0].Plug((byte)endpoint.PinNode);
        Assert.Equal(JackState.Plugged, endpoint.Jack);
        List<JackState> told = [];
        endpoint.JackChanged += (sender, change) =>
        {
            Assert.Same(endpoint, sender);
            told.Add(change.Jack);
        };

        stage.Platform.Codecs[0].Unplug((byte)endpoint.PinNode);
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal([JackState.Empty], told);
        Assert.Equal(JackState.BuiltIn, stage.Endpoint("speaker").Jack);
    }

    [Fact]
    public void A_change_is_told_also_when_somebody_asked_before_the_codec_said_so()
    {
        using Stage stage = new();
        AudioEndpoint endpoint = stage.Endpoint("headphone");
        List<JackState> told = [];
        endpoint.JackChanged += (_, change) => told.Add(change.Jack);

        stage.Platform.Codecs[0].Unplug((byte)endpoint.PinNode);
        Assert.Equal(JackState.Empty, endpoint.Jack);
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(1));

        Assert.Equal([JackState.Empty], told);
    }

    [Fact]
    public void The_description_has_what_can_be_set_and_seen()
    {
        using Stage stage = new();
        stage.Endpoint("line-out").Mute = true;

        EndpointDescription lineOut = stage.System.Describe().Endpoints[0];

        Assert.Equal(new VolumeDescription(-98, 12, 0.5, 0, true), lineOut.Volume);
        Assert.Equal([new EndpointPinDescription(0x08, 0, null, "Converter 02h -> Mixer 06h -> Pin 08h")], lineOut.Pins);
        Assert.Null(lineOut.Display);
    }

    [Fact]
    public void After_the_end_nothing_can_be_set()
    {
        Stage stage = new();
        AudioEndpoint endpoint = stage.Endpoint("line-out");
        stage.Dispose();

        _ = Assert.Throws<ObjectDisposedException>(() => endpoint.Volume = -1);
        _ = Assert.Throws<ObjectDisposedException>(() => endpoint.Mute = true);
        _ = Assert.Throws<ObjectDisposedException>(() => endpoint.Jack);
        _ = Assert.Throws<ObjectDisposedException>(() => endpoint.ReadDisplay());
    }
}
