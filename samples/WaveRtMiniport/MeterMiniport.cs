using System.Buffers.Binary;
using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.Samples.WaveRtMiniport;

/// <summary>The device: one pin that renders, 16-bit stereo at 48 kHz, and a needle.</summary>
internal sealed class MeterMiniport(PlatformClock clock) : IMiniportWaveRT
{
    private static readonly KsDataRangeAudio s_range = new(2, 16, 16, 48_000, 48_000);

    /// <summary>The loudest sample since the last reset.</summary>
    public int Peak { get; private set; }

    /// <summary>Frames that were as loud as that.</summary>
    public int LoudFrames { get; private set; }

    public void Reset() => (Peak, LoudFrames) = (0, 0);

    public NtStatus Init(object? unknownAdapter, object? resourceList, IPortWaveRT port) => NtStatus.Success;

    public NtStatus GetDescription(out PcFilterDescriptor? description)
    {
        description = new PcFilterDescriptor([new PcPinDescriptor("Meter", KsPinDataFlow.In, MaxFilterInstanceCount: 1, [s_range])]);
        return NtStatus.Success;
    }

    // The port's own intersection is right for PCM.
    public NtStatus DataRangeIntersection(
        uint pinId, KsDataRangeAudio dataRange, KsDataRangeAudio matchingDataRange, uint outputBufferLength,
        out KsDataFormat resultantFormat, out uint resultantFormatLength)
    {
        resultantFormat = default;
        resultantFormatLength = 0;
        return NtStatus.NotImplemented;
    }

    public NtStatus NewStream(
        out IMiniportWaveRTStream? stream, IPortWaveRTStream portStream, uint pin, bool capture, in KsDataFormat dataFormat)
    {
        bool isRight = pin == 0 && !capture && s_range.Contains(dataFormat) && dataFormat is { Channels: 2, ContainerBits: 16 };
        stream = isRight ? new MeterStream(this, clock, portStream, dataFormat) : null;
        return isRight ? NtStatus.Success : NtStatus.InvalidParameter;
    }

    public NtStatus GetDeviceDescription(out DeviceDescription deviceDescription)
    {
        deviceDescription = new DeviceDescription(Master: true, ScatterGather: true, Dma32BitAddresses: true, Dma64BitAddresses: true);
        return NtStatus.Success;
    }

    internal void Hear(ReadOnlySpan<byte> frames)
    {
        for (; !frames.IsEmpty; frames = frames[4..])
        {
            int level = Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(frames));
            if (level > Peak)
                (Peak, LoudFrames) = (level, 0);
            if (level == Peak && level != 0)
                LoudFrames++;
        }
    }
}
