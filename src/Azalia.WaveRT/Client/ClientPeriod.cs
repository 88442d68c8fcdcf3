namespace Azalia.WaveRT.Client;

/// <summary>One period of a client, for who measures it.</summary>
/// <param name="WokenTicks">When the client went on, in ticks of the platform's clock.</param>
/// <param name="DueTicks">When it was to go on; 0 when an event of the device decided that.</param>
/// <param name="PositionBytes">The position it read then: bytes since the stream was started.</param>
/// <param name="BeforeTicks">Just before the reading.</param>
/// <param name="AfterTicks">Just after it.</param>
public readonly record struct ClientPeriod(long WokenTicks, long DueTicks, long PositionBytes, long BeforeTicks, long AfterTicks);
