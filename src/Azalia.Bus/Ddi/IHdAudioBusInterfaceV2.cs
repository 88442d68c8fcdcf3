using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// HDAUDIO_BUS_INTERFACE_V2 (GUID {B52AF5FB-424B-4BB9-A160-5B38BE94E568}, version 0x0100): the first table, and behind it buffers that notify.
/// </summary>
public interface IHdAudioBusInterfaceV2 : IHdAudioBusInterface
{
    /// <summary>
    /// AllocateDmaBufferWithNotification: as AllocateDmaBuffer, and every registered event and callback is told when the end of the cycle has been
    /// moved, and with two notifications also its middle. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine, in Reset and without a buffer.</param>
    /// <param name="notificationCount">1 or 2.</param>
    /// <param name="requestedBufferSize">Bytes wanted, at least 1.</param>
    /// <param name="bufferMdl">The pages; the bus driver's, to be mapped and not to be freed.</param>
    /// <param name="allocatedBufferSize">Bytes of the cycle: the smallest legal size at or above the request, or the largest there is.</param>
    /// <param name="offsetFromFirstPage">Offset of the buffer in its first page: always 0.</param>
    /// <param name="streamId">The stream number for the converters, 1 to 15.</param>
    /// <param name="fifoSize">Bytes that the engine can hold.</param>
    /// <returns>As AllocateDmaBuffer; STATUS_INVALID_PARAMETER also for another number of notifications.</returns>
    NtStatus AllocateDmaBufferWithNotification(
        DmaEngineHandle handle, uint notificationCount, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize,
        out nuint offsetFromFirstPage, out byte streamId, out uint fifoSize);

    /// <summary>FreeDmaBufferWithNotification: frees a buffer of either routine. PASSIVE_LEVEL.</summary>
    /// <param name="handle">The engine, in Reset.</param>
    /// <param name="bufferMdl">The MDL that was handed out.</param>
    /// <param name="bufferSize">The size that was handed out.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (not in Reset, or no buffer),
    /// STATUS_INVALID_PARAMETER (not the MDL or size of this engine; undocumented).
    /// </returns>
    NtStatus FreeDmaBufferWithNotification(DmaEngineHandle handle, Mdl bufferMdl, nuint bufferSize);

    /// <summary>
    /// RegisterNotificationEvent: the event is set at each notification of the engine. Legal in every state, before and after a buffer;
    /// registering twice makes two entries. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine.</param>
    /// <param name="notificationEvent">The event, the client's; null is STATUS_INVALID_PARAMETER.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES (no entry is free), STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER, STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus RegisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent);

    /// <summary>UnregisterNotificationEvent: takes one entry of the event away. PASSIVE_LEVEL.</summary>
    /// <param name="handle">The engine.</param>
    /// <param name="notificationEvent">The event.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INVALID_PARAMETER (not registered), STATUS_INVALID_HANDLE, STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus UnregisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent);
}
