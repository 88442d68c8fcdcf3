namespace Azalia.Specification.Windows;

/// <summary>
/// HDAUDIO_CODEC_TRANSFER: one verb and the place for its answer. 16 bytes, aligned to 8; the answer is at offset 8.
/// Mutable, as the array that TransferCodecVerbs takes is both input and output.
/// </summary>
/// <param name="Output">Offset 0: the command, written by the caller.</param>
/// <param name="Input">Offset 8: the response, written by the bus driver.</param>
public record struct HdAudioCodecTransfer(HdAudioCodecCommand Output, HdAudioCodecResponse Input = default)
{
    /// <summary>sizeof(HDAUDIO_CODEC_TRANSFER).</summary>
    public const int EncodedSize = 16;

    /// <summary>offsetof(HDAUDIO_CODEC_TRANSFER, Input).</summary>
    public const int InputOffset = 8;
}
