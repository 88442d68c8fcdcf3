using Azalia.Bus.Link;
using Azalia.Bus.Streams;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Ddi;

/// <summary>
/// One client's context, and all routines of the DDI; the four tables show each their part of it. Every routine makes its checks in one
/// order - level, parameters, handle, state - and then calls the engine behind it once.
/// </summary>
internal abstract class BusInterfaceContext(HdaBusDriver bus, FunctionGroupDevice group)
{
    private const int LastCodecAddress = LinkTiming.MaximumCodecs - 1;
    private const int LastDescriptor = BufferDescriptor.MaximumEntries - 1;

    private readonly VerbClient _verbs = new();
    private int _references = 1;

    public abstract ushort Size { get; }

    public ushort Version { get; } = HdAudioInterfaceIds.Version;

    private static bool IsPassive => KProcessor.CurrentIrql == Irql.PassiveLevel;

    private static bool IsAboveDispatch => KProcessor.CurrentIrql > Irql.DispatchLevel;

    /// <summary>Whether nobody may use this context any more.</summary>
    private bool IsGone => Volatile.Read(ref _references) <= 0 || bus.State == BusState.Stopped;

    /// <summary>Whether the hardware can be programmed.</summary>
    private bool IsReady => bus.State == BusState.Started;

    public void InterfaceReference()
    {
        // A context whose last reference has gone is not brought back to life.
        for (int seen = Volatile.Read(ref _references); seen > 0;)
        {
            int before = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (before == seen)
                return;

            seen = before;
        }
    }

    public void InterfaceDereference()
    {
        if (Interlocked.Decrement(ref _references) != 0)
            return;

        // In a service routine no lock can be taken; its engines are given back as soon as the level has fallen.
        if (IsAboveDispatch)
            _ = new Dpc(() => bus.Forget(this, group.CodecAddress)).Queue();
        else
            bus.Forget(this, group.CodecAddress);
    }

    public NtStatus TransferCodecVerbs(Memory<HdAudioCodecTransfer> codecTransfer, HdAudioTransferCompleteCallback? callback, object? context)
    {
        if (callback is null ? !IsPassive : IsAboveDispatch)
            return NtStatus.Unsuccessful;

        if (codecTransfer.IsEmpty)
            return NtStatus.InvalidParameter;

        return IsGone ? NtStatus.InvalidDeviceRequest : bus.Link.Transfer(_verbs, codecTransfer, callback, context);
    }

    public NtStatus AllocateCaptureDmaEngine(
        byte codecAddress, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat)
    {
        handle = default;
        converterFormat = default;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (codecAddress > LastCodecAddress || !bus.HasCodec(codecAddress) || !bus.TryEncode(streamFormat, out StreamFormat format))
            return NtStatus.InvalidParameter;

        return AllocateEngine(isRender: false, codecAddress, format, stripe: false, out handle, out converterFormat);
    }

    public NtStatus AllocateRenderDmaEngine(
        in HdAudioStreamFormat streamFormat, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat)
    {
        handle = default;
        converterFormat = default;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (!bus.TryEncode(streamFormat, out StreamFormat format))
            return NtStatus.InvalidParameter;

        return AllocateEngine(isRender: true, group.CodecAddress, format, stripe, out handle, out converterFormat);
    }

    public NtStatus ChangeBandwidthAllocation(DmaEngineHandle handle, in HdAudioStreamFormat streamFormat, out HdAudioConverterFormat converterFormat)
    {
        converterFormat = default;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (!bus.TryEncode(streamFormat, out StreamFormat format))
            return NtStatus.InvalidParameter;

        NtStatus status = IsGone ? NtStatus.InvalidHandle : bus.Engines.ChangeBandwidth(group, handle, format);
        if (status.IsSuccess)
            converterFormat = new HdAudioConverterFormat(format.Raw);

        return status;
    }

    public NtStatus AllocateDmaBuffer(
        DmaEngineHandle handle, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize, out byte streamId, out uint fifoSize) =>
        AllocateBuffer(handle, notifications: 0, requestedBufferSize, out bufferMdl, out allocatedBufferSize, out streamId, out fifoSize);

    public NtStatus FreeDmaBuffer(DmaEngineHandle handle) => FreeBuffer(handle, EngineCall.FreeDmaBuffer, grant: null);

