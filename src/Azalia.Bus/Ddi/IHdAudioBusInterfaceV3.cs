using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// HDAUDIO_BUS_INTERFACE_V3 (GUID {DC25DA12-BCD1-4C7F-84E1-02ADB6DCDCBF}, version 0x0100): the second table, and behind it notification callbacks with
/// the time of the interrupt.
/// </summary>
public interface IHdAudioBusInterfaceV3 : IHdAudioBusInterfaceV2
{
    /// <summary>
    /// RegisterNotificationCallback: the routine is called at each notification of the engine. Registering twice makes two entries.
    /// PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine.</param>
    /// <param name="functionalDevice">
    /// The client's device object, kept alive by a reference until the matching unregistration: any object here.
    /// </param>
    /// <param name="notificationCallback">What to call; null is STATUS_INVALID_PARAMETER.</param>
    /// <param name="callbackContext">What to call it with.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES (no entry is free), STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER, STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus RegisterNotificationCallback(
        DmaEngineHandle handle, object functionalDevice, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext);

    /// <summary>
    /// UnregisterNotificationCallback: takes one entry with this routine and this context away. No call of it starts after this returned. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine.</param>
    /// <param name="notificationCallback">The routine.</param>
    /// <param name="callbackContext">The context.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no entry matches in both), STATUS_INVALID_HANDLE, STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus UnregisterNotificationCallback(DmaEngineHandle handle, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext);
}
