using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// HDAUDIO_BUS_INTERFACE (GUID {D2EAF88B-AB18-41A8-B664-8D592167671B}, version 0x0100): the HD Audio DDI as a function driver sees it, with
/// the routines of the table in its order. Obtained from <see cref="FunctionGroupDevice.QueryInterface"/>.
/// </summary>
/// <remarks>
/// <para>Checks are made in the order: level, parameters, handle, state, resources, hardware. A call that fails changes nothing,
/// except that STATUS_DEVICE_NOT_READY marks the engine as needing a reset, which the next allocation performs.</para>
/// <para>Where the documentation speaks of a bad pointer, which C# cannot express: an empty or default value stands in for it, as the routine says.</para>
/// </remarks>
public interface IHdAudioBusInterface : IHdAudioInterface
{
    /// <summary>
    /// TransferCodecVerbs: sends each element's Output and puts the answer into the same element's Input, strictly in order: each verb
    /// is answered or timed out before the next is sent.
    /// </summary>
    /// <param name="codecTransfer">The elements; owned by the call until it ends. Any number of at least one.</param>
    /// <param name="callback">Null: synchronous, PASSIVE_LEVEL. Else the call returns at once, at DISPATCH_LEVEL or below.</param>
    /// <param name="context">What the callback gets.</param>
    /// <returns>
    /// STATUS_SUCCESS: all were processed, or queued; each Input says by IsValid and HasFifoOverrun what became of it.
    /// STATUS_INVALID_PARAMETER: no element. STATUS_UNSUCCESSFUL: the level is too high. STATUS_NO_MEMORY: nothing more can be queued, and no
    /// callback follows. STATUS_INVALID_DEVICE_REQUEST (undocumented): the context has ended, or the device is asleep or gone.
    /// </returns>
    NtStatus TransferCodecVerbs(Memory<HdAudioCodecTransfer> codecTransfer, HdAudioTransferCompleteCallback? callback = null, object? context = null);

    /// <summary>
    /// AllocateCaptureDmaEngine: reserves an input engine and bandwidth on the codec's SDI line. Touches no hardware. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="codecAddress">The SDI line on which the data will arrive; a codec must have been found there.</param>
    /// <param name="streamFormat">The stream's format.</param>
    /// <param name="handle">The engine, in the Reset state and without a buffer.</param>
    /// <param name="converterFormat">The word to program into the codec's converters.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER; undocumented: STATUS_UNSUCCESSFUL (level),
    /// STATUS_INVALID_DEVICE_REQUEST (the context has ended, or the device is gone).
    /// </returns>
    NtStatus AllocateCaptureDmaEngine(byte codecAddress, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat);

    /// <summary>AllocateRenderDmaEngine: reserves an output engine and bandwidth on the SDO lines. Touches no hardware. PASSIVE_LEVEL.</summary>
    /// <param name="streamFormat">The stream's format.</param>
    /// <param name="stripe">Whether to spread the stream over two SDO lines; ignored by a controller that has one.</param>
    /// <param name="handle">The engine, in the Reset state and without a buffer.</param>
    /// <param name="converterFormat">The word to program into the codec's converters.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER; undocumented: STATUS_UNSUCCESSFUL (level),
    /// STATUS_INVALID_DEVICE_REQUEST (the context has ended, or the device is gone).
    /// </returns>
    NtStatus AllocateRenderDmaEngine(in HdAudioStreamFormat streamFormat, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat);

    /// <summary>
    /// ChangeBandwidthAllocation: reserves bandwidth for another format. The engine is in Reset and has no buffer. On failure the old
    /// reservation and format stay in force. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine.</param>
    /// <param name="streamFormat">The new format.</param>
    /// <param name="converterFormat">The new word for the converters.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INVALID_PARAMETER, STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (state or
    /// buffer), STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES.
    /// </returns>
    NtStatus ChangeBandwidthAllocation(DmaEngineHandle handle, in HdAudioStreamFormat streamFormat, out HdAudioConverterFormat converterFormat);

    /// <summary>
    /// AllocateDmaBuffer: allocates the cyclic buffer, zeroed, and programs the engine to use it. The engine stays in Reset. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="handle">The engine, in Reset and without a buffer.</param>
    /// <param name="requestedBufferSize">Bytes wanted, at least 1.</param>
    /// <param name="bufferMdl">The pages; the bus driver's, to be mapped and not to be freed.</param>
    /// <param name="allocatedBufferSize">Bytes of the cycle: the smallest legal size at or above the request, or the largest there is.</param>
    /// <param name="streamId">The stream number for the converters, 1 to 15.</param>
    /// <param name="fifoSize">Bytes that the engine can hold.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER (size 0),
    /// STATUS_DEVICE_NOT_READY (hardware timed out, or the device is asleep or gone), STATUS_INVALID_DEVICE_REQUEST (not in Reset, or a buffer is allocated).
    /// </returns>
    NtStatus AllocateDmaBuffer(DmaEngineHandle handle, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize, out byte streamId, out uint fifoSize);

