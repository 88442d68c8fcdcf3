using Azalia.Simulation;

namespace Azalia.Audio.Tests;

public sealed class RenderTests
{
    public static TheoryData<int, int, int> Formats
    {
        get
        {
            TheoryData<int, int, int> formats = [];
            foreach (int rate in new[] { 8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000 })
            {
                foreach (int bits in new[] { 16, 20, 24, 32 })
                {
                    foreach (int channels in new[] { 1, 2 })
                        formats.Add(rate, bits, channels);
                }
            }

            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_comes_out_of_the_pin_bit_for_bit(int rate, int bits, int channels)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(rate, bits, channels);
        byte[] frames = Noise.Frames(format, rate / 10 + 7);

        Play(stage, "line-out", format, frames);

        Stage.AssertHeard(ear, format, frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(479)]
    [InlineData(480)]
    [InlineData(1_919)]
    [InlineData(1_920)]
    [InlineData(1_921)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void Any_length_is_heard_whole_and_once(int frames)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] data = Noise.Frames(format, frames);

        Play(stage, "line-out", format, data);

        Stage.AssertHeard(ear, format, data);
    }

    [Fact]
    public void Pages_scattered_by_any_seed_carry_any_format_period_and_length()
    {
        // One frame to two seconds, with the small lengths as likely as the large ones.
        for (uint seed = 1; seed <= 40; seed++)
        {
            Random random = new((int)seed);
            int[] rates = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];
            int[] bits = [16, 20, 24, 32];
            AudioFormat format = AudioFormat.Pcm(rates[random.Next(rates.Length)], bits[random.Next(bits.Length)], random.Next(1, 3));
            int frames = (int)Math.Pow(2 * format.SampleRate, random.NextDouble());
            int period = (int)Math.Pow(format.SampleRate, random.NextDouble());
            int periods = random.Next(2, 9);
            using Stage stage = new(new SimulationOptions { ScatterPages = true, Seed = seed });
            Ear ear = stage.ListenTo("line-out");
            byte[] data = Noise.Frames(format, frames, seed);

            Play(stage, "line-out", format, data, new RenderOptions { PeriodFrames = period, BufferPeriods = periods });

            Stage.AssertHeard(ear, format, data);
        }
    }

    [Theory]
    [InlineData("line-out")]
    [InlineData("headphone")]
    [InlineData("speaker")]
    public void Every_output_is_heard_at_its_own_pin_and_nowhere_else(string id)
    {
        using Stage stage = new();
        Dictionary<string, Ear> ears = new[] { "line-out", "headphone", "speaker" }.ToDictionary(static name => name, stage.ListenTo);
        AudioFormat format = AudioFormat.Pcm(44_100, 24, 2);
        byte[] data = Noise.Frames(format, 1_000);

        Play(stage, id, format, data);

        Stage.AssertHeard(ears[id], format, data);
        Assert.All(ears.Where(ear => ear.Key != id), static ear => Assert.Equal(0, ear.Value.Frames));
    }

    [Fact]
    public void Endpoints_that_share_a_converter_are_heard_one_after_the_other_each_at_its_own_pin()
    {
        using Stage stage = new();
        Ear lineOut = stage.ListenTo("line-out");
        Ear speaker = stage.ListenTo("speaker");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] first = Noise.Frames(format, 3_000, seed: 1);
        byte[] second = Noise.Frames(format, 2_000, seed: 2);

        Play(stage, "line-out", format, first);
        int heard = lineOut.Frames;
        Play(stage, "speaker", format, second);

