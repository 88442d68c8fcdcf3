namespace Azalia.Specification.Windows;

/// <summary>KSAUDIO_POSITIONEX: a position between two time stamps. 40 bytes.</summary>
/// <param name="TimerFrequency">Offset 0: ticks per second of both stamps.</param>
/// <param name="TimeStamp1">Offset 8: just before the position was read.</param>
/// <param name="Position">Offset 16.</param>
/// <param name="TimeStamp2">Offset 32: just after.</param>
public readonly record struct KsAudioPositionEx(ulong TimerFrequency, ulong TimeStamp1, KsAudioPosition Position, ulong TimeStamp2)
{
    /// <summary>sizeof(KSAUDIO_POSITIONEX).</summary>
    public const int EncodedSize = 40;
}
