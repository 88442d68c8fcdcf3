using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Properties;

namespace Azalia.WaveRT.Port;

/// <summary>
/// An open pin of a WaveRT device, with the KS properties that a client sees. One method is one property request; its name is the
/// property's, its status what the request answers. <see cref="KsProperty"/> takes the same requests as bytes.
/// </summary>
/// <remarks>
/// <para>Any thread, PASSIVE_LEVEL; all requests of a device are serialised by the device's lock, or, for positions and packets, by its
/// position lock where the device uses one. After <see cref="Dispose"/>, which is the close of the handle, every request answers
/// STATUS_INVALID_HANDLE; after a removal, STATUS_DEVICE_REMOVED, but that a state can always be left downwards.</para>
/// <para>A pin has one buffer in its life and each register is mapped once in it: buffer, mappings, events and stream end at the close, in
/// the order STOP, events, unmap, free, release.</para>
/// </remarks>
public sealed partial class WaveRTPin : IDisposable
{
    private readonly PortWaveRT _port;
    private readonly WaveRTDevice _device;
    private readonly uint _pin;
    private readonly IMiniportWaveRTStream _stream;
    private readonly IMiniportWaveRTStreamNotification? _notification;
    private readonly PortWaveRTStream _portStream;
    private readonly List<KEvent> _events = [];

    private KsState _state;
    private Mdl? _audioBufferMdl;
    private uint _actualSize;
    private bool _isNotifying;
    private MappedBuffer? _buffer;
    private MappedRegister? _positionRegister;
    private MappedRegister? _clockRegister;
    private bool _closed;
    private bool _removed;

    internal WaveRTPin(
        PortWaveRT port,
        WaveRTDevice device,
        uint pin,
        in KsDataFormat dataFormat,
        IMiniportWaveRTStream stream,
        PortWaveRTStream portStream)
    {
        _port = port;
        _device = device;
        _pin = pin;
        _stream = stream;
        _notification = stream as IMiniportWaveRTStreamNotification;
        _output = stream as IMiniportWaveRTOutputStream;
        _input = stream as IMiniportWaveRTInputStream;
        _positions = stream as IMiniportStreamAudioEngineNode;
        _portStream = portStream;
        DataFormat = dataFormat;
    }

    /// <summary>The format that is in force.</summary>
    public KsDataFormat DataFormat { get; private set; }

    internal WaveRTDevice Device => _device;

    internal PortWaveRT Port => _port;

    internal IMiniportWaveRTStream StreamLocked => _stream;

