using Azalia.Simulation.Codecs;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>Counts what a pin hears.</summary>
internal sealed class Ear : IFrameSink
{
    public long Frames { get; private set; }

    /// <summary>The first sample that is not silence, or null.</summary>
    public int? FirstSample { get; private set; }

    public void Hear(in FrameBlock block)
    {
        Frames += block.FrameCount;
        foreach (int sample in block.Samples)
            FirstSample ??= sample == 0 ? null : sample;
    }
}
