using Azalia.Bus.Controller;
using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Platform;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Streams;

/// <summary>
/// All DMA engines of a controller: who holds which, and what is reserved on the link. Owns the engine lock, which guards everything about engines.
/// </summary>
internal sealed class EngineTable
{
    private static long s_lastHandle = 0x7000;

    private readonly Dictionary<nint, Orphan> _orphans = [];
    private readonly List<EngineBuffer> _parked = [];
    private readonly IDeviceTrace? _trace;

    public EngineTable(HdaController controller, MmioWindow window, BusOptions options)
    {
        Controller = controller;
        _trace = options.Trace;
        ControllerCapabilities capabilities = controller.Capabilities;
        Engines = new DmaEngine[capabilities.StreamCount];
        for (int i = 0; i < Engines.Length; i++)
        {
            // Hardware 1.3.1: inputs come first, then outputs, then bidirectional ones.
            EngineDirection ability = i < capabilities.InputStreams ? EngineDirection.Capture
                : i < capabilities.InputStreams + capabilities.OutputStreams ? EngineDirection.Render
                : EngineDirection.Bidirectional;
            Engines[i] = new DmaEngine(i, ability, new StreamDescriptor(window, i, controller.Clock));
        }
    }

    public KSpinLock Lock { get; } = new();

    public HdaController Controller { get; }

    public DmaEngine[] Engines { get; }

    /// <summary>Whether registers answer: not while asleep, and not after a removal. Changed under the lock, so that no transition straddles the change.</summary>
    public bool HasHardware { get; set; } = true;

    /// <summary>Whether the driver is about to stop: who is late with an allocation gets none, so that nothing is left behind what is taken back now.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The connected interrupt: what the service routine shares is changed inside its scope.</summary>
    public KInterrupt? Interrupt { get; set; }

    /// <summary>Whether buffers wait for the handles of freed engines.</summary>
    public bool HasOrphans => _orphans.Count != 0;

    /// <summary>Reserves an engine and its bandwidth; hardware is not touched.</summary>
    /// <returns>STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES, or STATUS_INVALID_DEVICE_REQUEST once the table is closed.</returns>
    public NtStatus Allocate(
        object owner, FunctionGroupDevice group, bool isRender, byte codecAddress, StreamFormat format, bool stripe, out DmaEngineHandle handle)
    {
        handle = default;
        using (Lock.Acquire())
        {
            if (IsClosed)
                return NtStatus.InvalidDeviceRequest;

            bool wantsStripe = isRender && stripe;
            bool striped = wantsStripe && MayStripe(format);
            NtStatus status = CheckBandwidth(isRender, codecAddress, format, striped, self: null);
            if (!status.IsSuccess)
                return status;

            // DDI 3.5: bidirectional engines only when none of the direction is left.
            DmaEngine? engine = FindFree(isRender ? EngineDirection.Render : EngineDirection.Capture) ?? FindFree(EngineDirection.Bidirectional);
            if (engine is null)
                return NtStatus.InsufficientResources;

            engine.Owner = owner;
            engine.Group = group;
            engine.Handle = (nint)Interlocked.Increment(ref s_lastHandle);
            engine.State = EngineState.ResetEmpty;
            engine.IsRender = isRender;
            engine.WantsStripe = wantsStripe;
            engine.IsStriped = striped;
            engine.CodecAddress = codecAddress;
            engine.Format = format;
            handle = new DmaEngineHandle(engine.Handle);
            NoteState(engine, "allocated");
            return NtStatus.Success;
        }
    }

    /// <summary>Gives no engine out any more.</summary>
    public void Close()
    {
        using (Lock.Acquire())
            IsClosed = true;
    }

