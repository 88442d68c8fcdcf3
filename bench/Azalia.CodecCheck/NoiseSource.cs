using Azalia.Simulation.Codecs;

namespace Azalia.CodecCheck;

/// <summary>Noise that is spoken into a pin, kept to be compared with.</summary>
/// <param name="seed">Decides the noise.</param>
internal sealed class NoiseSource(int seed) : IFrameSource
{
    private readonly Random _random = new(seed);

    /// <summary>All that was spoken.</summary>
    public List<int> Spoken { get; } = [];

    /// <inheritdoc/>
    public void Speak(int sampleRate, int channels, long firstTick, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = Noise.Sample(_random);
            Spoken.Add(samples[i]);
        }
    }
}
