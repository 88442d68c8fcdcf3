using Azalia.Cli.Playing;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Tests.Playing;

/// <summary>The pins of one endpoint make the frames of one stream.</summary>
public sealed class PinAssemblyTests
{
    private readonly PinRecorder _recorder = new(sampleRate: 48_000, channels: 4, capacityInFrames: 16);

    [Fact]
    public void Pins_are_put_together_frame_by_frame()
    {
        PinAssembly assembly = new(_recorder, [[0, 1], [2, 3]]);

        Hear(assembly, 0, 1, 2, 5, 6);
        Assert.True(_recorder.Heard.Peek().IsEmpty);
        Hear(assembly, 1, 3, 4);
        Hear(assembly, 1, 7, 8);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], _recorder.Heard.Peek().ToArray());
        Assert.Equal(0, _recorder.LostFrames);
    }

    [Fact]
    public void A_display_has_its_channels_in_another_order_and_silence_between()
    {
        PinAssembly assembly = new(_recorder, [[0, 1, -1, -1, 2, 3]]);

        Hear(assembly, 0, 1, 2, 0, 0, 3, 4);

        Assert.Equal([1, 2, 3, 4], _recorder.Heard.Peek().ToArray());
        Assert.Equal(0, _recorder.LostFrames);
    }

    [Fact]
    public void Sound_where_silence_belongs_is_lost()
    {
        PinAssembly assembly = new(_recorder, [[0, 1, -1, 2, 3]]);

        Hear(assembly, 0, 1, 2, 9, 3, 4);

        Assert.Equal(1, _recorder.LostFrames);
    }

    [Fact]
    public void Two_pins_with_the_same_channels_must_hear_the_same()
    {
        PinRecorder stereo = new(sampleRate: 48_000, channels: 2, capacityInFrames: 16);
        PinAssembly assembly = new(stereo, [[0, 1], [0, 1]]);

        Hear(assembly, 0, 1, 2, 3, 4);
        Hear(assembly, 1, 1, 2, 3, 5);

        Assert.Equal([1, 2, 3, 4], stereo.Heard.Peek().ToArray());
        Assert.Equal(1, stereo.LostFrames);
    }

    [Fact]
    public void The_first_frame_at_any_of_the_pins_is_the_beginning()
    {
        PinAssembly assembly = new(_recorder, [[0, 1], [2, 3]]);

        assembly.Sinks[1].Hear(new FrameBlock { SampleRate = 48_000, Channels = 2, FrameCount = 1, FirstTick = 500, Samples = [3, 4] });
        assembly.Sinks[0].Hear(new FrameBlock { SampleRate = 48_000, Channels = 2, FrameCount = 1, FirstTick = 1_000, Samples = [1, 2] });

        Assert.Equal(500, _recorder.FirstTick);
    }

    [Fact]
    public void Silence_at_the_rate_of_another_stream_is_neither_heard_nor_lost()
    {
        PinAssembly assembly = new(_recorder, [[0, 1], [2, 3]]);
        FrameBlock silence = new() { SampleRate = 96_000, Channels = 2, FrameCount = 2, FirstTick = 500, Samples = [0, 0, 0, 0] };

        assembly.Sinks[0].Hear(silence);
        _recorder.Hear(silence);

        Assert.Equal((0, 0), (_recorder.LostFrames, _recorder.FirstTick));
        Assert.True(_recorder.Heard.Peek().IsEmpty);
    }

    [Fact]
    public void Another_format_is_lost()
    {
        PinAssembly assembly = new(_recorder, [[0, 1], [2, 3]]);

        assembly.Sinks[0].Hear(new FrameBlock { SampleRate = 48_000, Channels = 1, FrameCount = 3, FirstTick = 0, Samples = [1, 2, 3] });

        Assert.Equal(3, _recorder.LostFrames);
    }

    private static void Hear(PinAssembly assembly, int pin, params int[] samples)
    {
        int channels = pin == 0 && assembly.Sinks.Count == 1 ? samples.Length : 2;
        assembly.Sinks[pin].Hear(new FrameBlock
        {
            SampleRate = 48_000,
            Channels = channels,
            FrameCount = samples.Length / channels,
            FirstTick = 0,
            Samples = samples,
        });
    }
}
