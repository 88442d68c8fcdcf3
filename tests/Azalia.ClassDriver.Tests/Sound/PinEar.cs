using Azalia.Simulation.Codecs;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>Keeps all that a pin hears.</summary>
internal sealed class PinEar : IFrameSink
{
    public List<int> Samples { get; } = [];

    public int Channels { get; private set; }

    public void Hear(in FrameBlock block)
    {
        Channels = block.Channels;
        Samples.AddRange(block.Samples);
    }
}
