using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Miniport;
using Azalia.ClassDriver.Paths;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver;

/// <summary>
/// The function driver of an audio function group: it reads the codec's graph, makes endpoints of its pins, and offers them as pins of a
/// WaveRT port. All it knows of the hardware comes through the HD Audio DDI.
/// </summary>
/// <remarks>
/// Holds one reference on its DDI context until it is disposed, which comes after all its pins are closed and before the bus driver stops.
/// PASSIVE_LEVEL.
/// </remarks>
public sealed class HdAudioFunctionDriver : IDisposable
{
    private readonly IHdAudioBusInterface _bus;
    private readonly CodecGraph _graph;
    private readonly CodecVerbs _verbs;
    private readonly PlatformClock _clock;
    private readonly ClassDriverOptions _options;
    private readonly PathClaims _claims;
    private readonly JackWatch _jacks;
    private readonly CodecControl _control;
    private FunctionGroupDevice? _group;
    private bool _disposed;

    private HdAudioFunctionDriver(
        IHdAudioBusInterface bus, CodecGraph graph, CodecVerbs verbs, WaveRTDevice device, ClassDriverOptions options)
    {
        _bus = bus;
        _graph = graph;
        _verbs = verbs;
        _clock = device.Clock;
        _options = options;
        _claims = new PathClaims(graph, verbs);

        EndpointPlan plan = new EndpointBuilder(graph, options.Retasking).Build();
        Endpoints = plan.Endpoints;
        UnusedPins = plan.UnusedPins;
        _jacks = new JackWatch(bus, graph, Endpoints);
        _control = new CodecControl(graph, _jacks.EnablingSteps);
        Miniport = new HdAudioMiniport(bus, verbs, device.Clock, Endpoints, _claims, options);
        Port = new PortWaveRT();
    }

    /// <summary>The endpoints; the index of one is the number of its pin on <see cref="Port"/>.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The pins that are no endpoints, each with the reason.</summary>
    public IReadOnlyList<UnusedPin> UnusedPins { get; }

    /// <summary>The port over this driver's miniport.</summary>
    public PortWaveRT Port { get; }

    /// <summary>The miniport, for a port of one's own.</summary>
    public HdAudioMiniport Miniport { get; }

    /// <summary>The codec's address.</summary>
    public byte CodecAddress => _graph.CodecAddress;

    /// <summary>How many widgets the function group has.</summary>
    public int WidgetCount => _graph.Widgets.Count;

    /// <summary>Starts the driver on a function group.</summary>
    /// <param name="device">The function group's device object.</param>
    /// <param name="platform">The platform, for its memory and its clock.</param>
    /// <param name="options">Options.</param>
    /// <param name="driver">The driver, owned by the caller; null on failure.</param>
    /// <returns>
    /// STATUS_NOT_SUPPORTED when the group is no audio function group, STATUS_DEVICE_NOT_READY when the codec does not answer, or what the
    /// bus driver answered.
    /// </returns>
    public static NtStatus Start(
        FunctionGroupDevice device, HdaPlatform platform, ClassDriverOptions options, out HdAudioFunctionDriver? driver)
    {
        driver = null;
        if (device is null || platform is null || options is null)
            return NtStatus.InvalidParameter;

        NtStatus status = QueryInterface(device, out IHdAudioBusInterface? table);
        if (!status.IsSuccess)
            return status;

        IHdAudioBusInterface bus = table!;

        Dictionary<DeviceRegistryProperty, string> properties = new() { [DeviceRegistryProperty.HardwareId] = device.DeviceId };
        WaveRTDevice deviceObject = new(platform.Memory, platform.Clock) { Properties = properties };
        status = Start(options.WrapInterface(bus), deviceObject, options, out driver);
        if (!status.IsSuccess)
        {
            bus.InterfaceDereference();
            return status;
        }

        driver!._group = device;
        device.SetResumeCallback(driver.Reprogram);
        return status;
    }

    /// <summary>Starts the driver on a table; takes over the caller's reference when it succeeds.</summary>
    internal static NtStatus Start(
        IHdAudioBusInterface bus, WaveRTDevice deviceObject, ClassDriverOptions options, out HdAudioFunctionDriver? driver)
    {
        driver = null;
        bus.GetResourceInformation(out byte codecAddress, out byte groupNode);
        CodecVerbs verbs = new(bus, codecAddress);
        NtStatus status = CodecGraphReader.Read(verbs, groupNode, out CodecGraph? graph);
        if (!status.IsSuccess)
            return status;

        HdAudioFunctionDriver starting = new(bus, graph!, verbs, deviceObject, options);
        status = starting.Port.Init(deviceObject, irp: null, starting.Miniport, unknownAdapter: null, resourceList: null);
        if (!status.IsSuccess)
            return status;

        starting._jacks.Register();
        starting._control.Take(verbs);
        starting._jacks.ReadAll();
        driver = starting;
        return NtStatus.Success;
    }

    /// <summary>
    /// The device was pulled out: streams stop and give their engines back at once, and everything else ends as its pins are closed
    /// (WaveRT 12.d). Comes after the bus driver was told: <see cref="HdaBusDriver.SurpriseRemove"/>.
    /// </summary>
    /// <returns>STATUS_SUCCESS, also a second time.</returns>
    public NtStatus SurpriseRemove() => Port.PnpStop();

