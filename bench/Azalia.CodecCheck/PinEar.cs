using Azalia.Simulation.Codecs;

namespace Azalia.CodecCheck;

/// <summary>Keeps all that a pin hears.</summary>
internal sealed class PinEar : IFrameSink
{
    /// <summary>The samples.</summary>
    public List<int> Samples { get; } = [];

    /// <summary>Samples per frame.</summary>
    public int Channels { get; private set; }

    /// <inheritdoc/>
    public void Hear(in FrameBlock block)
    {
        Channels = block.Channels;
        Samples.AddRange(block.Samples);
    }
}
