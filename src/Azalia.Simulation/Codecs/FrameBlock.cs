namespace Azalia.Simulation.Codecs;

/// <summary>A run of sample frames as a pin hears it.</summary>
/// <remarks>Valid only during the call that it is passed to; a sink that wants to keep the samples copies them.</remarks>
public readonly ref struct FrameBlock
{
    /// <summary>Sample frames per second.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Samples per frame, 1 to 16: as many as the converter takes from its stream.</summary>
    public required int Channels { get; init; }

    /// <summary>How many frames the run holds, at least 1.</summary>
    public required int FrameCount { get; init; }

    /// <summary>The device tick (24 MHz, from power-on) at which the link frame of the first sample starts.</summary>
    public required long FirstTick { get; init; }

    /// <summary>The samples: interleaved, signed, left-justified in 32 bits, whatever the depth of the stream.</summary>
    public required ReadOnlySpan<int> Samples { get; init; }
}
