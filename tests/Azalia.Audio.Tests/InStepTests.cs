using Azalia.Simulation;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>Several streams that start in the same moment and end by themselves.</summary>
public sealed class InStepTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    [Theory]
    [InlineData(ClientMode.Timer)]
    [InlineData(ClientMode.Event)]
    [InlineData(ClientMode.Packet)]
    public void Streams_of_one_codec_start_in_the_same_frame_and_each_is_heard_to_its_end(ClientMode mode)
    {
        using Stage stage = new();
        string[] ids = ["line-out", "headphone"];
        Ear[] ears = [.. ids.Select(stage.ListenTo)];
        byte[][] data = [Noise.Frames(s_dvd, 9_000, 1), Noise.Frames(s_dvd, 4_001, 2)];
        RenderStream[] streams = [.. ids.Select(id => stage.Endpoint(id).OpenRender(s_dvd, new RenderOptions { Mode = mode }))];

        int[] written = new int[2];
        for (int i = 0; i < 2; i++)
            Advance(i, (streams[i].FreeFrames - 1) * 4);

        stage.System.StartInStep(streams);
        while (!streams.All(static stream => stream.IsDrained))
        {
            for (int i = 0; i < 2; i++)
            {
                if (written[i] < data[i].Length)
                    Advance(i, 1_920);
                else if (!streams[i].IsDrained)
                    streams[i].BeginDrain();
                streams[i].Service();
            }

            stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(2));
        }

        Assert.Equal(ears[0].Ticks[0], ears[1].Ticks[0]);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(0, streams[i].Glitches);
            Stage.AssertHeard(ears[i], s_dvd, data[i]);
            streams[i].Dispose();
        }

        void Advance(int i, int bytes)
        {
            bytes = Math.Min(bytes, data[i].Length - written[i]);
            streams[i].Write(data[i].AsSpan(written[i], bytes));
            written[i] += bytes;
        }
    }

    [Fact]
    public void Streams_of_two_codecs_start_right_after_each_other()
    {
        using Stage stage = new(new SimulationOptions { Codecs = [CodecProfiles.Generic, CodecProfiles.Generic] });
        Ear first = stage.ListenTo("line-out");
        Ear second = stage.ListenTo("line-out-2");
        using RenderStream one = stage.Endpoint("line-out").OpenRender(s_dvd);
        using RenderStream two = stage.Endpoint("line-out-2").OpenRender(s_dvd);
        one.Write(Noise.Frames(s_dvd, 100));
        two.Write(Noise.Frames(s_dvd, 100));

        stage.System.StartInStep([one, two]);
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(5));

        Assert.InRange(Math.Abs(first.Ticks[0] - second.Ticks[0]), 0, 24_000 * 2);
    }

    [Fact]
    public void A_stream_that_runs_cannot_be_started_again()
    {
        using Stage stage = new();
        using RenderStream one = stage.Endpoint("line-out").OpenRender(s_dvd);
        one.Start();

        HdaException exception = Assert.Throws<HdaException>(() => stage.System.StartInStep([one]));
        Assert.Equal(NtStatus.InvalidParameter, exception.Status);
    }
}
