using Azalia.Bus.Codecs;
using Azalia.Bus.Controller;
using Azalia.Bus.Ddi;
using Azalia.Bus.Diagnostics;
using Azalia.Bus.Link;
using Azalia.Bus.Streams;
using Azalia.Platform;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;

namespace Azalia.Bus;

/// <summary>
/// The bus driver of an HD Audio controller: brings it up, finds the codecs, makes a child device for each function group, and serves the HD Audio
/// DDI to the function drivers on them.
/// </summary>
/// <remarks>
/// Sole owner of the controller's registers while it runs. Start and stop at PASSIVE_LEVEL. It does not own the platform, which must outlive it.
/// </remarks>
public sealed class HdaBusDriver : IDisposable
{
    /// <summary>Version that GetDeviceInformation reports for this driver: major in the high byte.</summary>
    public const ushort DriverVersion = 0x0100;

    private readonly HdaPlatform _platform;
    private readonly BusOptions _options;
    private readonly ControllerTraits _traits;
    private readonly HdaController _controller;
    private readonly CommandRings _rings;

    // Sleep, resume, removal and stop, of which one runs at a time: a removal in the middle of a resume would else be forgotten at its end.
    private readonly Lock _life = new();
    private InterruptService? _interrupts;
    private IReadOnlyList<CodecInspection> _codecs = [];
    private StateChangeStatus _present;
    private volatile BusState _state = BusState.Stopped;

    private HdaBusDriver(HdaPlatform platform, BusOptions options)
    {
        _platform = platform;
        _options = options;
        MmioWindow window = options.Trace is null
            ? platform.Registers
            : new RecordingWindow(platform.Registers, platform.Clock, options.Trace);
        _traits = ControllerTraits.Of(platform.Configuration);
        if (_traits.TakesWholeDwords)
            window = new DwordWindow(window);
        _controller = new HdaController(platform, window);
        _rings = new CommandRings(_controller, platform.Memory, _traits.WantsImmediateCommands);
        Tags = new UnsolicitedTags(platform.Clock);
        Link = new CommandLink(_rings, platform.Clock, Tags, options);
        WallClock = new LiveRegister(window, Specification.Registers.WallClock.AliasOffset);
    }

    /// <summary>The child devices, in the order of codec address and node.</summary>
    public IReadOnlyList<FunctionGroupDevice> FunctionGroups { get; private set; } = [];

    /// <summary>Where the driver is in its life.</summary>
    public BusState State => _state;

    private static bool IsPassive => KProcessor.CurrentIrql == Irql.PassiveLevel;

    internal ushort ControllerVendorId => _controller.Capabilities.VendorId;

    internal ushort ControllerDeviceId => _controller.Capabilities.DeviceId;

    internal EngineTable Engines { get; private set; } = null!;

    internal EngineBuffers Buffers { get; private set; } = null!;

    internal EngineTransitions Transitions { get; private set; } = null!;

    internal EngineNotifications Notifications { get; private set; } = null!;

    internal CommandLink Link { get; }

    internal UnsolicitedTags Tags { get; }

    internal LiveRegister WallClock { get; }

    /// <summary>
    /// Brings a controller up: PCI, reset, codecs, rings, interrupt, enumeration (hardware 2.2.1, 3.3, 3.4). PASSIVE_LEVEL.
    /// </summary>
    /// <param name="platform">The controller; not owned.</param>
    /// <param name="options">Choices, or null for the defaults.</param>
    /// <param name="driver">The driver, or null.</param>
    /// <returns>
    /// STATUS_SUCCESS; STATUS_UNSUCCESSFUL above PASSIVE_LEVEL; STATUS_INVALID_PARAMETER for an option outside its range; STATUS_INVALID_DEVICE_STATE when another driver is at work on the platform, which does not notice; STATUS_DEVICE_NOT_READY when the
    /// hardware does not answer; STATUS_INSUFFICIENT_RESOURCES when there is no memory for the rings. On failure nothing is left behind.
    /// </returns>
    public static NtStatus Start(HdaPlatform platform, BusOptions? options, out HdaBusDriver? driver)
    {
        ArgumentNullException.ThrowIfNull(platform);
        driver = null;
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        options ??= new BusOptions();
        if (!options.AreInRange)
            return NtStatus.InvalidParameter;

        if (platform.Interrupt.IsConnected)
            return NtStatus.InvalidDeviceState;

        HdaBusDriver starting = new(platform, options);
        NtStatus status = starting.BringUp();
        driver = status.IsSuccess ? starting : null;
        if (!status.IsSuccess)
        {
            starting.TakeDown();
            starting.Link.Dispose();
        }

        return status;
    }

    /// <summary>What the driver knows at this moment. PASSIVE_LEVEL.</summary>
    public BusInspection Inspect()
    {
        ControllerCapabilities capabilities = _controller.Capabilities;
        ControllerInspection controller = new(
            capabilities.VendorId,
            capabilities.DeviceId,
            capabilities.Revision,
            capabilities.MajorVersion,
            capabilities.MinorVersion,
            capabilities.InputStreams,
            capabilities.OutputStreams,
            capabilities.BidirectionalStreams,
            capabilities.OutputLines,
            capabilities.Is64Bit,
            capabilities.OutputWords,
            capabilities.InputWords,
            _present.Codecs);
        return new BusInspection(controller, _codecs, Engines.Inspect(), Engines.InspectBandwidth());
    }

