using Azalia.Bus.Ddi;
using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Tests.Fakes;

/// <summary>
/// The DDI without a bus behind it: it keeps the rules of the state machine to the letter (DDI 4.2), notes every call, lets a codec
/// answer the verbs, and fails where a test says so.
/// </summary>
internal sealed partial class FakeBus : IHdAudioBusInterfaceV3, IDisposable
{
    public const int PositionOffset = 0;
    public const int WallClockOffset = 4;

    private readonly Dictionary<DmaEngineHandle, Engine> _engines = [];
    private nint _nextHandle = 0x1000;
    /// <summary>How many calls could have failed so far.</summary>
    public int Calls { get; private set; }


    public FakeBus(CodecProfile? codec = null)
    {
        SimulatedCodec brain = Brain = new(codec ?? CodecProfiles.Generic, CodecAddress);
        Codec = command => brain.Send(command, 0, out uint response) ? response : null;
        GroupNode = (codec ?? CodecProfiles.Generic).FunctionGroups[0].Node.Id;
    }

    /// <summary>Answers a verb, or gives null when no answer comes.</summary>
    public Func<CodecCommand, uint?> Codec { get; set; }

    /// <summary>The codec behind <see cref="Codec"/>, as it is without a test's interference.</summary>
    public SimulatedCodec Brain { get; }

    public byte CodecAddress { get; init; } = 2;

    public byte GroupNode { get; set; }

    public DmaMemory Memory { get; } = new(new DmaMemoryOptions { ArenaBytes = 8 << 20, LargestBuffer = 1 << 20 });

    public FakeRegisters Registers { get; } = new();

    /// <summary>Calls that change something, and verbs that set something, in order.</summary>
    public List<string> Log { get; } = [];

    public int VerbCount { get; private set; }

    /// <summary>Who is told of unsolicited responses, by tag.</summary>
    public Dictionary<byte, Action<HdAudioCodecResponse>> Events { get; } = [];

    /// <summary>How many tags there are.</summary>
    public int MostEvents { get; init; } = 64;

    public int References { get; private set; } = 1;

    /// <summary>The device is gone, and the bus driver knows it.</summary>
    public bool IsRemoved { get; set; }

    public int LiveEngines => _engines.Count;

    public int LiveBuffers => _engines.Values.Count(static engine => engine.Buffer is not null);

    /// <summary>What a routine answers instead of doing its work.</summary>
    public Dictionary<string, NtStatus> Failures { get; } = [];

    /// <summary>The call, counted from 1, that fails; 0 for none.</summary>
    public int FailingCall { get; set; }

    /// <summary>Size of a buffer, when it is not the legal one.</summary>
    public nuint? AllocatedBytes { get; set; }

    public ushort Size => HdAudioInterfaceIds.BusInterfaceSize;

    public ushort Version => HdAudioInterfaceIds.Version;

    public void InterfaceReference() => References++;

    public void InterfaceDereference() => References--;

    public NtStatus TransferCodecVerbs(
        Memory<HdAudioCodecTransfer> codecTransfer, HdAudioTransferCompleteCallback? callback = null, object? context = null)
    {
        if (Fails(nameof(TransferCodecVerbs), out NtStatus status))
            return status;
        if (codecTransfer.IsEmpty)
            return NtStatus.InvalidParameter;

        foreach (ref HdAudioCodecTransfer transfer in codecTransfer.Span)
        {
            CodecCommand command = new(transfer.Output.Command);
            VerbCount++;
            if (!command.Verb.IsGet)
                Log.Add($"{command.NodeId:X2} {command.Verb}");

            uint? answer = Codec(command);
            transfer.Input = new HdAudioCodecResponse { IsValid = answer is not null, Response = answer ?? 0, SDataIn = command.CodecAddress };
        }

        callback?.Invoke(codecTransfer, context);
        return NtStatus.Success;
    }

