using Azalia.Platform;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Controller;

/// <summary>What a stream's registers say at the moment at which RUN is set. The engine goes by this until RUN is set again: changes in
/// between are illegal (hardware 2.3) and have no effect.</summary>
/// <param name="Format">SDnFMT, valid or not.</param>
/// <param name="StripeCode">SDnCTL.STRIPE.</param>
/// <param name="CyclicBufferLength">SDnCBL in bytes, not 0.</param>
/// <param name="List">SDnBDPL and SDnBDPU.</param>
/// <param name="LastValidIndex">SDnLVI.</param>
/// <param name="FifoBytes">Bytes that SDnFIFOS stands for.</param>
/// <param name="LargestBurst">Bytes that the DMA engine moves at most at once.</param>
/// <param name="HighestAddress">The highest address that the controller can form.</param>
/// <param name="BuffersEndAtPages">Whether a buffer that crosses a 4 KiB boundary is an error.</param>
internal readonly record struct StreamSettings(
    StreamFormat Format,
    byte StripeCode,
    uint CyclicBufferLength,
    DeviceAddress List,
    int LastValidIndex,
    int FifoBytes,
    int LargestBurst,
    ulong HighestAddress,
    bool BuffersEndAtPages);
