using Azalia.Simulation.Codecs;

namespace Azalia.Audio.Tests;

/// <summary>Keeps all that a pin hears.</summary>
internal sealed class Ear : IFrameSink
{
    public List<int> Samples { get; } = [];

    /// <summary>When each run began, in ticks of the device.</summary>
    public List<long> Ticks { get; } = [];

    public int SampleRate { get; private set; }

    public int Channels { get; private set; }

    public int Frames => Channels == 0 ? 0 : Samples.Count / Channels;

    public void Hear(in FrameBlock block)
    {
        SampleRate = block.SampleRate;
        Channels = block.Channels;
        Ticks.Add(block.FirstTick);
        Samples.AddRange(block.Samples);
    }
}
