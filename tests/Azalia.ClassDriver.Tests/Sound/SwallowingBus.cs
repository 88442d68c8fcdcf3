using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Sound;

/// <summary>
/// The DDI with some verbs taken away: they never reach the codec, and their answers say that all is well, so that the driver goes on.
/// </summary>
internal sealed class SwallowingBus(IHdAudioBusInterface bus, Predicate<CodecCommand> isSwallowed) : IHdAudioBusInterface
{
    /// <summary>How many verbs were taken away: a step that was never taken proves nothing by its absence.</summary>
    public int Swallowed { get; private set; }

    public ushort Size => bus.Size;

    public ushort Version => bus.Version;

    public void InterfaceReference() => bus.InterfaceReference();

    public void InterfaceDereference() => bus.InterfaceDereference();

    public NtStatus TransferCodecVerbs(
        Memory<HdAudioCodecTransfer> codecTransfer, HdAudioTransferCompleteCallback? callback = null, object? context = null)
    {
        for (int i = 0; i < codecTransfer.Length; i++)
        {
            ref HdAudioCodecTransfer transfer = ref codecTransfer.Span[i];
            if (isSwallowed(new CodecCommand(transfer.Output.Command)))
            {
                Swallowed++;
                transfer.Input = new HdAudioCodecResponse { IsValid = true };
                continue;
            }

            NtStatus status = bus.TransferCodecVerbs(codecTransfer.Slice(i, 1));
            if (!status.IsSuccess)
                return status;
        }

        callback?.Invoke(codecTransfer, context);
        return NtStatus.Success;
    }

    public NtStatus AllocateCaptureDmaEngine(
        byte codecAddress, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat) =>
        bus.AllocateCaptureDmaEngine(codecAddress, streamFormat, out handle, out converterFormat);

    public NtStatus AllocateRenderDmaEngine(
        in HdAudioStreamFormat streamFormat, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat) =>
        bus.AllocateRenderDmaEngine(streamFormat, stripe, out handle, out converterFormat);

    public NtStatus ChangeBandwidthAllocation(
        DmaEngineHandle handle, in HdAudioStreamFormat streamFormat, out HdAudioConverterFormat converterFormat) =>
        bus.ChangeBandwidthAllocation(handle, streamFormat, out converterFormat);

    public NtStatus AllocateDmaBuffer(
        DmaEngineHandle handle, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize, out byte streamId, out uint fifoSize) =>
        bus.AllocateDmaBuffer(handle, requestedBufferSize, out bufferMdl, out allocatedBufferSize, out streamId, out fifoSize);

    public NtStatus FreeDmaBuffer(DmaEngineHandle handle) => bus.FreeDmaBuffer(handle);

    public NtStatus FreeDmaEngine(DmaEngineHandle handle) => bus.FreeDmaEngine(handle);

    public NtStatus SetDmaEngineState(HdAudioStreamState streamState, ReadOnlySpan<DmaEngineHandle> handles) =>
        bus.SetDmaEngineState(streamState, handles);

    public void GetWallClockRegister(out LiveRegister wallclock) => bus.GetWallClockRegister(out wallclock);

    public NtStatus GetLinkPositionRegister(DmaEngineHandle handle, out LiveRegister? position) =>
        bus.GetLinkPositionRegister(handle, out position);

    public NtStatus RegisterEventCallback(HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag) =>
        bus.RegisterEventCallback(routine, context, out tag);

    public NtStatus UnregisterEventCallback(byte tag) => bus.UnregisterEventCallback(tag);

    public NtStatus GetDeviceInformation(ref HdAudioDeviceInformation deviceInformation) => bus.GetDeviceInformation(ref deviceInformation);

    public void GetResourceInformation(out byte codecAddress, out byte functionGroupStartNode) =>
        bus.GetResourceInformation(out codecAddress, out functionGroupStartNode);
}
