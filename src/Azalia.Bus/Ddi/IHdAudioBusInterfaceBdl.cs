using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// HDAUDIO_BUS_INTERFACE_BDL (GUID {B4D65397-5634-40B0-B068-F5B9F8B967A5}, version 0x0100): the table for a client that writes its own buffer descriptor
/// list, with the routines in its order.
/// </summary>
public interface IHdAudioBusInterfaceBdl : IHdAudioInterface
{
    /// <inheritdoc cref="IHdAudioBusInterface.TransferCodecVerbs"/>
    NtStatus TransferCodecVerbs(Memory<HdAudioCodecTransfer> codecTransfer, HdAudioTransferCompleteCallback? callback = null, object? context = null);

    /// <inheritdoc cref="IHdAudioBusInterface.AllocateCaptureDmaEngine"/>
    NtStatus AllocateCaptureDmaEngine(byte codecAddress, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat);

    /// <inheritdoc cref="IHdAudioBusInterface.AllocateRenderDmaEngine"/>
    NtStatus AllocateRenderDmaEngine(in HdAudioStreamFormat streamFormat, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat);

    /// <inheritdoc cref="IHdAudioBusInterface.ChangeBandwidthAllocation"/>
    NtStatus ChangeBandwidthAllocation(DmaEngineHandle handle, in HdAudioStreamFormat streamFormat, out HdAudioConverterFormat converterFormat);

    /// <summary>
    /// AllocateContiguousDmaBuffer: allocates a data buffer of adjacent pages, and a page for the descriptor list. Their contents are
    /// uninitialised. The engine is not configured. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine, in Reset and without a buffer.</param>
    /// <param name="requestedBufferSize">Bytes wanted, at least 1; at least as many are given.</param>
    /// <param name="dataBuffer">
    /// The data buffer, mapped. The bus driver's: it ends with FreeContiguousDmaBuffer. <see cref="DmaView.AddressOf"/> gives the
    /// addresses for the list.
    /// </param>
    /// <param name="bdlBuffer">The list: exactly one page, on a page boundary.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER (size 0),
    /// STATUS_DEVICE_NOT_READY (the engine needed a reset, and hardware timed out), STATUS_INVALID_DEVICE_REQUEST (not in Reset, or a buffer is allocated).
    /// </returns>
    NtStatus AllocateContiguousDmaBuffer(DmaEngineHandle handle, uint requestedBufferSize, out DmaView? dataBuffer, out DmaView? bdlBuffer);

    /// <summary>
    /// SetupDmaEngineWithBdl: programs the engine to use the contiguous buffer with the list that the client wrote. May be called again in
    /// Reset. The engine stays in Reset. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine, in Reset and with a contiguous buffer.</param>
    /// <param name="bufferLength">Bytes that the list describes: the sum of its lengths.</param>
    /// <param name="lvi">Index of the last valid descriptor, 1 to 255.</param>
    /// <param name="isr">What to call at DIRQL for the stream's interrupts; null only when no descriptor asks for one.</param>
    /// <param name="context">What to call it with.</param>
    /// <param name="streamId">The stream number for the converters, 1 to 15.</param>
    /// <param name="fifoSize">Bytes that the engine can hold.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER (Lvi, length or the list itself),
    /// STATUS_DEVICE_NOT_READY (hardware timed out, or no stream number is left), STATUS_INVALID_DEVICE_REQUEST (not in Reset, or no contiguous buffer).
    /// </returns>
    NtStatus SetupDmaEngineWithBdl(
        DmaEngineHandle handle, uint bufferLength, uint lvi, HdAudioBdlIsr? isr, object? context, out byte streamId, out uint fifoSize);

    /// <summary>FreeContiguousDmaBuffer: frees the data buffer and the list. PASSIVE_LEVEL.</summary>
    /// <param name="handle">The engine, in Reset.</param>
    /// <returns>STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (not in Reset, or none allocated).</returns>
    NtStatus FreeContiguousDmaBuffer(DmaEngineHandle handle);

    /// <inheritdoc cref="IHdAudioBusInterface.FreeDmaEngine"/>
    NtStatus FreeDmaEngine(DmaEngineHandle handle);

    /// <inheritdoc cref="IHdAudioBusInterface.SetDmaEngineState"/>
    NtStatus SetDmaEngineState(HdAudioStreamState streamState, ReadOnlySpan<DmaEngineHandle> handles);

    /// <inheritdoc cref="IHdAudioBusInterface.GetWallClockRegister"/>
    void GetWallClockRegister(out LiveRegister wallclock);

    /// <inheritdoc cref="IHdAudioBusInterface.GetLinkPositionRegister"/>
    NtStatus GetLinkPositionRegister(DmaEngineHandle handle, out LiveRegister? position);

    /// <inheritdoc cref="IHdAudioBusInterface.RegisterEventCallback"/>
    NtStatus RegisterEventCallback(HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag);

    /// <inheritdoc cref="IHdAudioBusInterface.UnregisterEventCallback"/>
    NtStatus UnregisterEventCallback(byte tag);

    /// <inheritdoc cref="IHdAudioBusInterface.GetDeviceInformation"/>
    NtStatus GetDeviceInformation(ref HdAudioDeviceInformation deviceInformation);

    /// <inheritdoc cref="IHdAudioBusInterface.GetResourceInformation"/>
    void GetResourceInformation(out byte codecAddress, out byte functionGroupStartNode);
}
