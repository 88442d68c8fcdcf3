using Azalia.Simulation.Codecs;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>Plugged into an output pin: keeps all that it hears.</summary>
internal sealed class Ear : IFrameSink
{
    public List<int> Samples { get; } = [];

    public void Hear(in FrameBlock block) => Samples.AddRange(block.Samples);
}
