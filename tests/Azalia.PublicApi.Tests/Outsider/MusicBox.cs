using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.PublicApi.Tests.Outsider;

/// <summary>A WaveRT device from outside, with nothing of HD Audio: one pin, 48 kHz, 16 bits, stereo, and a drum that turns with a clock.</summary>
internal sealed class MusicBox(HandClock clock) : IMiniportWaveRT
{
    /// <summary>All that it has played.</summary>
    public List<byte> Played { get; } = [];

    public NtStatus Init(object? unknownAdapter, object? resourceList, IPortWaveRT port) => NtStatus.Success;

    public NtStatus GetDescription(out PcFilterDescriptor? description)
    {
        KsDataRangeAudio only = new(MaximumChannels: 2, 16, 16, 48_000, 48_000);
        description = new PcFilterDescriptor([new PcPinDescriptor("Drum", KsPinDataFlow.In, MaxFilterInstanceCount: 1, [only])]);
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
        resultantFormat = default;
        resultantFormatLength = 0;
        return NtStatus.NotImplemented;
    }

    public NtStatus NewStream(out IMiniportWaveRTStream? stream, IPortWaveRTStream portStream, uint pin, bool capture, in KsDataFormat dataFormat)
    {
        stream = new Drum(this, clock, portStream, dataFormat);
        return NtStatus.Success;
    }

    public NtStatus GetDeviceDescription(out DeviceDescription deviceDescription)
    {
        deviceDescription = new DeviceDescription(Master: true, ScatterGather: true, Dma32BitAddresses: true, Dma64BitAddresses: true);
        return NtStatus.Success;
    }
}
