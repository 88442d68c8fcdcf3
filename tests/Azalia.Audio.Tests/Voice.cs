using Azalia.Simulation.Codecs;

namespace Azalia.Audio.Tests;

/// <summary>Speaks frames into a pin from the first moment that somebody listens, to one listener; silence behind the last one.</summary>
internal sealed class Voice(AudioFormat format, byte[] frames) : IFrameSource
{
    private readonly int[] _samples = Noise.AsHeard(format, frames);
    private int _next;

    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        Assert.Equal((format.SampleRate, format.Channels), (sampleRate, channels));
        int count = Math.Min(samples.Length, _samples.Length - _next);
        _samples.AsSpan(_next, count).CopyTo(samples);
        samples[count..].Clear();
        _next += count;
    }
}
