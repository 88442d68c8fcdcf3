using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.WaveRT.Port;

/// <summary>
/// The port driver of WaveRT devices: it drives any <see cref="IMiniportWaveRT"/> and gives its pins to clients. It knows neither HD Audio
/// nor any other hardware.
/// </summary>
/// <remarks>
/// A port lives as long as its device and owns nothing but the pins' bookkeeping; whoever opens a pin disposes it. Any thread,
/// PASSIVE_LEVEL.
/// </remarks>
public sealed class PortWaveRT : IPortWaveRT
{
    // sizeof(KSDATAFORMAT) + sizeof(WAVEFORMATEXTENSIBLE)
    private const uint DataFormatLength = 64 + 40;

    private WaveRTDevice? _device;
    private IMiniportWaveRT? _miniport;
    private readonly List<WaveRTPin> _openPins = [];
    private int[] _instances = [];

    /// <summary>What the miniport said about itself; null before a successful <see cref="Init"/>.</summary>
    public PcFilterDescriptor? Description { get; private set; }

    /// <summary>Whether <see cref="PnpStop"/> was called: nothing moves any more.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>The device; null before a successful <see cref="Init"/>.</summary>
    public WaveRTDevice? Device => _miniport is null ? null : _device;

    /// <inheritdoc/>
    public NtStatus Init(WaveRTDevice deviceObject, object? irp, object unknownMiniport, object? unknownAdapter, object? resourceList)
    {
        if (deviceObject is null || unknownMiniport is not IMiniportWaveRT miniport)
            return NtStatus.InvalidParameter;

        lock (deviceObject.Lock)
        {
            if (_miniport is not null)
                return NtStatus.InvalidDeviceRequest;

            _device = deviceObject;
            NtStatus status = miniport.Init(unknownAdapter, resourceList, this);
            if (!status.IsSuccess)
                return status;

            status = miniport.GetDescription(out PcFilterDescriptor? description);
            if (!status.IsSuccess)
                return status;
            if (description is null)
                return NtStatus.Unsuccessful;

            Description = description;
            _instances = new int[description.Pins.Count];
            _miniport = miniport;
            return NtStatus.Success;
        }
    }