        Stage.AssertHeard(lineOut, format, first);
        Stage.AssertHeard(speaker, format, second);
        Assert.Equal(heard, lineOut.Frames);
    }

    [Fact]
    public void Two_streams_of_different_formats_play_at_once()
    {
        using Stage stage = new();
        Ear lineOut = stage.ListenTo("line-out");
        Ear headphone = stage.ListenTo("headphone");
        AudioFormat one = AudioFormat.Pcm(48_000, 16, 2);
        AudioFormat other = AudioFormat.Pcm(44_100, 32, 1);
        byte[] first = Noise.Frames(one, 50 * 480, seed: 1);
        byte[] second = Noise.Frames(other, 50 * 441, seed: 2);

        using RenderStream a = stage.Endpoint("line-out").OpenRender(one);
        using RenderStream b = stage.Endpoint("headphone").OpenRender(other);
        Assert.NotEqual(a.StreamId, b.StreamId);
        for (int period = 0; period < 50; period++)
        {
            a.Write(first.AsSpan(period * 480 * one.BytesPerFrame, 480 * one.BytesPerFrame));
            b.Write(second.AsSpan(period * 441 * other.BytesPerFrame, 441 * other.BytesPerFrame));
        }

        // While the one drains the other runs dry, and repeats what it has: until then it was whole.
        int whole = lineOut.Samples.Count;
        b.Drain();

        Stage.AssertHeard(headphone, other, second);
        Assert.Equal((0, 0), (a.Glitches, b.Glitches));
        Assert.InRange(whole, 2 * 40 * 480, 2 * 50 * 480);
        Assert.True(lineOut.Samples.Take(whole).SequenceEqual(Noise.AsHeard(one, first).Take(whole)));
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(32, 32)]
    [InlineData(33, 64)]
    [InlineData(441, 448)]
    [InlineData(48_000, 48_000)]
    public void The_period_is_the_nearest_legal_one_at_or_above_the_wish_and_is_reported(int wish, int period)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] data = Noise.Frames(format, 10_000);

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format, new RenderOptions { PeriodFrames = wish });
        stream.Write(data);
        stream.Drain();

        Assert.Equal(period, stream.PeriodFrames);
        Assert.Equal(0, stream.BufferBytes % (period * 4));
        Assert.True(stream.BufferBytes >= period * 4 + stream.FifoBytes);
        Stage.AssertHeard(ear, format, data);
    }

    [Fact]
    public void A_stream_reports_what_it_got()
    {
        using Stage stage = new();

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(AudioFormat.Pcm(48_000, 16, 2));

        Assert.Equal(480, stream.PeriodFrames);
        Assert.Equal(4 * 1_920, stream.BufferBytes);
        Assert.Equal(1, stream.StreamId);
        Assert.InRange(stream.FifoBytes, 1, 1_024);
        Assert.Equal((0, 0, 0, 0), (stream.FramesWritten, stream.FramesPlayed, stream.Periods, stream.Glitches));
    }

    [Fact]
    public void A_buffer_that_the_platform_has_no_memory_for_is_asked_for_with_fewer_periods()
    {
        using Stage stage = new(new SimulationOptions { LargestBuffer = 64 << 10 });
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] data = Noise.Frames(format, 20_000);

        Play(stage, "line-out", format, data, new RenderOptions { PeriodFrames = 4_800, BufferPeriods = 16 });

        Stage.AssertHeard(ear, format, data);
    }

    [Fact]
    public void A_stream_plays_again_after_it_was_drained()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] first = Noise.Frames(format, 5_000, seed: 1);
        byte[] second = Noise.Frames(format, 100, seed: 2);

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);
        stream.Write(first);
        stream.Drain();
        Stage.AssertHeard(ear, format, first);
        ear.Samples.Clear();
        stream.Write(second);
        stream.Drain();

        Stage.AssertHeard(ear, format, second);
    }

    [Fact]
    public void A_stream_that_is_stopped_is_heard_no_more()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);
        stream.Write(Noise.Frames(format, 5_000));
        stream.Stop();
        int heard = ear.Frames;
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(100));

        Assert.InRange(heard, 1, 5_000);
        Assert.Equal(heard, ear.Frames);
    }

    [Fact]
    public void A_stream_that_is_started_early_plays_what_there_is()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] data = Noise.Frames(format, 480);

        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);
        stream.Write(data);
        Assert.Equal(0, ear.Frames);
        stream.Start();
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(20));

        Stage.AssertHeard(ear, format, data);
        Assert.InRange(ear.Frames, 950, 970);
    }

    [Fact]
    public void A_program_that_comes_late_is_told()
    {
        using Stage stage = new();
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);

        stream.Write(Noise.Frames(format, 1_920));
        stage.Platform.Clock.Wait(TimeSpan.FromMilliseconds(50));
        stream.Write(Noise.Frames(format, 1_920));

        Assert.Equal(1, stream.Glitches);
    }

    [Fact]
    public void Two_runs_are_the_same_to_the_tick()
    {
        (List<int>, List<long>) Run()
        {
            using Stage stage = new(new SimulationOptions { ScatterPages = true, Seed = 7 });
            Ear ear = stage.ListenTo("line-out");
            AudioFormat format = AudioFormat.Pcm(44_100, 24, 2);
            Play(stage, "line-out", format, Noise.Frames(format, 10_000));
            return (ear.Samples, ear.Ticks);
        }

        (List<int> Samples, List<long> Ticks) first = Run();
        (List<int> Samples, List<long> Ticks) second = Run();

        Assert.True(first.Samples.SequenceEqual(second.Samples));
        Assert.Equal(first.Ticks, second.Ticks);
    }

    [Fact]
    public void A_period_allocates_nothing()
    {
        using Stage stage = new();
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] period = Noise.Frames(format, 480);
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(format);

        AllocationAssert.None(() => stream.Write(period));
    }

    [Fact]
    public void On_the_paced_drive_the_same_comes_out()
    {
        // The whole of the data is in the buffer before the stream runs, so that a busy machine cannot be late.
        using Stage stage = new(new SimulationOptions { Drive = SimulationDrive.Paced });
        Ear ear = stage.ListenTo("line-out");
        AudioFormat format = AudioFormat.Pcm(48_000, 16, 2);
        byte[] data = Noise.Frames(format, 2_400);

        Play(stage, "line-out", format, data, new RenderOptions { PeriodFrames = 480, BufferPeriods = 200 });

        Stage.AssertHeard(ear, format, data);
    }

    private static void Play(Stage stage, string endpoint, AudioFormat format, byte[] frames, RenderOptions? options = null)
    {
        using RenderStream stream = stage.Endpoint(endpoint).OpenRender(format, options);
        stream.Write(frames);
        stream.Drain();
        Assert.Equal(0, stream.Glitches);
        Assert.Equal(frames.Length / format.BytesPerFrame, stream.FramesWritten);
    }
}
