namespace Azalia.Specification.Windows;

/// <summary>
/// KSRTAUDIO_BUFFER_PROPERTY_WITH_NOTIFICATION: the request for a cyclic buffer that signals events. 40 bytes on 64 bits.
/// </summary>
/// <param name="RequestedBufferSize">Offset 32: bytes wished for.</param>
/// <param name="NotificationCount">Offset 36: events in one trip around the buffer, 1 or 2.</param>
/// <param name="BaseAddress">Offset 24: a hint where to map it; zero leaves it to the port, which ignores any other.</param>
public readonly record struct KsRtAudioBufferPropertyWithNotification(uint RequestedBufferSize, uint NotificationCount, nint BaseAddress = 0)
{
    /// <summary>sizeof(KSRTAUDIO_BUFFER_PROPERTY_WITH_NOTIFICATION), 64 bits.</summary>
    public const int EncodedSize = 40;
}
