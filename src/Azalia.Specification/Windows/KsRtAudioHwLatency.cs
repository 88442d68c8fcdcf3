namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_HWLATENCY: how far what is heard is behind the link position. 12 bytes.</summary>
/// <param name="FifoSize">Offset 0: bytes in the DMA engine's FIFO.</param>
/// <param name="ChipsetDelay">Offset 4: units of 100 ns.</param>
/// <param name="CodecDelay">Offset 8: units of 100 ns.</param>
public readonly record struct KsRtAudioHwLatency(uint FifoSize, uint ChipsetDelay, uint CodecDelay)
{
    /// <summary>sizeof(KSRTAUDIO_HWLATENCY).</summary>
    public const int EncodedSize = 12;
}
