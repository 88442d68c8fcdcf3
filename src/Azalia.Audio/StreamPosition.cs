namespace Azalia.Audio;

/// <summary>Where a stream is, and when it was there.</summary>
/// <param name="Frames">Frames on the link since the stream was last started.</param>
/// <param name="Time">Time of the platform's clock, since it was opened, just before the position was read.</param>
public readonly record struct StreamPosition(long Frames, TimeSpan Time);
