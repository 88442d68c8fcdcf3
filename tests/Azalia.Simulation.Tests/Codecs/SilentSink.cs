using Azalia.Simulation.Codecs;

namespace Azalia.Simulation.Tests.Codecs;

/// <summary>Hears and forgets.</summary>
internal sealed class SilentSink : IFrameSink
{
    public void Hear(in FrameBlock block)
    {
    }
}
