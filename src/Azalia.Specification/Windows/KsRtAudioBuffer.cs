namespace Azalia.Specification.Windows;

/// <summary>KSRTAUDIO_BUFFER: the cyclic buffer as a pin gives it to its client. 16 bytes on 64 bits.</summary>
/// <typeparam name="TMapping">What stands in for an address: the platform's view of the buffer.</typeparam>
/// <param name="BufferAddress">Offset 0: the client's mapping; it begins with the buffer's first byte.</param>
/// <param name="ActualBufferSize">Offset 8: bytes of the cyclic buffer.</param>
/// <param name="CallMemoryBarrier">Offset 12: the client must issue a store fence before it relies on the device seeing what it
/// wrote.</param>
public readonly record struct KsRtAudioBuffer<TMapping>(TMapping BufferAddress, uint ActualBufferSize, bool CallMemoryBarrier)
{
    /// <summary>sizeof(KSRTAUDIO_BUFFER), 64 bits.</summary>
    public const int EncodedSize = 16;
}
