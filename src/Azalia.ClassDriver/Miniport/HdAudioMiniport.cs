using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Graph;
using Azalia.ClassDriver.Paths;
using Azalia.Platform;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.ClassDriver.Miniport;

/// <summary>A codec's endpoints as a WaveRT device: each is a pin, each stream a DMA engine of the HD Audio DDI.</summary>
/// <remarks>The port calls it at PASSIVE_LEVEL, one call at a time.</remarks>
public sealed class HdAudioMiniport : IMiniportWaveRT, IMiniportWaveRTStreamGroup, IMiniportPnpNotify
{
    private readonly IReadOnlyList<Endpoint> _endpoints;
    private readonly HdAudioMiniportStream?[] _streams;
    private readonly PathClaims _claims;

    internal HdAudioMiniport(
        IHdAudioBusInterface bus, CodecVerbs verbs, PlatformClock clock, IReadOnlyList<Endpoint> endpoints, PathClaims claims, ClassDriverOptions options)
    {
        Bus = bus;
        Verbs = verbs;
        Clock = clock;
        Options = options;
        _endpoints = endpoints;
        _claims = claims;
        _streams = new HdAudioMiniportStream?[endpoints.Count];
    }

    internal IHdAudioBusInterface Bus { get; }

    internal CodecVerbs Verbs { get; }

    internal PlatformClock Clock { get; }

    internal ClassDriverOptions Options { get; }

    /// <inheritdoc/>
    public NtStatus Init(object? unknownAdapter, object? resourceList, IPortWaveRT port) =>
        port is null ? NtStatus.InvalidParameter : NtStatus.Success;

    /// <inheritdoc/>
    public NtStatus GetDescription(out PcFilterDescriptor? description)
    {
        description = new PcFilterDescriptor([.. _endpoints.Select(static endpoint => new PcPinDescriptor(
            endpoint.Name,
            endpoint.Direction == EndpointDirection.Render ? KsPinDataFlow.In : KsPinDataFlow.Out,
            MaxFilterInstanceCount: 1,
            endpoint.Formats.ToDataRanges()))]);
        return NtStatus.Success;
    }

    /// <summary>Leaves the intersection to the port.</summary>
    /// <inheritdoc/>
    public NtStatus DataRangeIntersection(
        uint pinId,
        KsDataRangeAudio dataRange,
        KsDataRangeAudio matchingDataRange,
        uint outputBufferLength,
        out KsDataFormat resultantFormat,
        out uint resultantFormatLength)
    {
        resultantFormat = default;
        resultantFormatLength = 0;
        return NtStatus.NotImplemented;
    }

    /// <inheritdoc/>
    /// <returns>
    /// STATUS_INVALID_PARAMETER for a pin that does not exist or goes the other way, and for a format that the link cannot encode;
    /// STATUS_NOT_SUPPORTED for one that the path cannot carry; STATUS_INSUFFICIENT_RESOURCES when another stream has the converter or a
    /// widget of the path; and what AllocateRenderDmaEngine or AllocateCaptureDmaEngine answers.
    /// </returns>
    public NtStatus NewStream(
        out IMiniportWaveRTStream? stream, IPortWaveRTStream portStream, uint pin, bool capture, in KsDataFormat dataFormat)
    {
        stream = null;
        if (pin >= _endpoints.Count)
            return NtStatus.InvalidParameter;

        Endpoint endpoint = _endpoints[(int)pin];
        if (capture != (endpoint.Direction == EndpointDirection.Capture))
            return NtStatus.InvalidParameter;

        HdAudioStreamFormat streamFormat = dataFormat.ToHdAudioStreamFormat();
        if (!streamFormat.TryEncode(out StreamFormat format))
            return NtStatus.InvalidParameter;

        if (!endpoint.Formats.Supports(format))
            return NtStatus.NotSupported;

        if (_claims.TryClaim(endpoint, format) is not { } path)
            return NtStatus.InsufficientResources;

        NtStatus status = capture
            ? Bus.AllocateCaptureDmaEngine(Verbs.CodecAddress, streamFormat, out DmaEngineHandle engine, out HdAudioConverterFormat converterFormat)
            : Bus.AllocateRenderDmaEngine(streamFormat, stripe: false, out engine, out converterFormat);
        if (!status.IsSuccess)
        {
            _claims.Release(path);
            return status;
        }

        stream = _streams[pin] = Create(new StreamOpening(pin, endpoint, path, engine, dataFormat, converterFormat), capture);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus GetDeviceDescription(out DeviceDescription deviceDescription)
    {
        // The bus driver allocates all memory of this device, within what the controller can address.
        deviceDescription = new DeviceDescription(Master: true, ScatterGather: true, Dma32BitAddresses: true, Dma64BitAddresses: false);
        return NtStatus.Success;
    }

    /// <inheritdoc/>
    public NtStatus RunInStep(ReadOnlySpan<IMiniportWaveRTStream> streams)
    {
        DmaEngineHandle[] engines = new DmaEngineHandle[streams.Length];
        for (int i = 0; i < engines.Length; i++)
        {
            if (streams[i] is not HdAudioMiniportStream { State: KsState.Pause } stream)
                return NtStatus.InvalidParameter;

            NtStatus prepared = stream.PrepareRun();
            if (!prepared.IsSuccess)
                return prepared;

            engines[i] = stream.Engine;
        }

        foreach (IMiniportWaveRTStream stream in streams)
            ((HdAudioMiniportStream)stream).BeginRun();

        NtStatus status = Bus.SetDmaEngineState(HdAudioStreamState.RunState, engines);
        foreach (IMiniportWaveRTStream stream in streams)
            ((HdAudioMiniportStream)stream).EndRunInStep(status.IsSuccess);

        return status;
    }

    /// <summary>Stops the DMA of every stream and gives its engine back; buffers stay until their pins are closed (WaveRT 7.4).</summary>
    public void PnpStop()
    {
        foreach (HdAudioMiniportStream? stream in _streams)
            stream?.Remove();
    }

    /// <summary>What went wrong with the packets of the stream that is open on a pin.</summary>
    /// <param name="pin">The pin.</param>
    /// <returns>Nothing when none is open.</returns>
    public PacketTelemetry TelemetryOf(uint pin) => pin < _streams.Length && _streams[pin] is { } stream ? stream.Telemetry : default;

    /// <summary>The stream number of the stream that is open on a pin, once it has a buffer; else 0.</summary>
    internal byte StreamIdOf(uint pin) => pin < _streams.Length && _streams[pin] is { } stream ? stream.StreamId : (byte)0;

    internal void Release(uint pin, StreamPath path)
    {
        _streams[pin] = null;
        _claims.Release(path);
    }

    // As much as the table of the bus allows: each adds interfaces, as QueryInterface would find them.
    private HdAudioMiniportStream Create(in StreamOpening opening, bool capture) => Bus switch
    {
        IHdAudioBusInterfaceV3 bus when capture => new CaptureMiniportStream(this, bus, opening),
        IHdAudioBusInterfaceV3 bus => new RenderMiniportStream(this, bus, opening),
        IHdAudioBusInterfaceV2 bus => new NotifyingMiniportStream(this, bus, opening),
        _ => new HdAudioMiniportStream(this, opening),
    };
}