    /// <summary>What an endpoint's jack says now; of several jacks the first. It is asked each time, so this is how a jack that tells nothing by itself is watched. PASSIVE_LEVEL.</summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such endpoint.</exception>
    public JackState ReadJack(int endpoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(endpoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(endpoint, Endpoints.Count);
        return _jacks.Read(endpoint);
    }

    /// <summary>Sets who is told when something is plugged in or pulled out; one routine, null takes it away.</summary>
    /// <param name="callback">Runs at DISPATCH_LEVEL.</param>
    public void SetJackCallback(JackCallback? callback) => _jacks.Callback = callback;

    /// <summary>What the monitor at the other end of an HDMI or DisplayPort endpoint says of itself. PASSIVE_LEVEL.</summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    /// <param name="patient">Whether to wait, in device time, while the data are not ready: 1.8 s at most.</param>
    /// <returns>The data; null when the endpoint is no display, nothing is plugged in, or it says nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such endpoint.</exception>
    public DisplayData? ReadDisplay(int endpoint, bool patient = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(endpoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(endpoint, Endpoints.Count);
        return Endpoints[endpoint].Pins[0].Way.IsDisplay
            ? new DisplayReader(new CodecVerbs(_bus, _graph.CodecAddress), Endpoints[endpoint].PinNode).Read(_clock, patient)
            : null;
    }

    /// <summary>The volume of an endpoint as its amplifiers do it, in decibels; 0 dB at first, or the nearest below it that they can.</summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    public double GetVolume(int endpoint)
    {
        PathVolume volume = Endpoints[endpoint].Preferred.Volumes[0];
        return EndpointVolume.ToDecibels(volume.QuartersOf(volume.GainsFor(Endpoints[endpoint].Level.Quarters)));
    }

    /// <summary>Whether an endpoint is mute; it is not at first.</summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    public bool GetMute(int endpoint) => Endpoints[endpoint].Level.IsMuted;

    /// <summary>
    /// Sets the volume of an endpoint, for the stream that is open and for all later ones: the nearest that its amplifiers can do and that is not above it.
    /// PASSIVE_LEVEL.
    /// </summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    /// <param name="decibels">The volume; outside of <see cref="Endpoint.Volume"/> it is the end of the range.</param>
    /// <returns>STATUS_SUCCESS; STATUS_INVALID_PARAMETER for no number or no endpoint; STATUS_DEVICE_NOT_READY when a verb is not answered.</returns>
    public NtStatus SetVolume(int endpoint, double decibels)
    {
        if ((uint)endpoint >= Endpoints.Count || double.IsNaN(decibels))
            return NtStatus.InvalidParameter;

        EndpointVolume range = Endpoints[endpoint].Volume;
        return SetLevel(endpoint, level => level.Quarters = EndpointVolume.ToQuarters(Math.Clamp(decibels, range.Minimum, range.Maximum)));
    }

    /// <summary>
    /// Makes an endpoint mute, or not: at the amplifier nearest to its converter that can, else by switching its pin off. PASSIVE_LEVEL.
    /// </summary>
    /// <param name="endpoint">Its place in <see cref="Endpoints"/>.</param>
    /// <param name="mute">Whether it is to be mute.</param>
    /// <returns>As <see cref="SetVolume"/>.</returns>
    public NtStatus SetMute(int endpoint, bool mute) =>
        (uint)endpoint >= Endpoints.Count ? NtStatus.InvalidParameter : SetLevel(endpoint, level => level.IsMuted = mute);

    /// <summary>The stream number of the stream that is open on an endpoint's pin, once it has a buffer; else 0.</summary>
    /// <param name="pin">The pin.</param>
    public byte StreamIdOf(uint pin) => Miniport.StreamIdOf(pin);

    /// <summary>Leaves the codec as it was found and gives the DDI context back; the bus driver reclaims what its streams forgot.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;

        _disposed = true;
        _group?.SetResumeCallback(null);
        _jacks.Callback = null;
        lock (_verbs.Lock)
            _control.Leave(_verbs);

        _jacks.Unregister();
        _bus.InterfaceDereference();
    }

    // WaveRT 8.1: the best table that the bus has; each begins with the one before.
    private static NtStatus QueryInterface(FunctionGroupDevice device, out IHdAudioBusInterface? table)
    {
        ReadOnlySpan<(Guid Id, ushort Size)> tables =
        [
            (HdAudioInterfaceIds.BusInterfaceV3, HdAudioInterfaceIds.BusInterfaceV3Size),
            (HdAudioInterfaceIds.BusInterfaceV2, HdAudioInterfaceIds.BusInterfaceV2Size),
            (HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize),
        ];
        NtStatus status = NtStatus.NotSupported;
        table = null;
        foreach ((Guid id, ushort size) in tables)
        {
            status = device.QueryInterface(id, size, HdAudioInterfaceIds.Version, out IHdAudioInterface? found);
            table = found as IHdAudioBusInterface;
            if (status.IsSuccess)
                break;
        }

        return status;
    }

    // The codec has forgotten everything. What fails here fails again, and is told, when a stream is set to run.
    internal void Reprogram()
    {
        lock (_verbs.Lock)
        {
            _control.Take(_verbs);
            foreach (StreamPath path in _claims.Open)
                _ = path.Reprogram(_verbs, _clock, _options.PowerUpTimeout);
        }

        _jacks.ReadAll();
    }

    private NtStatus SetLevel(int endpoint, Action<PathLevel> change)
    {
        lock (_verbs.Lock)
        {
            PathLevel level = Endpoints[endpoint].Level;
            change(level);
            foreach (StreamPath path in _claims.Open)
            {
                if (path.Level != level)
                    continue;

                NtStatus status = path.ApplyLevel(_verbs);
                if (!status.IsSuccess)
                    return status;
            }

            return NtStatus.Success;
        }
    }
}