    /// <summary>KSPROPERTY_RTAUDIO_BUFFER: allocates the pin's cyclic buffer and maps it for the client.</summary>
    /// <param name="property">The request. A base address in it is a hint, and not taken.</param>
    /// <param name="buffer">The buffer; meaningful on success. Its actual size may be larger than requested: the client decides whether
    /// that suits it.</param>
    /// <returns>
    /// STATUS_INVALID_DEVICE_REQUEST when the pin has a buffer, STATUS_UNSUCCESSFUL when the miniport cannot give one like this or gave
    /// one that does not fit its pages, STATUS_INSUFFICIENT_RESOURCES without memory, STATUS_DEVICE_NOT_READY.
    /// </returns>
    public NtStatus GetRtAudioBuffer(in KsRtAudioBufferProperty property, out KsRtAudioBuffer<MappedBuffer> buffer)
    {
        buffer = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableForBufferLocked();
            if (!status.IsSuccess)
                return status;

            // The miniport has the only word on the cache type (14.3): the port has no wish to hand in.
            status = _stream.AllocateAudioBuffer(
                property.RequestedBufferSize, out Mdl? mdl, out uint actualSize, out uint offset, out MemoryCachingType cacheType);
            return status.IsSuccess ? MapLocked(mdl, actualSize, offset, cacheType, notifications: 0, out buffer) : status;
        }
    }

    /// <summary>
    /// KSPROPERTY_RTAUDIO_BUFFER_WITH_NOTIFICATION: as <see cref="GetRtAudioBuffer"/>, with events at the end of each trip around the buffer,
    /// or also at its middle.
    /// </summary>
    /// <param name="property">The request, with the number of notifications, 1 or 2.</param>
    /// <param name="buffer">The buffer; meaningful on success.</param>
    /// <returns>As GetRtAudioBuffer; STATUS_NOT_SUPPORTED when the stream has no notifications, STATUS_INVALID_PARAMETER for another number
    /// of them or a size that it does not divide.</returns>
    public NtStatus GetRtAudioBufferWithNotification(
        in KsRtAudioBufferPropertyWithNotification property, out KsRtAudioBuffer<MappedBuffer> buffer)
    {
        buffer = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableForBufferLocked();
            if (!status.IsSuccess)
                return status;
            if (_notification is null)
                return NtStatus.NotSupported;

            uint count = property.NotificationCount;
            status = _notification.AllocateBufferWithNotification(
                count, property.RequestedBufferSize, out Mdl? mdl, out uint actualSize, out uint offset, out MemoryCachingType cacheType);
            return status.IsSuccess ? MapLocked(mdl, actualSize, offset, cacheType, count, out buffer) : status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_QUERY_NOTIFICATION_SUPPORT: whether the stream can signal events.</summary>
    /// <param name="isSupported">The answer; meaningful on success.</param>
    public NtStatus GetRtAudioQueryNotificationSupport(out bool isSupported)
    {
        lock (_device.Lock)
        {
            isSupported = _notification is not null;
            return UsableLocked();
        }
    }

    /// <summary>
    /// KSPROPERTY_RTAUDIO_REGISTER_NOTIFICATION_EVENT: the event is signalled at each notification. It stays registered until it is
    /// unregistered or the pin is closed.
    /// </summary>
    /// <param name="notificationEvent">The event.</param>
    /// <returns>
    /// STATUS_NOT_SUPPORTED when the stream has no notifications, STATUS_INVALID_HANDLE for no event, STATUS_DEVICE_NOT_READY before there is
    /// a buffer that notifies, or what the miniport answered: STATUS_INSUFFICIENT_RESOURCES, or STATUS_UNSUCCESSFUL for a second time.
    /// </returns>
    public NtStatus RegisterRtAudioNotificationEvent(KEvent notificationEvent)
    {
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;
            if (_notification is null)
                return NtStatus.NotSupported;
            if (notificationEvent is null)
                return NtStatus.InvalidHandle;
            if (!_isNotifying)
                return NtStatus.DeviceNotReady;

            status = _notification.RegisterNotificationEvent(notificationEvent);
            if (status.IsSuccess)
                _events.Add(notificationEvent);

            return status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_UNREGISTER_NOTIFICATION_EVENT: the event is not signalled any more.</summary>
    /// <param name="notificationEvent">The event.</param>
    /// <returns>STATUS_NOT_SUPPORTED when the stream has no notifications, STATUS_INVALID_HANDLE for no event, STATUS_NOT_FOUND for one that
    /// is not registered.</returns>
    public NtStatus UnregisterRtAudioNotificationEvent(KEvent notificationEvent)
    {
        lock (_device.Lock)
        {
            if (_closed)
                return NtStatus.InvalidHandle;
            if (_notification is null)
                return NtStatus.NotSupported;
            if (notificationEvent is null)
                return NtStatus.InvalidHandle;

            NtStatus status = _notification.UnregisterNotificationEvent(notificationEvent);
            if (status.IsSuccess)
                _ = _events.Remove(notificationEvent);

            return status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_HWLATENCY: FIFO, chipset and codec delays. Meaningful once the buffer exists.</summary>
    /// <param name="hwLatency">The delays.</param>
    public NtStatus GetRtAudioHwLatency(out KsRtAudioHwLatency hwLatency)
    {
        hwLatency = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (status.IsSuccess)
                _stream.GetHWLatency(out hwLatency);

            return status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_POSITIONREGISTER: maps the position register, once in the life of the pin.</summary>
    /// <param name="register">The register; meaningful on success.</param>
    /// <returns>STATUS_INVALID_DEVICE_REQUEST the second time; what the miniport answered when it has none, and then the client polls
    /// <see cref="GetAudioPosition"/>.</returns>
    public NtStatus GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register)
    {
        register = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;
            if (_positionRegister is not null)
                return NtStatus.InvalidDeviceRequest;

            status = _stream.GetPositionRegister(out KsRtAudioHwRegister<LiveRegister> live);
            return status.IsSuccess ? Map(live, out _positionRegister, out register) : status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_CLOCKREGISTER: maps the clock register, once in the life of the pin.</summary>
    /// <param name="register">The register; meaningful on success.</param>
    /// <returns>STATUS_INVALID_DEVICE_REQUEST the second time; what the miniport answered when it has none.</returns>
    public NtStatus GetRtAudioClockRegister(out KsRtAudioHwRegister<MappedRegister> register)
    {
        register = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;
            if (_clockRegister is not null)
                return NtStatus.InvalidDeviceRequest;

            status = _stream.GetClockRegister(out KsRtAudioHwRegister<LiveRegister> live);
            return status.IsSuccess ? Map(live, out _clockRegister, out register) : status;
        }
    }

    /// <summary>KSPROPERTY_CONNECTION_STATE, get: the state that the port believes in.</summary>
    /// <param name="state">The state; meaningful on success.</param>
    public NtStatus GetConnectionState(out KsState state)
    {
        lock (_device.Lock)
        {
            state = _state;
            return UsableLocked();
        }
    }

    /// <summary>
    /// KSPROPERTY_CONNECTION_STATE, set: walks the stream to a state one step at a time, STOP, ACQUIRE, PAUSE, RUN and back.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <returns>STATUS_INVALID_PARAMETER for a value that is no state. On the way up, what the miniport answered: the pin stays in the
    /// last state that it reached. The way down succeeds, also when the device is gone.</returns>
    public NtStatus SetConnectionState(KsState state)
    {
        if (state is < KsState.Stop or > KsState.Run)
            return NtStatus.InvalidParameter;

        lock (_device.Lock)
        {
            if (_closed)
                return NtStatus.InvalidHandle;

            return _removed && state > _state ? NtStatus.DeviceRemoved : WalkLocked(state);
        }
    }

    /// <summary>KSPROPERTY_CONNECTION_DATAFORMAT, set: changes the format. Passed on without an opinion of the port's own.</summary>
    /// <param name="dataFormat">The format; on failure the old one stays in force.</param>
    /// <returns>What the miniport answered.</returns>
    public NtStatus SetConnectionDataFormat(in KsDataFormat dataFormat)
    {
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            status = _stream.SetFormat(dataFormat);
            if (status.IsSuccess)
                DataFormat = dataFormat;

            return status;
        }
    }

    /// <summary>
    /// IOCTL_KS_PROPERTY: one property request as a client in another address space makes it. Handles and addresses in it are numbers of
    /// <see cref="WaveRTDevice.Client"/>.
    /// </summary>
    /// <param name="request">KSPROPERTY, and what the property's own request structure has behind it (WaveRT 5, 64-bit layouts).</param>
    /// <param name="value">The value: to be filled for a get, to be read for a set.</param>
    /// <param name="valueLength">Bytes of the answer; with STATUS_BUFFER_OVERFLOW the bytes that it needs.</param>
    /// <returns>
    /// STATUS_INVALID_PARAMETER for a request that is shorter than its structure, STATUS_NOT_FOUND for a property that a pin does not have or
    /// that cannot be asked for like this, STATUS_BUFFER_OVERFLOW when no value is taken and its length is told, STATUS_BUFFER_TOO_SMALL for a
    /// value that is shorter than its structure; then what the method of the property's name answers.
    /// </returns>
    public NtStatus KsProperty(ReadOnlySpan<byte> request, Span<byte> value, out int valueLength) =>
        PropertyDispatch.Handle(this, request, value, out valueLength);

    /// <summary>Closes the pin in whatever state it is.</summary>
    public void Dispose()
    {
        lock (_device.Lock)
        {
            if (_closed)
                return;

            _ = WalkLocked(KsState.Stop); // The way down succeeds.

            // Whoever asks for a position beside this one is let out first, and nobody comes in any more (WaveRT 3.7).
            lock (_device.PositionLock)
                _closed = true;

            foreach (KEvent notificationEvent in _events)
                _ = _notification!.UnregisterNotificationEvent(notificationEvent); // It was registered there.

            _positionRegister?.Unmap();
            _clockRegister?.Unmap();
            _buffer?.Unmap();
            FreeLocked(_audioBufferMdl, _actualSize, _isNotifying);

            _stream.Dispose();
            _portStream.Release();
            _device.Client.Forget(this);
            _port.ClosedLocked(this, _pin);
        }
    }

    /// <summary>The device is gone. Registers read all ones from now on: what is mapped of them stands still.</summary>
    internal void RemovedLocked()
    {
        _positionRegister?.Freeze();
        _clockRegister?.Freeze();
        lock (_device.PositionLock)
            _removed = true;
    }

    private static NtStatus Map(
        in KsRtAudioHwRegister<LiveRegister> live, out MappedRegister? mapped, out KsRtAudioHwRegister<MappedRegister> register)
    {
        mapped = null;
        register = default;
        if (live.Register is null)
            return NtStatus.NotSupported;

        mapped = new MappedRegister(live.Register);
        register = new KsRtAudioHwRegister<MappedRegister>(mapped, live.Width, live.Numerator, live.Denominator, live.Accuracy);
        return NtStatus.Success;
    }

    private NtStatus UsableLocked()
    {
        if (_closed)
            return NtStatus.InvalidHandle;

        return _removed ? NtStatus.DeviceRemoved : NtStatus.Success;
    }

    private NtStatus UsableForBufferLocked()
    {
        NtStatus status = UsableLocked();
        return status.IsSuccess && _buffer is not null ? NtStatus.InvalidDeviceRequest : status;
    }

    private NtStatus MapLocked(
        Mdl? mdl, uint actualSize, uint offset, MemoryCachingType cacheType, uint notifications, out KsRtAudioBuffer<MappedBuffer> buffer)
    {
        buffer = default;

        // WaveRT 6.2: the offset governs, whatever bus stands behind the miniport.
        bool fits = mdl is not null && actualSize != 0 && (ulong)offset + actualSize <= (ulong)mdl.ByteCount;
        if (!fits || notifications != 0 && actualSize % notifications != 0)
        {
            FreeLocked(mdl, actualSize, notifications != 0);
            return NtStatus.Unsuccessful;
        }

        if (_device.Memory.TryMap(mdl!) is not { } view)
        {
            FreeLocked(mdl, actualSize, notifications != 0);
            return NtStatus.InsufficientResources;
        }

        _audioBufferMdl = mdl;
        _actualSize = actualSize;
        _isNotifying = notifications != 0;
        _buffer = new MappedBuffer(view, (int)offset, (int)actualSize);
        buffer = new KsRtAudioBuffer<MappedBuffer>(_buffer, actualSize, cacheType == MemoryCachingType.MmWriteCombined);
        return NtStatus.Success;
    }

    private void FreeLocked(Mdl? mdl, uint actualSize, bool isNotifying)
    {
        if (mdl is null)
            return;
        if (isNotifying)
            _notification!.FreeBufferWithNotification(mdl, actualSize);
        else
            _stream.FreeAudioBuffer(mdl, actualSize);
    }

    internal NtStatus MayRunLocked(PortWaveRT port)
    {
        NtStatus status = UsableLocked();
        return status.IsSuccess && (port != _port || _state == KsState.Run) ? NtStatus.InvalidParameter : status;
    }

    internal void RunsLocked() => _state = KsState.Run;

    internal NtStatus WalkLocked(KsState target)
    {
        while (_state < target)
        {
            NtStatus status = _stream.SetState(_state + 1);
            if (!status.IsSuccess)
                return status;

            _state++;
        }

        while (_state > target)
        {
            // WaveRT 7.1: a step down is taken even when the device is gone and the miniport says so.
            _ = _stream.SetState(_state - 1);
            _state--;
        }

        return NtStatus.Success;
    }
}