    /// <summary>FreeDmaBuffer: frees what AllocateDmaBuffer allocated. PASSIVE_LEVEL.</summary>
    /// <param name="handle">The engine, in Reset.</param>
    /// <returns>STATUS_SUCCESS, STATUS_UNSUCCESSFUL (level), STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (not in Reset, or no buffer).</returns>
    NtStatus FreeDmaBuffer(DmaEngineHandle handle);

    /// <summary>FreeDmaEngine: gives the engine and its bandwidth back; the handle becomes invalid. DISPATCH_LEVEL or below.</summary>
    /// <param name="handle">The engine, in Reset and without a buffer.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (not in Reset, or a buffer is allocated); undocumented: STATUS_UNSUCCESSFUL
    /// (above DISPATCH_LEVEL).
    /// </returns>
    NtStatus FreeDmaEngine(DmaEngineHandle handle);

    /// <summary>
    /// SetDmaEngineState: puts all listed engines into a state, in step with each other, or none of them. Reset and Run are reached from each
    /// other only through Stop. DISPATCH_LEVEL or below.
    /// </summary>
    /// <param name="streamState">The state; Stop and Pause are the same.</param>
    /// <param name="handles">The engines, at least one.</param>
    /// <returns>
    /// STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no such state, no handle), STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (no buffer, or
    /// not a legal transition); undocumented: STATUS_UNSUCCESSFUL (above DISPATCH_LEVEL), STATUS_DEVICE_NOT_READY (hardware does not answer, or did
    /// not and was not reset since).
    /// </returns>
    NtStatus SetDmaEngineState(HdAudioStreamState streamState, ReadOnlySpan<DmaEngineHandle> handles);

    /// <summary>GetWallClockRegister: the live 32-bit count of the link's 24 MHz bit clock. DISPATCH_LEVEL or below.</summary>
    /// <param name="wallclock">The register.</param>
    void GetWallClockRegister(out LiveRegister wallclock);

    /// <summary>
    /// GetLinkPositionRegister: the live byte offset in the cyclic buffer of the next byte on the link. Valid in every state until
    /// FreeDmaEngine; reads 0 in Reset. DISPATCH_LEVEL or below.
    /// </summary>
    /// <param name="handle">The engine.</param>
    /// <param name="position">The register.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INVALID_HANDLE; undocumented: STATUS_UNSUCCESSFUL (above DISPATCH_LEVEL).</returns>
    NtStatus GetLinkPositionRegister(DmaEngineHandle handle, out LiveRegister? position);

    /// <summary>
    /// RegisterEventCallback: gives a tag, unique on the codec, for unsolicited responses. The client programs it into the codec. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="routine">What to call; null is STATUS_INVALID_PARAMETER.</param>
    /// <param name="context">What to call it with.</param>
    /// <param name="tag">0 to 63.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INSUFFICIENT_RESOURCES (64 tags are taken), STATUS_INVALID_PARAMETER, STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus RegisterEventCallback(HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag);

    /// <summary>
    /// UnregisterEventCallback: gives a tag back. No callback for it starts after this returned. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="tag">The tag.</param>
    /// <returns>STATUS_SUCCESS, STATUS_INVALID_PARAMETER (not registered), STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus UnregisterEventCallback(byte tag);

    /// <summary>GetDeviceInformation: facts of the controller and the driver. The caller writes Size first. PASSIVE_LEVEL.</summary>
    /// <param name="deviceInformation">Size 10 to 13: the first version is filled, Size becomes 10. 14 and above: the second, 14.</param>
    /// <returns>STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL (Size below 10), STATUS_UNSUCCESSFUL (level).</returns>
    NtStatus GetDeviceInformation(ref HdAudioDeviceInformation deviceInformation);

    /// <summary>GetResourceInformation: where the client's function group is. PASSIVE_LEVEL.</summary>
    /// <param name="codecAddress">The SDI line of its codec.</param>
    /// <param name="functionGroupStartNode">The node of the function group itself.</param>
    void GetResourceInformation(out byte codecAddress, out byte functionGroupStartNode);
}
