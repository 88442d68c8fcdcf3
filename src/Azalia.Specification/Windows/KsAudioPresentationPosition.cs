namespace Azalia.Specification.Windows;

/// <summary>KSAUDIO_PRESENTATION_POSITION: how much has been heard, and when that was so. 16 bytes.</summary>
/// <param name="PositionInBlocks">Offset 0: sample frames since the stream left the stop state.</param>
/// <param name="PerformanceCounter">Offset 8: raw ticks of the performance counter at that position.</param>
public readonly record struct KsAudioPresentationPosition(ulong PositionInBlocks, ulong PerformanceCounter)
{
    /// <summary>sizeof(KSAUDIO_PRESENTATION_POSITION).</summary>
    public const int EncodedSize = 16;
}