    /// <summary>Reserves bandwidth for another format, or leaves everything as it is.</summary>
    public NtStatus ChangeBandwidth(FunctionGroupDevice group, DmaEngineHandle handle, StreamFormat format)
    {
        using (Lock.Acquire())
        {
            NtStatus status = FindLocked(group, handle, EngineCall.ChangeBandwidthAllocation, out DmaEngine engine, out _);
            if (!status.IsSuccess)
                return status;

            bool striped = engine.WantsStripe && MayStripe(format);
            status = CheckBandwidth(engine.IsRender, engine.CodecAddress, format, striped, engine);
            if (!status.IsSuccess)
                return status;

            engine.Format = format;
            engine.IsStriped = striped;
            return status;
        }
    }

    /// <summary>Gives an engine and its bandwidth back.</summary>
    /// <param name="group">The client's function group.</param>
    /// <param name="handle">The engine.</param>
    /// <param name="isLeaving">
    /// Whether the device is removed or being stopped: then a buffer may still be there, and stays with the old handle (DDI 5.5).
    /// </param>
    public NtStatus Free(FunctionGroupDevice group, DmaEngineHandle handle, bool isLeaving)
    {
        using (Lock.Acquire())
        {
            DmaEngine? engine = FindLocked(group, handle);
            if (engine is null)
                return NtStatus.InvalidHandle;

            NtStatus status = EngineRules.Check(EngineCall.FreeDmaEngine, engine.State, out _);
            if (!status.IsSuccess && !(isLeaving && engine.IsInReset))
                return status;

            if (engine.Buffer is { } buffer)
                _orphans.Add(engine.Handle, new Orphan(engine.Owner!, group, buffer));

            NoteState(engine, "freed");
            ReleaseLocked(engine);
            return NtStatus.Success;
        }
    }

    /// <summary>The live link position of an engine.</summary>
    public NtStatus GetPosition(FunctionGroupDevice group, DmaEngineHandle handle, out LiveRegister? position)
    {
        using (Lock.Acquire())
        {
            DmaEngine? engine = FindLocked(group, handle);
            position = engine?.Descriptor.Position;
            return engine is null ? NtStatus.InvalidHandle : NtStatus.Success;
        }
    }

    /// <summary>Finds an engine and asks the table whether a call is legal in its state.</summary>
    /// <returns>STATUS_SUCCESS, STATUS_INVALID_HANDLE or STATUS_INVALID_DEVICE_REQUEST.</returns>
    public NtStatus FindLocked(FunctionGroupDevice group, DmaEngineHandle handle, EngineCall call, out DmaEngine engine, out EngineState after)
    {
        DmaEngine? found = FindLocked(group, handle);
        engine = found!;
        after = default;
        return found is null ? NtStatus.InvalidHandle : EngineRules.Check(call, found.State, out after);
    }

    public DmaEngine? FindLocked(FunctionGroupDevice group, DmaEngineHandle handle)
    {
        if (handle.Value == 0)
            return null;

        foreach (DmaEngine engine in Engines)
        {
            if (engine.Handle == handle.Value && engine.Group == group)
                return engine;
        }

        return null;
    }

    /// <summary>The buffer that a freed engine left to its handle, for the routine of its kind.</summary>
    public EngineBuffer? FindOrphanLocked(FunctionGroupDevice group, DmaEngineHandle handle, bool contiguous) =>
        _orphans.TryGetValue(handle.Value, out Orphan? orphan) && orphan.Group == group && orphan.Buffer.IsContiguous == contiguous ? orphan.Buffer : null;

    /// <summary>Takes the buffer away from the handle: each can be taken once.</summary>
    public void DropOrphanLocked(DmaEngineHandle handle) => _ = _orphans.Remove(handle.Value);

    /// <summary>Forgets the client of an engine, and what the service routine would have done for him.</summary>
    public void ReleaseLocked(DmaEngine engine)
    {
        DetachServiceLocked(engine);
        engine.Release();
    }

    /// <summary>Takes away the client's part of the interrupt service, and completions that were not passed on.</summary>
    public void DetachServiceLocked(DmaEngine engine)
    {
        if (Interrupt is { } interrupt)
        {
            using (interrupt.Synchronize())
                engine.DetachService();
        }
        else
        {
            engine.DetachService();
        }
    }

