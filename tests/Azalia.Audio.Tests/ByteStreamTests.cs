using Azalia.Simulation;
using Azalia.WaveRT.Client;

namespace Azalia.Audio.Tests;

/// <summary>Streams of the face as streams of bytes, and without blocking.</summary>
public sealed class ByteStreamTests
{
    private static readonly AudioFormat s_dvd = AudioFormat.Pcm(48_000, 16, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1_001)]
    public void Bytes_in_pieces_of_any_size_are_played_as_frames(int piece)
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        byte[] frames = Noise.Frames(s_dvd, 5_000);
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd, new RenderOptions { Mode = ClientMode.Event });

        using (Stream bytes = stream.AsStream())
        {
            for (int offset = 0; offset < frames.Length; offset += piece)
                bytes.Write(frames, offset, Math.Min(piece, frames.Length - offset));
        }

        Stage.AssertHeard(ear, s_dvd, frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1_001)]
    public void Frames_are_recorded_as_bytes_in_pieces_of_any_size(int piece)
    {
        using Stage stage = new();
        AudioEndpoint microphone = stage.Endpoint("microphone");
        byte[] frames = Noise.Frames(s_dvd, 2_000);
        stage.Platform.Codecs[0].Attach((byte)microphone.PinNode, new Voice(s_dvd, frames));
        using CaptureStream stream = microphone.OpenCapture(s_dvd);
        using Stream bytes = stream.AsStream();
        byte[] recorded = new byte[frames.Length];

        for (int offset = 0; offset < recorded.Length;)
            offset += bytes.Read(recorded, offset, Math.Min(piece, recorded.Length - offset));

        Assert.Equal(frames, recorded);
    }

    [Fact]
    public async Task On_virtual_time_an_asynchronous_write_is_done_when_it_returns()
    {
        using Stage stage = new();
        Ear ear = stage.ListenTo("line-out");
        byte[] frames = Noise.Frames(s_dvd, 5_000);
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);

        ValueTask write = stream.WriteAsync(frames, TestContext.Current.CancellationToken);
        Assert.True(write.IsCompletedSuccessfully);
        ValueTask drain = stream.DrainAsync(TestContext.Current.CancellationToken);
        Assert.True(drain.IsCompletedSuccessfully);
        Stage.AssertHeard(ear, s_dvd, frames);
        await write;
        await drain;
    }

    [Fact]
    public async Task On_virtual_time_an_asynchronous_read_is_done_when_it_returns()
    {
        using Stage stage = new();
        AudioEndpoint microphone = stage.Endpoint("microphone");
        byte[] frames = Noise.Frames(s_dvd, 2_000);
        stage.Platform.Codecs[0].Attach((byte)microphone.PinNode, new Voice(s_dvd, frames));
        using CaptureStream stream = microphone.OpenCapture(s_dvd);
        byte[] recorded = new byte[frames.Length];

        await stream.ReadAsync(recorded.AsMemory(0, 4_000), TestContext.Current.CancellationToken);
        await stream.AsStream().ReadExactlyAsync(recorded.AsMemory(4_000), TestContext.Current.CancellationToken);

        Assert.Equal(frames, recorded);
    }

    [Fact]
    public async Task Where_time_passes_by_itself_another_thread_waits()
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { Drive = SimulationDrive.Paced });
        using AudioSystem system = AudioSystem.Open(platform);
        using RenderStream stream = system.Endpoints[0].OpenRender(s_dvd, new RenderOptions { BufferPeriods = 16 });

        await stream.WriteAsync(new byte[1_920 * 20], TestContext.Current.CancellationToken);
        await stream.DrainAsync(TestContext.Current.CancellationToken);

        Assert.True(stream.FramesPlayed >= 480 * 20);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_does_not_begin()
    {
        using Stage stage = new();
        using RenderStream stream = stage.Endpoint("line-out").OpenRender(s_dvd);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await stream.WriteAsync(new byte[1_920], new CancellationToken(canceled: true)));
        Assert.Equal(0, stream.FramesWritten);
    }
}
