using Azalia.Specification.Streams;

namespace Azalia.Simulation.Link;

/// <summary>Asks a codec for what it sends on one input stream in a run of consecutive link frames (HDA 1.0a 4.4, 4.5.2).</summary>
/// <remarks>Valid only during the call that it is passed to.</remarks>
public readonly ref struct InboundRequest
{
    /// <summary>The stream number that the controller takes, 1 to 15.</summary>
    public required byte StreamNumber { get; init; }

    /// <summary>The format of the stream descriptor (SDnFMT).</summary>
    public required StreamFormat Format { get; init; }

    /// <summary>The tick, counted from power-on, at which the first link frame of the run starts.</summary>
    public required long FirstTick { get; init; }

    /// <summary>The tick at which the last link frame of the run starts.</summary>
    public required long LastTick { get; init; }

    /// <summary>How many sample frames fit the run by the stream's cadence.</summary>
    public required int FrameCount { get; init; }
}