    /// <summary>Keeps a buffer that hung hardware may still fetch from, until the controller itself is silenced.</summary>
    public void ParkLocked(EngineBuffer buffer) => _parked.Add(buffer);

    /// <summary>Frees what was kept; nothing can fetch any more. PASSIVE_LEVEL.</summary>
    public void FreeParked()
    {
        foreach (EngineBuffer buffer in _parked)
            buffer.Free();

        _parked.Clear();
    }

    /// <summary>Asks the table whether a call is legal, and changes nothing.</summary>
    public NtStatus Check(FunctionGroupDevice group, DmaEngineHandle handle, EngineCall call)
    {
        using (Lock.Acquire())
            return FindLocked(group, handle, call, out _, out _);
    }

    /// <summary>Buffers of freed engines that a context has left behind; null for all contexts. PASSIVE_LEVEL.</summary>
    public void FreeOrphans(object? owner)
    {
        while (true)
        {
            EngineBuffer? buffer = null;
            using (Lock.Acquire())
            {
                foreach ((nint handle, Orphan orphan) in _orphans)
                {
                    if (owner is not null && orphan.Owner != owner)
                        continue;

                    buffer = orphan.Buffer;
                    _ = _orphans.Remove(handle);
                    break;
                }
            }

            if (buffer is null)
                return;

            buffer.Free();
        }
    }

    /// <summary>The lowest stream number that no engine of the direction uses, or 0 (DDI 3.5).</summary>
    public byte FreeStreamNumberLocked(bool isRender)
    {
        uint taken = 0;
        foreach (DmaEngine engine in Engines)
        {
            if (engine.Owner is not null && engine.IsRender == isRender)
                taken |= 1u << engine.StreamNumber;
        }

        for (byte number = 1; number <= LinkTiming.MaximumStreamNumber; number++)
        {
            if ((taken >> number & 1) == 0)
                return number;
        }

        return 0;
    }

    public IReadOnlyList<EngineInspection> Inspect()
    {
        using (Lock.Acquire())
        {
            return
            [
                .. Engines.Select(static engine => new EngineInspection(
                    engine.Index,
                    engine.Ability,
                    engine.Owner is not null,
                    engine.StreamState,
                    engine.Handle,
                    engine.StreamNumber,
                    engine.Owner is null ? null : engine.Format,
                    engine.Buffer?.Length ?? 0,
                    engine.Buffer?.Data.PageCount ?? 0)),
            ];
        }
    }

    /// <summary>What is reserved on each line of the link.</summary>
    public BandwidthInspection InspectBandwidth()
    {
        using (Lock.Acquire())
            return Bandwidth.Inspect(Controller.Capabilities, Engines);
    }

    public void NoteState(DmaEngine engine, string state) =>
        _trace?.State(Controller.Clock.Ticks, engine.IsRender ? $"out{engine.Index}" : $"in{engine.Index}", state);

    // Hardware 2.6: no line may carry less than a byte of a stream in a frame.
    private bool MayStripe(StreamFormat format) => Controller.Capabilities.OutputLines > 1 && LinkPayload.MayStripe(format, Bandwidth.StripedLines);

    private NtStatus CheckBandwidth(bool isRender, byte codecAddress, StreamFormat format, bool striped, DmaEngine? self) => isRender
        ? Bandwidth.CheckRender(Controller.Capabilities, Engines, format, striped, self)
        : Bandwidth.CheckCapture(Controller.Capabilities, Engines, format, codecAddress, self);

    private DmaEngine? FindFree(EngineDirection ability)
    {
        foreach (DmaEngine engine in Engines)
        {
            if (engine.Owner is null && engine.Ability == ability)
                return engine;
        }

        return null;
    }

    private sealed record Orphan(object Owner, FunctionGroupDevice Group, EngineBuffer Buffer);
}
