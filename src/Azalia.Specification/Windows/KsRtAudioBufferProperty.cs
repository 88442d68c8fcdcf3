namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_BUFFER_PROPERTY behind its KSPROPERTY: the request for a cyclic buffer. 40 bytes on 64 bits.</summary>
/// <param name="RequestedBufferSize">Offset 32: bytes wished for.</param>
/// <param name="BaseAddress">Offset 24: a hint where to map it; zero leaves it to the port, which ignores any other.</param>
public readonly record struct KsRtAudioBufferProperty(uint RequestedBufferSize, nint BaseAddress = 0)
{
    /// <summary>sizeof(KSRTAUDIO_BUFFER_PROPERTY), 64 bits.</summary>
    public const int EncodedSize = 40;
}
