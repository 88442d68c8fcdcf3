namespace Azalia.ClassDriver.Miniport;

/// <summary>What went wrong with the packets of a stream since it was opened.</summary>
/// <param name="Late">Packets that the client said it had written when they were moved already.</param>
/// <param name="Overrun">Packets that the client said it had written before there was room.</param>
/// <param name="Underrun">Packets that were moved without the client having said that it had written them.</param>
/// <param name="Duplicate">Times that the client said the same thing again.</param>
/// <param name="Dropped">Captured packets that were overwritten before the client read them.</param>
public readonly record struct PacketTelemetry(int Late, int Overrun, int Underrun, int Duplicate, int Dropped);
