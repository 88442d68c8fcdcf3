namespace Azalia.Simulation.Faults;

/// <summary>A part of memory by what the device has it for.</summary>
public enum FaultArea
{
    /// <summary><c>corb</c>: the ring of commands. Fetched, 32 bits at a time.</summary>
    Corb,

    /// <summary><c>rirb</c>: the ring of responses. Stored, 64 bits at a time: response in 31:0, codec in 35:32, unsolicited in 36.</summary>
    Rirb,

    /// <summary><c>positions</c>: the position buffer. Stored, 32 bits for each stream.</summary>
    Positions,

    /// <summary><c>list</c>: a stream's buffer descriptor list. Fetched, 128 bits at a time: address in 63:0, length in 95:64, IOC in 96.</summary>
    List,

    /// <summary><c>samples</c>: everything else, which is the streams' buffers. Any length.</summary>
    Samples,
}
