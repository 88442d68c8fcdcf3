using Azalia.Platform;
using Azalia.Simulation.Codecs;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>Plugged into an input pin: a signal that is a function of time alone, the same for whoever listens.</summary>
internal sealed class Voice : IFrameSource
{
    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
            samples[i] = At(firstTick + (i / channels * PlatformClock.TicksPerSecond / sampleRate), i % channels);
    }

    /// <summary>A sample of 16 valid bits, never silent, other on each channel.</summary>
    public static int At(long tick, int channel) => (int)(((tick / 500 % 9_973) + 1 + channel) << 16);
}
