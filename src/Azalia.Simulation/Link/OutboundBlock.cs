using Azalia.Specification.Streams;

namespace Azalia.Simulation.Link;

/// <summary>What one output stream put on the link in a run of consecutive frames: its packets joined, in the layout that memory has (HDA 1.0a 4.4, 4.5.1).</summary>
/// <remarks>
/// Valid only during the call that it is passed to. A codec hears every stream of the link, as on the wire, and picks by stream number.
/// </remarks>
public readonly ref struct OutboundBlock
{
    /// <summary>The stream number on the packets, 1 to 15.</summary>
    public required byte StreamNumber { get; init; }

    /// <summary>The format of the stream descriptor (SDnFMT).</summary>
    public required StreamFormat Format { get; init; }

    /// <summary>
    /// Over how many SDO lines the packets are spread, in the code of SDnCTL.STRIPE and of the verb 724h: 0 for one, 1 for two, 2 for four. A
    /// converter that expects another number cannot put the bits together again (HDA 1.0a 5.3.2.3).
    /// </summary>
    public byte StripeCode { get; init; }

    /// <summary>The tick, counted from power-on, at which the first link frame of the run starts.</summary>
    public required long FirstTick { get; init; }

    /// <summary>The tick at which the last link frame of the run starts; equal to <see cref="FirstTick"/> for one frame.</summary>
    public required long LastTick { get; init; }

    /// <summary>How many sample frames (the specification's "blocks") travelled; 0 for a run that holds only empty link frames of a running stream.</summary>
    public required int FrameCount { get; init; }

    /// <summary>The samples as they stand in memory: <see cref="FrameCount"/> times <see cref="StreamFormat.BytesPerFrame"/> bytes.</summary>
    public required ReadOnlySpan<byte> Bytes { get; init; }
}