    public NtStatus AllocateDmaBufferWithNotification(
        DmaEngineHandle handle, uint notificationCount, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize,
        out nuint offsetFromFirstPage, out byte streamId, out uint fifoSize)
    {
        offsetFromFirstPage = 0;
        if (IsPassive && notificationCount is not (1 or 2))
        {
            bufferMdl = null;
            allocatedBufferSize = 0;
            streamId = 0;
            fifoSize = 0;
            return NtStatus.InvalidParameter;
        }

        return AllocateBuffer(handle, (int)notificationCount, requestedBufferSize, out bufferMdl, out allocatedBufferSize, out streamId, out fifoSize);
    }

    public NtStatus FreeDmaBufferWithNotification(DmaEngineHandle handle, Mdl bufferMdl, nuint bufferSize)
    {
        if (IsPassive && bufferMdl is null)
            return NtStatus.InvalidParameter;

        return FreeBuffer(handle, EngineCall.FreeDmaBuffer, (bufferMdl, bufferSize));
    }

    public NtStatus AllocateContiguousDmaBuffer(DmaEngineHandle handle, uint requestedBufferSize, out DmaView? dataBuffer, out DmaView? bdlBuffer)
    {
        dataBuffer = null;
        bdlBuffer = null;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (requestedBufferSize == 0)
            return NtStatus.InvalidParameter;

        if (IsGone)
            return NtStatus.InvalidHandle;

        return IsReady
            ? bus.Buffers.AllocateContiguous(group, handle, requestedBufferSize, out dataBuffer, out bdlBuffer)
            : RefuseHardware(handle, EngineCall.AllocateContiguousDmaBuffer);
    }

    public NtStatus SetupDmaEngineWithBdl(
        DmaEngineHandle handle, uint bufferLength, uint lvi, HdAudioBdlIsr? isr, object? context, out byte streamId, out uint fifoSize)
    {
        streamId = 0;
        fifoSize = 0;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (bufferLength == 0 || lvi is < 1 or > LastDescriptor)
            return NtStatus.InvalidParameter;

        if (IsGone)
            return NtStatus.InvalidHandle;

        return IsReady
            ? bus.Buffers.SetUp(group, handle, bufferLength, lvi, isr, context, out streamId, out fifoSize)
            : RefuseHardware(handle, EngineCall.SetupDmaEngineWithBdl);
    }

    public NtStatus FreeContiguousDmaBuffer(DmaEngineHandle handle) => FreeBuffer(handle, EngineCall.FreeContiguousDmaBuffer, grant: null);

    public NtStatus FreeDmaEngine(DmaEngineHandle handle)
    {
        // No status is documented for a level above DISPATCH_LEVEL; the one of the other routines stands in.
        if (IsAboveDispatch)
            return NtStatus.Unsuccessful;

        return IsGone ? NtStatus.InvalidHandle : bus.Engines.Free(group, handle, isLeaving: bus.State is BusState.Removed or BusState.Stopping);
    }

    public NtStatus SetDmaEngineState(HdAudioStreamState streamState, ReadOnlySpan<DmaEngineHandle> handles)
    {
        if (IsAboveDispatch)
            return NtStatus.Unsuccessful;

        if (streamState is < HdAudioStreamState.ResetState or > HdAudioStreamState.RunState || handles.IsEmpty)
            return NtStatus.InvalidParameter;

        return IsGone ? NtStatus.InvalidHandle : bus.Transitions.SetState(group, streamState, handles);
    }

    public void GetWallClockRegister(out LiveRegister wallclock) => wallclock = bus.WallClock;

    public NtStatus GetLinkPositionRegister(DmaEngineHandle handle, out LiveRegister? position)
    {
        position = null;
        if (IsAboveDispatch)
            return NtStatus.Unsuccessful;

        return IsGone ? NtStatus.InvalidHandle : bus.Engines.GetPosition(group, handle, out position);
    }

    public NtStatus RegisterEventCallback(HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag)
    {
        tag = 0;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (routine is null)
            return NtStatus.InvalidParameter;

        if (IsGone)
            return NtStatus.InvalidDeviceRequest;

        NtStatus status = bus.Tags.Register(group.CodecAddress, this, routine, context, out tag);
        return status.IsSuccess && IsForgottenMeanwhile() ? NtStatus.InvalidDeviceRequest : status;
    }

