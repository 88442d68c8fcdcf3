namespace Azalia.WaveRT.Client;

/// <summary>What a client of a pin wishes for.</summary>
/// <param name="PeriodFrames">The wished distance between two looks at the device, in frames; the nearest legal one at or above it is
/// used.</param>
/// <param name="BufferPeriods">The wished length of the cyclic buffer in periods, at least 2; with events it is 2 whatever is wished.</param>
/// <param name="Mode">How the client keeps up with the device.</param>
public readonly record struct ClientRequest(int PeriodFrames, int BufferPeriods = 2, ClientMode Mode = ClientMode.Timer);
