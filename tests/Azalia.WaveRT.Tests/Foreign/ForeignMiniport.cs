using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Tests.Foreign;

/// <summary>
/// Somebody else's WaveRT device: one rendering pin and one capturing pin, buffers from the port's own pages, and a small DMA engine
/// with a FIFO. It proves that the port needs to know nothing about a device.
/// </summary>
internal sealed class ForeignMiniport(ForeignOptions options) : IMiniportWaveRT, IMiniportPnpNotify
{
    public const uint RenderPin = 0;
    public const uint CapturePin = 1;

    private readonly List<ForeignStream> _streams = [];

    public List<string> Log { get; } = [];

    public IPortWaveRT? Port { get; private set; }

    public object? Adapter { get; private set; }

    public NtStatus InitStatus { get; set; } = NtStatus.Success;

    public NtStatus NewStreamStatus { get; set; } = NtStatus.Success;

    public ForeignStream Stream => _streams[^1];

    public NtStatus Init(object? unknownAdapter, object? resourceList, IPortWaveRT port)
    {
        Adapter = unknownAdapter;
        Port = port;
        return InitStatus;
    }

    public NtStatus GetDescription(out PcFilterDescriptor? description)
    {
        KsDataRangeAudio[] ranges = [new(8, 16, 32, 8_000, 192_000)];
        description = new PcFilterDescriptor(
        [
            new PcPinDescriptor("Out", KsPinDataFlow.In, 2, ranges),
            new PcPinDescriptor("In", KsPinDataFlow.Out, 1, [new(2, 16, 16, 44_100, 48_000), .. ranges]),
        ]);
        return NtStatus.Success;
    }

    public NtStatus DataRangeIntersection(
        uint pinId,
        KsDataRangeAudio dataRange,
        KsDataRangeAudio matchingDataRange,
        uint outputBufferLength,
        out KsDataFormat resultantFormat,
        out uint resultantFormatLength)
    {
        resultantFormatLength = 104;
        resultantFormat = new KsDataFormat(44_100, 2, 16, 16);
        return options.OwnIntersection ? NtStatus.Success : NtStatus.NotImplemented;
    }

    public NtStatus NewStream(
        out IMiniportWaveRTStream? stream, IPortWaveRTStream portStream, uint pin, bool capture, in KsDataFormat dataFormat)
    {
        Log.Add($"NewStream {pin} {capture}");
        stream = null;
        if (!NewStreamStatus.IsSuccess)
            return NewStreamStatus;

        ForeignStream created = options.Notifies
            ? new ForeignNotifyingStream(options, portStream, dataFormat, Log)
            : new ForeignStream(options, portStream, dataFormat, Log);
        _streams.Add(created);
        stream = created;
        return NtStatus.Success;
    }

    public NtStatus GetDeviceDescription(out DeviceDescription deviceDescription)
    {
        deviceDescription = new DeviceDescription(Master: true, ScatterGather: true, Dma32BitAddresses: true, Dma64BitAddresses: true);
        return NtStatus.Success;
    }

    public void PnpStop() => Log.Add(nameof(PnpStop));

    public void AdvanceTo(long ticks)
    {
        foreach (ForeignStream stream in _streams)
            stream.AdvanceTo(ticks);
    }
}