    public NtStatus AllocateCaptureDmaEngine(
        byte codecAddress, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat) =>
        AllocateEngine($"{nameof(AllocateCaptureDmaEngine)} {codecAddress}", nameof(AllocateCaptureDmaEngine), streamFormat, out handle, out converterFormat);

    public NtStatus AllocateRenderDmaEngine(
        in HdAudioStreamFormat streamFormat, bool stripe, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat) =>
        AllocateEngine(nameof(AllocateRenderDmaEngine), nameof(AllocateRenderDmaEngine), streamFormat, out handle, out converterFormat);

    public NtStatus ChangeBandwidthAllocation(
        DmaEngineHandle handle, in HdAudioStreamFormat streamFormat, out HdAudioConverterFormat converterFormat)
    {
        converterFormat = default;
        Log.Add(nameof(ChangeBandwidthAllocation));
        if (Fails(nameof(ChangeBandwidthAllocation), out NtStatus status))
            return status;
        if (!streamFormat.TryEncode(out StreamFormat format))
            return NtStatus.InvalidParameter;
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is not null || engine.State != HdAudioStreamState.ResetState)
            return NtStatus.InvalidDeviceRequest;

        engine.Format = format;
        converterFormat = HdAudioConverterFormat.From(format);
        return NtStatus.Success;
    }

    public NtStatus AllocateDmaBuffer(
        DmaEngineHandle handle, nuint requestedBufferSize, out Mdl? bufferMdl, out nuint allocatedBufferSize, out byte streamId, out uint fifoSize)
    {
        bufferMdl = null;
        allocatedBufferSize = 0;
        streamId = 0;
        fifoSize = 0;
        Log.Add($"{nameof(AllocateDmaBuffer)} {requestedBufferSize}");
        if (Fails(nameof(AllocateDmaBuffer), out NtStatus status))
            return status;
        if (requestedBufferSize == 0)
            return NtStatus.InvalidParameter;
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is not null || engine.State != HdAudioStreamState.ResetState)
            return NtStatus.InvalidDeviceRequest;

        allocatedBufferSize = AllocatedBytes ?? Legal((int)requestedBufferSize, engine.Format.BytesPerFrame);
        engine.Buffer = bufferMdl = Memory.Allocate((int)allocatedBufferSize);
        streamId = 5;
        fifoSize = 192;
        return bufferMdl is null ? NtStatus.InsufficientResources : NtStatus.Success;
    }

    public NtStatus FreeDmaBuffer(DmaEngineHandle handle)
    {
        Log.Add(nameof(FreeDmaBuffer));
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is null || engine.State != HdAudioStreamState.ResetState)
            return NtStatus.InvalidDeviceRequest;

        Memory.Free(engine.Buffer);
        engine.Buffer = null;
        if (engine.IsFreed)
            _ = _engines.Remove(handle);

        return NtStatus.Success;
    }

    public NtStatus FreeDmaEngine(DmaEngineHandle handle)
    {
        Log.Add(nameof(FreeDmaEngine));
        if (!_engines.TryGetValue(handle, out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.State != HdAudioStreamState.ResetState || engine.Buffer is not null && !IsRemoved)
            return NtStatus.InvalidDeviceRequest;

        // DDI 5.5: after a removal what is left of an engine is its buffer.
        if (engine.Buffer is null)
            _ = _engines.Remove(handle);

        engine.IsFreed = true;
        return NtStatus.Success;
    }

    public NtStatus SetDmaEngineState(HdAudioStreamState streamState, ReadOnlySpan<DmaEngineHandle> handles)
    {
        Log.Add($"{nameof(SetDmaEngineState)} {(int)streamState}");
        if (Fails(nameof(SetDmaEngineState), out NtStatus status))
            return status;
        if (streamState is < HdAudioStreamState.ResetState or > HdAudioStreamState.RunState || handles.IsEmpty)
            return NtStatus.InvalidParameter;
        if (!_engines.TryGetValue(handles[0], out Engine? engine))
            return NtStatus.InvalidHandle;
        if (engine.Buffer is null && streamState != HdAudioStreamState.ResetState || Math.Abs(streamState - engine.State) > 1)
            return NtStatus.InvalidDeviceRequest;

        engine.State = streamState;
        if (streamState == HdAudioStreamState.ResetState)
            Registers[PositionOffset] = 0;
        return NtStatus.Success;
    }

    public void GetWallClockRegister(out LiveRegister wallclock) => wallclock = new LiveRegister(Registers, WallClockOffset);

    public NtStatus GetLinkPositionRegister(DmaEngineHandle handle, out LiveRegister? position)
    {
        position = null;
        if (Fails(nameof(GetLinkPositionRegister), out NtStatus status))
            return status;
        if (!_engines.ContainsKey(handle))
            return NtStatus.InvalidHandle;

        position = new LiveRegister(Registers, PositionOffset);
        return NtStatus.Success;
    }

    public NtStatus RegisterEventCallback(HdAudioUnsolicitedResponseCallback routine, object? context, out byte tag)
    {
        tag = 0;
        if (Events.Count >= MostEvents)
            return NtStatus.InsufficientResources;

        while (Events.ContainsKey(tag))
            tag++;
        Events.Add(tag, response => routine(response, context));
        return NtStatus.Success;
    }

    public NtStatus UnregisterEventCallback(byte tag) => Events.Remove(tag) ? NtStatus.Success : NtStatus.InvalidParameter;

    /// <summary>Brings the codec's unsolicited responses to those who registered for them.</summary>
    public void DeliverEvents()
    {
        while (Brain.TryTakeUnsolicited(0, out uint response))
        {
            HdAudioCodecResponse told = new() { IsValid = true, IsUnsolicitedResponse = true, Response = response };
            if (Events.TryGetValue(told.Tag, out Action<HdAudioCodecResponse>? routine))
                routine(told);
        }
    }

    public NtStatus GetDeviceInformation(ref HdAudioDeviceInformation deviceInformation) => throw new NotSupportedException();

    public void GetResourceInformation(out byte codecAddress, out byte functionGroupStartNode)
    {
        codecAddress = CodecAddress;
        functionGroupStartNode = GroupNode;
    }

    public void Dispose() => Memory.Dispose();

    // DDI 5.3.
    private static nuint Legal(int requested, int frame, int notifications = 1)
    {
        int step = 128 * notifications;
        int unit = step;
        while (unit % frame != 0)
            unit += step;

        int size = (Math.Max(requested, 256) + unit - 1) / unit * unit;
        return (nuint)size;
    }

    private NtStatus AllocateEngine(
        string line, string routine, in HdAudioStreamFormat streamFormat, out DmaEngineHandle handle, out HdAudioConverterFormat converterFormat)
    {
        handle = default;
        converterFormat = default;
        Log.Add(line);
        if (Fails(routine, out NtStatus status))
            return status;
        if (!streamFormat.TryEncode(out StreamFormat format))
            return NtStatus.InvalidParameter;

        handle = new DmaEngineHandle(_nextHandle++);
        converterFormat = HdAudioConverterFormat.From(format);
        _engines.Add(handle, new Engine { Format = format });
        return NtStatus.Success;
    }

    private bool Fails(string routine, out NtStatus status)
    {
        if (++Calls == FailingCall)
        {
            status = NtStatus.DeviceNotReady;
            return true;
        }

        return Failures.TryGetValue(routine, out status);
    }

    private sealed class Engine
    {
        public required StreamFormat Format { get; set; }

        public Mdl? Buffer { get; set; }

        public HdAudioStreamState State { get; set; }

        public bool IsFreed { get; set; }

        public List<KEvent> Events { get; } = [];

        public List<(HdAudioDmaNotificationCallback Routine, object? Context)> Callbacks { get; } = [];
    }
}
