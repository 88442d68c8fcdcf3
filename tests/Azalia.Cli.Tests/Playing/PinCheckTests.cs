using Azalia.Cli.Playing;
using Azalia.Cli.Tests.Wave;
using Azalia.Cli.Wave;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Tests.Playing;

/// <summary>What counts as bit-exact, and what does not.</summary>
public sealed class PinCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PinRecorder _recorder = new(sampleRate: 48_000, channels: 2, capacityInFrames: 8);
    private readonly PinCheck _check;

    public PinCheckTests() => _check = new PinCheck(_recorder, output: null, channels: 2, capacityInFrames: 8);

    [Fact]
    public void The_file_and_then_silence_is_exact()
    {
        _check.Expect([1, 2, 3, 4]);
        Hear(1, 2, 3, 4);
        Hear(0, 0);
        End();

        Assert.True(_check.IsBitExact);
        Assert.Equal(2, _check.FramesAtPin);
    }

    [Fact]
    public void Pieces_may_be_cut_anywhere()
    {
        for (int i = 0; i < 40; i += 4)
        {
            _check.Expect([i, i + 1, i + 2, i + 3]);
            if (i % 8 == 4)
                Hear(i - 4, i - 3, i - 2, i - 1, i, i + 1);
            else if (i > 0)
                Hear(i - 2, i - 1);
            _check.TakeWhatWasRecorded();
        }

        Hear(38, 39);
        End();

        Assert.True(_check.IsBitExact);
        Assert.Equal(20, _check.FramesAtPin);
    }

    [Fact]
    public void Nothing_heard_is_not_exact()
    {
        _check.Expect([1, 2]);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(0, _check.FramesAtPin);
    }

    [Fact]
    public void One_bit_of_one_sample_is_enough_not_to_be_exact()
    {
        _check.Expect([1, 2, 3, 4]);
        Hear(1, 2, 3, 5);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(2, _check.FramesAtPin);
    }

    [Fact]
    public void A_frame_of_silence_before_the_first_is_not_exact()
    {
        _check.Expect([1, 2]);
        Hear(0, 0, 1, 2);
        End();

        Assert.False(_check.IsBitExact);
    }

    [Fact]
    public void A_last_frame_that_never_came_is_not_exact()
    {
        _check.Expect([1, 2, 3, 4]);
        Hear(1, 2);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(1, _check.FramesAtPin);
    }

    [Fact]
    public void Sound_after_the_last_frame_is_not_exact()
    {
        _check.Expect([1, 2]);
        Hear(1, 2, 0, 0, 0, 7);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(1, _check.FramesAtPin);
    }

    [Fact]
    public void Frames_that_the_device_repeats_while_the_file_goes_on_are_not_exact()
    {
        _check.Expect([1, 2]);
        Hear(1, 2, 1, 2);
        _check.TakeWhatWasRecorded();
        _check.Expect([3, 4]);
        Hear(3, 4);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(2, _check.FramesAtPin);
    }

    [Theory]
    [InlineData(44_100, 2)]
    [InlineData(48_000, 1)]
    public void Another_rate_or_number_of_channels_is_not_exact(int rate, int channels)
    {
        _check.Expect([1, 2]);
        _recorder.Hear(new FrameBlock { SampleRate = rate, Channels = channels, FrameCount = 2 / channels, FirstTick = 0, Samples = [1, 2] });
        Hear(1, 2);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(2 / channels, _recorder.LostFrames);
    }

    [Fact]
    public void Frames_that_found_no_room_are_not_exact()
    {
        _check.Expect([1, 2]);
        Hear(1, 2);
        Hear(new int[16]);
        End();

        Assert.False(_check.IsBitExact);
        Assert.Equal(8, _recorder.LostFrames);
    }

    [Fact]
    public void More_on_the_way_than_a_stream_can_hold_is_not_exact_and_no_failure()
    {
        _check.Expect(new int[16]);
        _check.Expect([1, 2]);
        Hear(1, 2);
        End();

        Assert.False(_check.IsBitExact);
    }

    [Fact]
    public void The_output_gets_what_was_heard_and_not_what_was_sent()
    {
        WaveFormat format = new(48_000, 2, 16, 16, SampleEncoding.SignedInteger);
        using (WaveWriter writer = WaveWriter.Create(_folder["out.wav"], format, new UnfinishedWork()))
        {
            PinCheck check = new(_recorder, writer, channels: 2, capacityInFrames: 8);
            check.Expect([0x1_0000, 0x2_0000, 0x3_0000, 0x4_0000]);
            Hear(0x1_0000, 0x5_0000, 0x3_0000, 0x4_0000, 0, 0);
            check.EndOfFile();
            check.TakeWhatWasRecorded();
            writer.Complete(maximumFrames: 2);
            writer.Commit();
        }

        Assert.Equal(WaveBytes.Pcm(48_000, 16, 2, [1, 0, 5, 0, 3, 0, 4, 0]), File.ReadAllBytes(_folder["out.wav"]));
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        int[] samples = [1, 2, 3, 4, 5, 6];

        AllocationAssert.None(() => Round(samples), times: 100);
    }

    public void Dispose() => _folder.Dispose();

    private void Round(int[] samples)
    {
        _check.Expect(samples);
        _recorder.Hear(new FrameBlock { SampleRate = 48_000, Channels = 2, FrameCount = 3, FirstTick = 0, Samples = samples });
        _check.TakeWhatWasRecorded();
    }

    private void Hear(params int[] samples) =>
        _recorder.Hear(new FrameBlock { SampleRate = 48_000, Channels = 2, FrameCount = samples.Length / 2, FirstTick = 0, Samples = samples });

    private void End()
    {
        _check.EndOfFile();
        _check.TakeWhatWasRecorded();
    }
}
