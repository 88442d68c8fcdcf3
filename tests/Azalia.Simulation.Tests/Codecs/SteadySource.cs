using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Speaks one value per channel: its base plus the channel's number times 65,536.</summary>
internal sealed class SteadySource(int value) : IFrameSource
{
    public int SampleRate { get; private set; }

    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        SampleRate = sampleRate;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = value + i % channels * 65_536;
    }
}
