using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>
/// A stream that can signal events as it goes through its buffer: IMiniportWaveRTStreamNotification of portcls.h, methods in the order of
/// its table, which begins with that of <see cref="IMiniportWaveRTStream"/>.
/// </summary>
/// <remarks>
/// <para>The port asks a stream for it once, when the pin is opened; a stream without it has no notifications.</para>
/// <para>PASSIVE_LEVEL, under the device's lock. Events are signalled from wherever the device says so, with no lock of the port held.</para>
/// </remarks>
public interface IMiniportWaveRTStreamNotification : IMiniportWaveRTStream
{
    /// <summary>
    /// As <see cref="IMiniportWaveRTStream.AllocateAudioBuffer"/>, for a buffer whose registered events are signalled when the device has
    /// moved its end, and with two notifications also its middle.
    /// </summary>
    /// <param name="notificationCount">Signals in one trip around the buffer: 1 or 2.</param>
    /// <param name="requestedSize">Bytes wished for, a multiple of the count.</param>
    /// <param name="audioBufferMdl">The pages of the buffer; null on failure.</param>
    /// <param name="actualSize">Bytes that the buffer has, never fewer than requested, a multiple of the count.</param>
    /// <param name="offsetFromFirstPage">Bytes between the start of the first page and the buffer.</param>
    /// <param name="cacheType">How the pages must be mapped. Output only.</param>
    /// <returns>
    /// As AllocateAudioBuffer. STATUS_UNSUCCESSFUL for a size of 0 or below a frame is found first, then STATUS_INVALID_PARAMETER for
    /// another count, or for a size that it does not divide.
    /// </returns>
    NtStatus AllocateBufferWithNotification(
        uint notificationCount,
        uint requestedSize,
        out Mdl? audioBufferMdl,
        out uint actualSize,
        out uint offsetFromFirstPage,
        out MemoryCachingType cacheType);

    /// <summary>Frees a buffer that notifies. Cannot fail; null frees nothing.</summary>
    /// <param name="audioBufferMdl">The pages that <see cref="AllocateBufferWithNotification"/> gave.</param>
    /// <param name="bufferSize">The actual size that it gave.</param>
    void FreeBufferWithNotification(Mdl? audioBufferMdl, uint bufferSize);

    /// <summary>Adds an event; each event is signalled at each notification while the stream runs.</summary>
    /// <param name="notificationEvent">The event, which stays the caller's.</param>
    /// <returns>STATUS_INVALID_PARAMETER for no event, STATUS_UNSUCCESSFUL for one that is registered already, STATUS_INSUFFICIENT_RESOURCES when no more fit.</returns>
    NtStatus RegisterNotificationEvent(KEvent notificationEvent);

    /// <summary>Takes an event away; it is not signalled after this returned.</summary>
    /// <param name="notificationEvent">The event.</param>
    /// <returns>STATUS_NOT_FOUND for an event that is not registered.</returns>
    NtStatus UnregisterNotificationEvent(KEvent notificationEvent);
}
