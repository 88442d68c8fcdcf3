using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Remembers all that a pin speaks.</summary>
internal sealed class RecordingSink : IFrameSink
{
    public List<int> Samples { get; } = [];

    public int Calls { get; private set; }

    public int SampleRate { get; private set; }

    public int Channels { get; private set; }

    public long FirstTick { get; private set; }

    public void Hear(in FrameBlock block)
    {
        Assert.Equal(block.FrameCount * block.Channels, block.Samples.Length);
        Calls++;
        (SampleRate, Channels, FirstTick) = (block.SampleRate, block.Channels, block.FirstTick);
        Samples.AddRange(block.Samples);
    }
}
