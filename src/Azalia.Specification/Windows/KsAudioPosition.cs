namespace Azalia.Specification.Windows;

/// <summary>KSAUDIO_POSITION: two byte offsets in the cyclic buffer. 16 bytes.</summary>
/// <param name="PlayOffset">Offset 0: the byte that is heard or was captured now.</param>
/// <param name="WriteOffset">Offset 8: the first byte that the device has not taken over yet.</param>
public readonly record struct KsAudioPosition(ulong PlayOffset, ulong WriteOffset)
{
    /// <summary>sizeof(KSAUDIO_POSITION).</summary>
    public const int EncodedSize = 16;
}