    /// <inheritdoc/>
    public NtStatus GetDeviceProperty(
        DeviceRegistryProperty deviceProperty, uint bufferLength, out string? propertyBuffer, out uint resultLength)
    {
        propertyBuffer = null;
        resultLength = 0;
        if (_device is null)
            return NtStatus.InvalidDeviceRequest;
        if (!_device.Properties.TryGetValue(deviceProperty, out string? text))
            return NtStatus.NotFound;

        resultLength = (uint)text.Length;
        if (bufferLength < resultLength)
            return NtStatus.BufferTooSmall;

        propertyBuffer = text;
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus NewRegistryKey(
        out object? outRegistryKey,
        object? outerUnknown,
        uint registryKeyType,
        uint desiredAccess,
        object? objectAttributes,
        uint createOptions,
        out uint disposition)
    {
        outRegistryKey = null;
        disposition = 0;
        return NtStatus.NotSupported;
    }

    /// <summary>Opens a pin: KsCreatePin. The stream is in KSSTATE_STOP at position 0 and has no buffer.</summary>
    /// <param name="pin">The pin's number.</param>
    /// <param name="dataFormat">The format of the stream.</param>
    /// <param name="openPin">The pin, owned by the caller; null on failure.</param>
    /// <returns>
    /// STATUS_INVALID_PARAMETER for a pin that does not exist, STATUS_NO_MATCH for a format outside all of its data ranges,
    /// STATUS_INSUFFICIENT_RESOURCES when it is open as often as it may be, STATUS_INVALID_DEVICE_REQUEST before
    /// <see cref="Init"/>, STATUS_DEVICE_REMOVED after <see cref="PnpStop"/>, or what the miniport's NewStream answered.
    /// </returns>
    public NtStatus OpenPin(uint pin, in KsDataFormat dataFormat, out WaveRTPin? openPin)
    {
        openPin = null;
        if (_device is not { } device || _miniport is not { } miniport || Description is not { } description)
            return NtStatus.InvalidDeviceRequest;
        if (pin >= description.Pins.Count)
            return NtStatus.InvalidParameter;

        device.Clock.RequireOwner();
        PcPinDescriptor descriptor = description.Pins[(int)pin];
        if (!IsInRange(descriptor, dataFormat))
            return NtStatus.NoMatch;

        lock (device.Lock)
        {
            if (IsRemoved)
                return NtStatus.DeviceRemoved;
            if (_instances[pin] >= descriptor.MaxFilterInstanceCount)
                return NtStatus.InsufficientResources;

            PortWaveRTStream portStream = new(device.Memory);
            bool capture = descriptor.DataFlow == KsPinDataFlow.Out;
            NtStatus status = miniport.NewStream(out IMiniportWaveRTStream? stream, portStream, pin, capture, dataFormat);
            if (status.IsSuccess && stream is null)
                status = NtStatus.Unsuccessful;

            if (!status.IsSuccess)
            {
                portStream.Release();
                return status;
            }

            _instances[pin]++;
            openPin = new WaveRTPin(this, device, pin, dataFormat, stream!, portStream);
            _openPins.Add(openPin);
            return NtStatus.Success;
        }
    }

    /// <summary>The best format that a pin and a client's range have in common: KSPROPERTY_PIN_DATAINTERSECTION.</summary>
    /// <param name="pin">The pin's number.</param>
    /// <param name="dataRange">The client's range.</param>
    /// <param name="outputBufferLength">Bytes that the client has room for; 0 asks for the length alone.</param>
    /// <param name="resultantFormat">The format; meaningful on success.</param>
    /// <param name="resultantFormatLength">Bytes that the format takes.</param>
    /// <returns>See <see cref="IMiniport.DataRangeIntersection"/>; the pin's ranges are tried in order.</returns>
    public NtStatus DataIntersection(
        uint pin,
        KsDataRangeAudio dataRange,
        uint outputBufferLength,
        out KsDataFormat resultantFormat,
        out uint resultantFormatLength)
    {
        resultantFormat = default;
        resultantFormatLength = 0;
        if (_device is not { } device || _miniport is not { } miniport || Description is not { } description)
            return NtStatus.InvalidDeviceRequest;
        if (dataRange is null || pin >= description.Pins.Count)
            return NtStatus.InvalidParameter;

        lock (device.Lock)
        {
            NtStatus status = NtStatus.NoMatch;
            foreach (KsDataRangeAudio pinRange in description.Pins[(int)pin].DataRanges)
            {
                status = miniport.DataRangeIntersection(
                    pin, dataRange, pinRange, outputBufferLength, out resultantFormat, out resultantFormatLength);
                if (status == NtStatus.NotImplemented)
                    status = Intersect(dataRange, pinRange, outputBufferLength, out resultantFormat, out resultantFormatLength);
                if (status != NtStatus.NoMatch)
                    return status;
            }

            return status;
        }
    }

    /// <summary>
    /// The device was pulled out, or is stopped for good: the miniport stops its DMA at once (<see cref="IMiniportPnpNotify"/>); open pins keep
    /// their buffers and mappings until they are closed, positions stand still, and requests answer STATUS_DEVICE_REMOVED (WaveRT 7.4, 12.d).
    /// </summary>
    /// <returns>STATUS_INVALID_DEVICE_REQUEST before <see cref="Init"/>; a second time changes nothing.</returns>
    public NtStatus PnpStop()
    {
        if (_device is not { } device || _miniport is not { } miniport)
            return NtStatus.InvalidDeviceRequest;

        lock (device.Lock)
        {
            if (IsRemoved)
                return NtStatus.Success;

            IsRemoved = true;
            foreach (WaveRTPin pin in _openPins)
                pin.RemovedLocked();

            (miniport as IMiniportPnpNotify)?.PnpStop();
            return NtStatus.Success;
        }
    }

    /// <summary>
    /// Starts several pins of this port in step: in the same frame where the miniport can do that (<see cref="IMiniportWaveRTStreamGroup"/>), else
    /// one right after the other.
    /// </summary>
    /// <param name="pins">The pins, none of them in KSSTATE_RUN.</param>
    /// <returns>
    /// STATUS_INVALID_PARAMETER for none, for pins of another port and for one that runs, STATUS_INVALID_HANDLE for a closed one,
    /// STATUS_DEVICE_REMOVED, or what the miniport answered; then those that had not reached KSSTATE_RUN are in KSSTATE_PAUSE or below.
    /// </returns>
    public NtStatus RunInStep(ReadOnlySpan<WaveRTPin> pins)
    {
        if (_device is not { } device || _miniport is not { } miniport || pins.IsEmpty)
            return NtStatus.InvalidParameter;

        lock (device.Lock)
        {
            foreach (WaveRTPin pin in pins)
            {
                NtStatus status = pin is null ? NtStatus.InvalidParameter : pin.MayRunLocked(this);
                if (!status.IsSuccess)
                    return status;
            }

            foreach (WaveRTPin pin in pins)
            {
                NtStatus status = pin.WalkLocked(KsState.Pause);
                if (!status.IsSuccess)
                    return status;
            }

            return miniport is IMiniportWaveRTStreamGroup group ? RunLocked(group, pins) : RunOneByOneLocked(pins);
        }
    }

    internal void ClosedLocked(WaveRTPin pin, uint number)
    {
        _instances[number]--;
        _ = _openPins.Remove(pin);
    }

    private static NtStatus RunLocked(IMiniportWaveRTStreamGroup group, ReadOnlySpan<WaveRTPin> pins)
    {
        IMiniportWaveRTStream[] streams = new IMiniportWaveRTStream[pins.Length];
        for (int i = 0; i < streams.Length; i++)
            streams[i] = pins[i].StreamLocked;

        NtStatus status = group.RunInStep(streams);
        if (!status.IsSuccess)
            return status;

        foreach (WaveRTPin pin in pins)
            pin.RunsLocked();

        return status;
    }

    private static NtStatus RunOneByOneLocked(ReadOnlySpan<WaveRTPin> pins)
    {
        foreach (WaveRTPin pin in pins)
        {
            NtStatus status = pin.WalkLocked(KsState.Run);
            if (!status.IsSuccess)
                return status;
        }

        return NtStatus.Success;
    }

    private static bool IsInRange(PcPinDescriptor descriptor, in KsDataFormat format)
    {
        foreach (KsDataRangeAudio range in descriptor.DataRanges)
        {
            if (range.Contains(format))
                return true;
        }

        return false;
    }

    // WaveRT 3.1: the port's default intersection: PCM, the most of everything that both have.
    private static NtStatus Intersect(
        KsDataRangeAudio client, KsDataRangeAudio pin, uint outputBufferLength, out KsDataFormat format, out uint length)
    {
        format = default;
        length = 0;
        uint channels = Math.Min(client.MaximumChannels, pin.MaximumChannels);
        uint bits = Math.Min(client.MaximumBitsPerSample, pin.MaximumBitsPerSample);
        uint rate = Math.Min(client.MaximumSampleFrequency, pin.MaximumSampleFrequency);
        if (channels == 0
            || bits < Math.Max(client.MinimumBitsPerSample, pin.MinimumBitsPerSample)
            || rate < Math.Max(client.MinimumSampleFrequency, pin.MinimumSampleFrequency))
        {
            return NtStatus.NoMatch;
        }

        length = DataFormatLength;
        if (outputBufferLength == 0)
            return NtStatus.BufferOverflow;
        if (outputBufferLength < DataFormatLength)
            return NtStatus.BufferTooSmall;

        // Samples of more than 16 bits lie in 32 on every device that this port has met; SetFormat and NewStream have the last word.
        uint container = bits switch { <= 8 => 8, <= 16 => 16, _ => 32 };
        format = new KsDataFormat(rate, (ushort)channels, (ushort)container, (ushort)bits);
        return NtStatus.Success;
    }
}
