using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>Playing and recording in every mode, bit for bit.</summary>
public sealed class ModeTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    public static TheoryData<ClientMode> Modes => [ClientMode.Timer, ClientMode.Event, ClientMode.Packet];

    public static TheoryData<ClientMode, int, int, int> Formats
    {
        get
        {
            TheoryData<ClientMode, int, int, int> formats = [];
            foreach (ClientMode mode in Enum.GetValues<ClientMode>())
            {
                foreach (int rate in new[] { 8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000 })
                {
                    foreach (int bits in new[] { 16, 24, 32 })
                        formats.Add(mode, rate, bits, 1 + rate / 8_000 % 2);
                }
            }

            return formats;
        }
    }

    // 1 ms to 1 s, among them what is legal and what is not.
    public static TheoryData<ClientMode, int> Periods
    {
        get
        {
            TheoryData<ClientMode, int> periods = [];
            foreach (ClientMode mode in Enum.GetValues<ClientMode>())
            {
                foreach (int period in new[] { 1, 48, 49, 64, 96, 128, 144, 160, 480, 500, 1_000, 4_800, 12_345, 48_000 })
                    periods.Add(mode, period);
            }

            return periods;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_played_bit_for_bit(ClientMode mode, int rate, int bits, int channels)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(rate, bits, channels);
        byte[] frames = Noise.Frames(format, rate / 10 + 7);

        using RenderStream stream = Play(stage, format, frames, new RenderOptions { Mode = mode });

        Assert.Equal((mode, 0), (stream.Mode, stream.Glitches));
        Stage.AssertHeard(ear, format, frames);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_recorded_bit_for_bit(ClientMode mode, int rate, int bits, int channels)
    {
        using Stage stage = new();
        AudioFormat format = AudioFormat.Pcm(rate, bits, channels);
        byte[] frames = Noise.Frames(format, rate / 10 + 7);

        Assert.Equal(frames, Record(stage, format, frames, new CaptureOptions { Mode = mode }, out _));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Any_period_plays_as_the_nearest_legal_one_at_or_above_it(ClientMode mode, int period)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        byte[] frames = Noise.Frames(s_dvd, Math.Max(3 * period, 4_800) + 11);

        using RenderStream stream = Play(stage, s_dvd, frames, new RenderOptions { Mode = mode, PeriodFrames = period });

        AssertPeriod(mode, period, stream.PeriodFrames, stream.FifoBytes);
        Assert.Equal(0, stream.Glitches);
        Stage.AssertHeard(ear, s_dvd, frames);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Any_period_records_as_the_nearest_legal_one_at_or_above_it(ClientMode mode, int period)
    {
        using Stage stage = new();
        byte[] frames = Noise.Frames(s_dvd, Math.Max(3 * period, 4_800) + 11);

        byte[] recorded = Record(stage, s_dvd, frames, new CaptureOptions { Mode = mode, PeriodFrames = period }, out CaptureStream stream);

        AssertPeriod(mode, period, stream.PeriodFrames, stream.FifoBytes);
        Assert.Equal(frames, recorded);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_recording_of_what_was_played_is_what_was_played(ClientMode mode)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("headphone");
        byte[] frames = Noise.Frames(s_dvd, 10_000);
        using (RenderStream stream = stage.Endpoint("headphone").OpenRender(s_dvd, new RenderOptions { Mode = mode }))
        {
            stream.Write(frames);
            stream.Drain();
        }

        byte[] heard = new byte[frames.Length];
        for (int i = 0; i < heard.Length / 2; i++)
            BitConverter.TryWriteBytes(heard.AsSpan(2 * i), (short)(ear.Samples[i] >> 16));

        Assert.Equal(frames, Record(stage, s_dvd, heard, new CaptureOptions { Mode = mode }, out _));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Playing_and_recording_go_on_at_once(ClientMode mode)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        byte[] played = Noise.Frames(s_dvd, 20_000, seed: 1);
        byte[] spoken = Noise.Frames(s_dvd, 20_000, seed: 2);
        AudioEndpoint microphone = stage.Endpoint("microphone");
        stage.Platform.Codecs[0].Attach((byte)microphone.PinNode, new Voice(s_dvd, spoken));
        using RenderStream render = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = mode });
        using CaptureStream capture = microphone.OpenCapture(s_dvd, new CaptureOptions { Mode = mode });
        byte[] recorded = new byte[spoken.Length];

        // The render stream is ahead by its buffer; both then wait for the same device.
        for (int offset = 0; offset < played.Length; offset += 1_920)
        {
            int bytes = Math.Min(1_920, played.Length - offset);
            render.Write(played.AsSpan(offset, bytes));
            capture.Read(recorded.AsSpan(offset, bytes));
        }

        render.Drain();
        Assert.Equal((0, 0), (render.Glitches, capture.Glitches));
        Assert.Equal(spoken, recorded);
        Stage.AssertHeard(ear, s_dvd, played);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_client_that_stalls_is_told_and_goes_on(ClientMode mode)
    {
        using Stage stage = new();
        byte[] frames = Noise.Frames(s_dvd, 480 * 40);
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = mode });
        stream.Write(frames);
        Assert.Equal(0, stream.Glitches);

        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(333));
        stream.Write(frames);
        Assert.Equal(1, stream.Glitches);

        stream.Write(frames);
        stream.Drain();
        Assert.Equal(1, stream.Glitches);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_reader_that_stalls_is_told_what_it_lost_and_goes_on(ClientMode mode)
    {
        using Stage stage = new();
        AudioEndpoint microphone = stage.Endpoint("microphone");
        byte[] spoken = Noise.Frames(s_dvd, 48_000);
        stage.Platform.Codecs[0].Attach((byte)microphone.PinNode, new Voice(s_dvd, spoken));
        using CaptureStream stream = microphone.OpenCapture(s_dvd, new CaptureOptions { Mode = mode });
        byte[] period = new byte[1_920];
        stream.Read(period);
        Assert.Equal(spoken[..1_920], period);

        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(333));
        stream.Read(period);
        Assert.Equal((1, true), (stream.Glitches, stream.FramesLost > 10_000));

        // What comes is what was spoken at that place.
        long at = (stream.FramesRead + stream.FramesLost - 480) * 4;
        Assert.Equal(spoken.AsSpan((int)at, 1_920).ToArray(), period);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Padding_and_position_say_how_far_both_sides_are(ClientMode mode)
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = mode });
        Assert.Equal((0, 0L), (stream.PaddingFrames, stream.GetPosition().Frames));
        stream.Write(Noise.Frames(s_dvd, 500));
        Assert.Equal((500, 0L), (stream.PaddingFrames, stream.GetPosition().Frames));
        stream.Start();

        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(5));
        StreamPosition position = stream.GetPosition();

        Assert.InRange(position.Frames, 237, 240);
        Assert.Equal(500 - position.Frames, stream.PaddingFrames);
        Assert.Equal(stage.Platform.Clock.Ticks / 10, position.Time.Ticks * 12 / 5 / 10);
    }

    [Fact]
    public void A_device_that_is_pulled_out_ends_every_stream_with_its_status()
    {
        using Stage stage = new();
        using RenderStream render = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = ClientMode.Event });
        using CaptureStream capture = stage.Endpoint("microphone").OpenCapture(s_dvd, new CaptureOptions { Mode = ClientMode.Packet });
        render.Write(Noise.Frames(s_dvd, 5_000));
        capture.Read(new byte[1_920]);

        stage.System.SurpriseRemove();

        HdaException exception = Assert.Throws<HdaException>(() => capture.Read(new byte[19_200]));
        Assert.Equal(NtStatus.DeviceRemoved, exception.Status);
        exception = Assert.Throws<HdaException>(() => render.Write(Noise.Frames(s_dvd, 50_000)));
        Assert.Equal(NtStatus.DeviceNotReady, exception.Status);
        render.Stop();
        exception = Assert.Throws<HdaException>(() => render.Write(Noise.Frames(s_dvd, 50_000)));
        Assert.Equal(NtStatus.DeviceRemoved, exception.Status);
    }

    private static void AssertPeriod(ClientMode mode, int wished, int actual, int fifoBytes)
    {
        int least = Math.Max(wished, 1);
        if (mode != ClientMode.Timer)
            least = Math.Max(least, (fifoBytes + 8) / s_dvd.BytesPerFrame);

        // 128 bytes are 32 frames.
        Assert.Equal((least + 31) / 32 * 32, actual);
    }

    private static RenderStream Play(Stage stage, AudioFormat format, byte[] frames, RenderOptions options)
    {
        RenderStream stream = stage.Endpoint("line-out").OpenRender(format, options);
        stream.Write(frames);
        stream.Drain();
        return stream;
    }

    private static byte[] Record(Stage stage, AudioFormat format, byte[] frames, CaptureOptions options, out CaptureStream stream)
    {
        AudioEndpoint endpoint = stage.Endpoint("line-in");
        stage.Platform.Codecs[endpoint.CodecAddress].Attach((byte)endpoint.PinNode, new Voice(format, frames));
        byte[] recorded = new byte[frames.Length];
        using (stream = endpoint.OpenCapture(format, options))
            stream.Read(recorded);

        Assert.Equal((0, 0L), (stream.Glitches, stream.FramesLost));
        return recorded;
    }
}