    /// <summary>
    /// Puts the controller to sleep: streams are stopped and their engines are back in Reset with their buffers, verbs on the way are given up, the
    /// link is held in reset. PASSIVE_LEVEL.
    /// </summary>
    /// <returns>STATUS_SUCCESS; STATUS_UNSUCCESSFUL above PASSIVE_LEVEL; STATUS_INVALID_DEVICE_REQUEST when the driver is not started.</returns>
    public NtStatus Sleep()
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        lock (_life)
        {
            if (_state != BusState.Started)
                return NtStatus.InvalidDeviceRequest;

            Link.Stop();
            Transitions.Quiesce(isGone: false);
            _state = BusState.Asleep;

            // A controller that does not enter reset is left as it is: the resume resets it again, and says so if it cannot.
            _ = _controller.EnterReset();
            _controller.Disable();
            return NtStatus.Success;
        }
    }

    /// <summary>
    /// Wakes the controller up: it is reset and programmed again, engines with a buffer too, and each child device is told that its codec's state is
    /// lost. PASSIVE_LEVEL.
    /// </summary>
    /// <returns>
    /// STATUS_SUCCESS; STATUS_UNSUCCESSFUL above PASSIVE_LEVEL; STATUS_INVALID_DEVICE_REQUEST when the driver is not asleep; STATUS_DEVICE_NOT_READY when the hardware does not answer:
    /// the driver is still asleep then.
    /// </returns>
    public NtStatus Resume()
    {
        if (!IsPassive)
            return NtStatus.Unsuccessful;

        lock (_life)
        {
            NtStatus status = WakeUp();
            if (!status.IsSuccess)
                return status;
        }

        foreach (FunctionGroupDevice group in FunctionGroups)
            group.NotifyResume();

        return NtStatus.Success;
    }

    /// <summary>
    /// The device is about to be stopped for a rebalance: function drivers stop their streams, and from now on may free an engine whose buffer is
    /// still allocated (DDI 5.5). <see cref="Stop"/> follows. PASSIVE_LEVEL.
    /// </summary>
    public void BeginStop()
    {
        lock (_life)
        {
            if (_state == BusState.Started)
                _state = BusState.Stopping;
        }
    }

    /// <summary>
    /// The device is gone: registers are not touched any more, verbs on the way are given up, and function drivers free their engines at once and
    /// their buffers when their handles close (DDI 5.5). PASSIVE_LEVEL.
    /// </summary>
    public void SurpriseRemove()
    {
        lock (_life)
        {
            if (_state == BusState.Stopped)
                return;

            _state = BusState.Removed;
            Link.Stop();
            Transitions.Quiesce(isGone: true);
        }
    }

    /// <summary>
    /// Stops everything and gives all memory back: engines that clients forgot, rings, interrupt, link. Their interfaces answer as after the last
    /// dereference; only a buffer that was left to the handle of a freed engine can still be freed, once. PASSIVE_LEVEL.
    /// </summary>
    /// <exception cref="InvalidOperationException">The caller runs above PASSIVE_LEVEL; nothing was stopped.</exception>
    public void Stop()
    {
        KProcessor.RequirePassive("To stop the bus driver");
        lock (_life)
        {
            if (_state != BusState.Stopped)
                TakeDown();
        }
    }

    /// <summary>Stops the driver, and frees also the buffers that were left to the handles of freed engines.</summary>
    public void Dispose()
    {
        Stop();
        if (Engines is { HasOrphans: true })
            Engines.FreeOrphans(owner: null);

        Link.Dispose();
    }

    internal bool HasCodec(byte codecAddress) => _present.HasCodec(codecAddress);

    internal bool TryEncode(in HdAudioStreamFormat format, out StreamFormat encoded)
    {
        // DDI 5.14: hardware packs 24 bits into 32; a client that says 24 in 24 means the same, and may be allowed to.
        HdAudioStreamFormat asked = _options.AcceptPacked24 && format is { ValidBitsPerSample: 24, ContainerSize: 24 }
            ? format with { ContainerSize = 32 }
            : format;
        return asked.TryEncode(out encoded);
    }

    internal ushort? SizeOf(Guid interfaceType)
    {
        if (_state == BusState.Stopped || (_options.HideBdlInterface && interfaceType == HdAudioInterfaceIds.BusInterfaceBdl))
            return null;

        return interfaceType == HdAudioInterfaceIds.BusInterface ? HdAudioInterfaceIds.BusInterfaceSize
            : interfaceType == HdAudioInterfaceIds.BusInterfaceV2 ? HdAudioInterfaceIds.BusInterfaceV2Size
            : interfaceType == HdAudioInterfaceIds.BusInterfaceV3 ? HdAudioInterfaceIds.BusInterfaceV3Size
            : interfaceType == HdAudioInterfaceIds.BusInterfaceBdl ? HdAudioInterfaceIds.BusInterfaceBdlSize
            : null;
    }

    internal IHdAudioInterface CreateTable(Guid interfaceType, FunctionGroupDevice group) =>
        interfaceType == HdAudioInterfaceIds.BusInterface ? new BusInterfaceV1(this, group)
        : interfaceType == HdAudioInterfaceIds.BusInterfaceV2 ? new BusInterfaceV2(this, group)
        : interfaceType == HdAudioInterfaceIds.BusInterfaceV3 ? new BusInterfaceV3(this, group)
        : new BusInterfaceBdl(this, group);

    /// <summary>Takes back what a client has forgotten, at its last dereference.</summary>
    internal void Forget(object owner, byte codecAddress)
    {
        if (_state != BusState.Stopped)
            Transitions.Reclaim(owner, Notifications);

        Engines.FreeOrphans(owner);
        Tags.UnregisterAll(codecAddress, owner);
    }

    internal void FillDeviceInformation(ref HdAudioDeviceInformation information, bool secondVersion)
    {
        ControllerCapabilities capabilities = _controller.Capabilities;
        information.Size = secondVersion ? HdAudioDeviceInformation.EncodedSizeV2 : HdAudioDeviceInformation.EncodedSize;
        information.DeviceVersion = (ushort)(capabilities.MajorVersion << 8 | capabilities.MinorVersion);
        information.DriverVersion = DriverVersion;
        information.CodecsDetected = _options.ReportCodecCount ? (ushort)ushort.PopCount(_present.Codecs) : _present.Codecs;
        information.IsStripingSupported = capabilities.OutputLines > 1;
        if (!secondVersion)
            return;

        information.CtrlRevision = capabilities.Revision;
        information.CtrlVendorId = capabilities.VendorId;
        information.CtrlDeviceId = capabilities.DeviceId;
    }

    private NtStatus WakeUp()
    {
        if (_state != BusState.Asleep)
            return NtStatus.InvalidDeviceRequest;

        _controller.Enable(_options.MessageInterrupts);
        NtStatus status = _controller.Reset(out StateChangeStatus present);
        if (status.IsSuccess)
            status = _rings.Start();

        if (!status.IsSuccess)
            return status;

        if (_state == BusState.Asleep)
        {
            OpenLink(present);
            Transitions.Reopen();

            // An engine whose descriptor does not answer stays in Reset and says STATUS_DEVICE_NOT_READY when it is to run.
            Buffers.ProgramAgain();
        }

        if (_state == BusState.Asleep)
        {
            _state = BusState.Started;
            return NtStatus.Success;
        }

        // A DPC of this thread has removed the device while it was waited for: what was opened since is shut again.
        Link.Stop();
        Transitions.Quiesce(isGone: true);
        return NtStatus.DeviceNotReady;
    }

    private NtStatus BringUp()
    {
        _controller.Enable(_options.MessageInterrupts);
        NtStatus status = _controller.Reset(out StateChangeStatus present);
        if (!status.IsSuccess)
            return status;

        Engines = new EngineTable(_controller, _controller.Registers.Window, _options);
        Buffers = new EngineBuffers(Engines, _platform.Memory, _traits, _options);
        Transitions = new EngineTransitions(Engines, _options);
        Notifications = new EngineNotifications(Engines, _platform.Clock, _options);
        _interrupts = new InterruptService(_platform, _controller.Registers, Notifications, Link, Engines.Engines.Length, _options.Trace);
        Engines.Interrupt = _interrupts.Interrupt;
        Link.Poll = _interrupts.Poll;
        status = _rings.Start();
        if (!status.IsSuccess)
            return status;

        OpenLink(present);
        _codecs = new CodecEnumerator(Link).Enumerate(present);
        FunctionGroups = [.. from codec in _codecs from g in codec.FunctionGroups select MakeChild(codec, g)];
        _state = BusState.Started;
        return NtStatus.Success;
    }

    private void OpenLink(StateChangeStatus present)
    {
        // Hardware 5.2, 31: what was pending from before is acknowledged before anything can interrupt.
        _present = present;
        _controller.Registers.Acknowledge(present);
        _controller.EnableInterrupts();
        Link.Open(present);
    }

    private void TakeDown()
    {
        bool hasHardware = _state != BusState.Removed;
        Link.Stop();
        Link.WaitUntilTold();
        Engines?.Close();
        if (_interrupts is not null)
            Transitions.Reclaim(owner: null, running: null);

        _state = BusState.Stopped;

        // Nothing is left that could be told of a failure here: the link is held in reset, or the device is gone.
        if (hasHardware)
            _ = _controller.EnterReset();

        _interrupts?.Disconnect();
        _interrupts = null;
        if (hasHardware)
            _controller.Disable();

        // Held in reset and without the bus, or gone: nothing fetches from anything any more.
        _rings.Free();
        Engines?.FreeParked();
    }

    private FunctionGroupDevice MakeChild(CodecInspection codec, FunctionGroupInspection g) =>
        new(this, codec.Address, g.Node, g.GroupType, codec.VendorId, codec.RevisionId, g.SubsystemId);
}