    public NtStatus UnregisterEventCallback(byte tag)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        return bus.Tags.Unregister(group.CodecAddress, this, tag);
    }

    public NtStatus GetDeviceInformation(ref HdAudioDeviceInformation deviceInformation)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (deviceInformation.Size < HdAudioDeviceInformation.EncodedSize)
            return NtStatus.BufferTooSmall;

        if (IsGone)
            return NtStatus.InvalidDeviceRequest;

        bus.FillDeviceInformation(ref deviceInformation, secondVersion: deviceInformation.Size >= HdAudioDeviceInformation.EncodedSizeV2);
        return NtStatus.Success;
    }

    public void GetResourceInformation(out byte codecAddress, out byte functionGroupStartNode)
    {
        codecAddress = group.CodecAddress;
        functionGroupStartNode = group.StartNode;
    }

    public NtStatus RegisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (notificationEvent is null)
            return NtStatus.InvalidParameter;

        return IsGone ? NtStatus.InvalidHandle : bus.Notifications.Register(group, handle, notificationEvent);
    }

    public NtStatus UnregisterNotificationEvent(DmaEngineHandle handle, KEvent notificationEvent)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        return IsGone ? NtStatus.InvalidHandle : bus.Notifications.Unregister(group, handle, notificationEvent);
    }

    public NtStatus RegisterNotificationCallback(
        DmaEngineHandle handle, object functionalDevice, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        if (notificationCallback is null || functionalDevice is null)
            return NtStatus.InvalidParameter;

        return IsGone
            ? NtStatus.InvalidHandle
            : bus.Notifications.Register(group, handle, new NotificationCallback(functionalDevice, notificationCallback, callbackContext));
    }

    public NtStatus UnregisterNotificationCallback(DmaEngineHandle handle, HdAudioDmaNotificationCallback notificationCallback, object? callbackContext)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        return IsGone ? NtStatus.InvalidHandle : bus.Notifications.Unregister(group, handle, notificationCallback, callbackContext);
    }

    private NtStatus AllocateEngine(
        bool isRender, byte codecAddress, StreamFormat format, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat)
    {
        handle = default;
        converterFormat = default;
        if (IsGone || bus.State == BusState.Removed)
            return NtStatus.InvalidDeviceRequest;

        NtStatus status = bus.Engines.Allocate(this, group, isRender, codecAddress, format, stripe, out handle);
        if (!status.IsSuccess)
            return status;

        if (IsForgottenMeanwhile())
        {
            handle = default;
            return NtStatus.InvalidDeviceRequest;
        }

        converterFormat = new HdAudioConverterFormat(format.Raw);
        return status;
    }

    /// <summary>
    /// Whether the last reference went while something was given to this context. Then it is taken back here: the dereference, which was on another thread, did not see it yet.
    /// </summary>
    private bool IsForgottenMeanwhile()
    {
        if (Volatile.Read(ref _references) > 0)
            return false;

        bus.Forget(this, group.CodecAddress);
        return true;
    }

    private NtStatus AllocateBuffer(
        DmaEngineHandle handle, int notifications, nuint requested, out Mdl? mdl, out nuint allocated, out byte streamId, out uint fifoSize)
    {
        BufferGrant grant = default;
        NtStatus status = !IsPassive ? NtStatus.Unsuccessful
            : requested == 0 ? NtStatus.InvalidParameter
            : IsGone ? NtStatus.InvalidHandle
            : IsReady ? bus.Buffers.Allocate(group, handle, requested, notifications, out grant)
            : RefuseHardware(handle, EngineCall.AllocateDmaBuffer);
        mdl = grant.Mdl;
        allocated = grant.Size;
        streamId = grant.StreamNumber;
        fifoSize = grant.FifoBytes;
        return status;
    }

    private NtStatus FreeBuffer(DmaEngineHandle handle, EngineCall call, (Mdl Mdl, nuint Size)? grant)
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        // Also after the driver has stopped: a buffer that was left to its handle waits for this call (DDI 5.5).
        return Volatile.Read(ref _references) <= 0 ? NtStatus.InvalidHandle : bus.Buffers.Free(group, handle, call, grant);
    }

    /// <summary>The answer of a routine that programs the hardware while there is none: asleep, being stopped, or removed.</summary>
    private NtStatus RefuseHardware(DmaEngineHandle handle, EngineCall call) =>
        bus.Engines.Check(group, handle, call) is { IsSuccess: false } refused ? refused : NtStatus.DeviceNotReady;
}
