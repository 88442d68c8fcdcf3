using System.Buffers.Binary;
using Azalia.Platform.Executive;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Properties;

/// <summary>All properties of a WaveRT pin that travel as bytes (WaveRT 4), with the structures of 64-bit clients (WaveRT 5).</summary>
internal static class PropertyTable
{
    private const KsPropertyTypes Get = KsPropertyTypes.Get;
    private const KsPropertyTypes Set = KsPropertyTypes.Set;

    // 14.14: the documents disagree with themselves and with clients about these, so both are taken.
    private const KsPropertyTypes Either = Get | Set;

    // Where the member behind KSPROPERTY begins; the one behind an address or handle.
    private const int First = KsPropertyRequest.EncodedSize;
    private const int Second = First + sizeof(ulong);
    private const int Third = Second + sizeof(uint);

    private const int HandleRequest = Second;
    private const int RegisterRequest = Second;
    private const int PacketVRegisterSize = 24;

    private static readonly PropertyItem[] s_items =
    [
        RtAudio(KsRtAudioProperty.GetPositionFunction, Get, First, sizeof(ulong), GetPositionFunction),
        RtAudio(KsRtAudioProperty.Buffer, Get, KsRtAudioBufferProperty.EncodedSize, KsRtAudioBuffer<object>.EncodedSize, GetBuffer),
        RtAudio(KsRtAudioProperty.HwLatency, Get, First, KsRtAudioHwLatency.EncodedSize, GetHwLatency),
        RtAudio(KsRtAudioProperty.PositionRegister, Either, RegisterRequest, KsRtAudioHwRegister<object>.EncodedSize, GetPositionRegister),
        RtAudio(KsRtAudioProperty.ClockRegister, Either, RegisterRequest, KsRtAudioHwRegister<object>.EncodedSize, GetClockRegister),
        RtAudio(
            KsRtAudioProperty.BufferWithNotification, Get, KsRtAudioBufferPropertyWithNotification.EncodedSize,
            KsRtAudioBuffer<object>.EncodedSize, GetBufferWithNotification),
        RtAudio(KsRtAudioProperty.RegisterNotificationEvent, Either, HandleRequest, 0, RegisterEvent),
        RtAudio(KsRtAudioProperty.UnregisterNotificationEvent, Either, HandleRequest, 0, UnregisterEvent),
        RtAudio(KsRtAudioProperty.QueryNotificationSupport, Get, First, sizeof(int), QueryNotificationSupport),
        RtAudio(KsRtAudioProperty.PacketCount, Get, First, sizeof(uint), GetPacketCount),
        RtAudio(KsRtAudioProperty.PresentationPosition, Get, First, KsAudioPresentationPosition.EncodedSize, GetRtPresentationPosition),
        RtAudio(KsRtAudioProperty.GetReadPacket, Get, First, KsRtAudioGetReadPacketInfo.EncodedSize, GetReadPacket),
        RtAudio(KsRtAudioProperty.SetWritePacket, Set, First, KsRtAudioSetWritePacketInfo.EncodedSize, SetWritePacket),
        RtAudio(
            KsRtAudioProperty.PacketVRegister, Get, RegisterRequest, PacketVRegisterSize, static (pin, _, _) => pin.GetRtAudioPacketVRegister()),
        Audio(KsAudioProperty.Position, Get, KsAudioPosition.EncodedSize, GetPosition),
        Audio(KsAudioProperty.PositionEx, Get, KsAudioPositionEx.EncodedSize, GetPositionEx),
        Audio(KsAudioProperty.PresentationPosition, Get, KsAudioPresentationPosition.EncodedSize, GetPresentationPosition),
        Audio(KsAudioProperty.WaveRTCurrentWritePosition, Set, sizeof(uint), SetCurrentWritePosition),
        Audio(KsAudioProperty.LinearBufferPosition, Get, sizeof(ulong), GetLinearBufferPosition),
        Audio(KsAudioProperty.WaveRTCurrentWriteLastBufferPosition, Set, sizeof(uint), SetLastBufferPosition),
    ];

    /// <summary>The property of a request, or null when a pin has none like it.</summary>
    internal static PropertyItem? Find(in KsPropertyRequest request)
    {
        foreach (PropertyItem item in s_items)
        {
            if (item.Id == request.Id && item.Set == request.Set)
                return item;
        }

        return null;
    }

    private static PropertyItem RtAudio(KsRtAudioProperty id, KsPropertyTypes types, int requestSize, int valueSize, PropertyHandler handler) =>
        new(WaveRTInterfaceIds.RtAudioPropertySet, (uint)id, types, requestSize, valueSize, handler);

    private static PropertyItem Audio(KsAudioProperty id, KsPropertyTypes types, int valueSize, PropertyHandler handler) =>
        new(WaveRTInterfaceIds.AudioPropertySet, (uint)id, types, First, valueSize, handler);

    private static NtStatus GetPositionFunction(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioGetPositionFunction(out RtAudioGetPosition? function);
        if (status.IsSuccess)
            BinaryPrimitives.WriteUInt64LittleEndian(value, pin.Device.Client.Map(function!, pin, bytes: 1));

        return status;
    }

    private static NtStatus GetBuffer(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        KsRtAudioBufferProperty property = new(
            BinaryPrimitives.ReadUInt32LittleEndian(request[Second..]), (nint)BinaryPrimitives.ReadInt64LittleEndian(request[First..]));
        NtStatus status = pin.GetRtAudioBuffer(property, out KsRtAudioBuffer<MappedBuffer> buffer);
        return Write(status, pin, buffer, value);
    }

    private static NtStatus GetBufferWithNotification(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        KsRtAudioBufferPropertyWithNotification property = new(
            BinaryPrimitives.ReadUInt32LittleEndian(request[Second..]),
            BinaryPrimitives.ReadUInt32LittleEndian(request[Third..]),
            (nint)BinaryPrimitives.ReadInt64LittleEndian(request[First..]));
        NtStatus status = pin.GetRtAudioBufferWithNotification(property, out KsRtAudioBuffer<MappedBuffer> buffer);
        return Write(status, pin, buffer, value);
    }

    private static NtStatus GetHwLatency(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioHwLatency(out KsRtAudioHwLatency latency);
        BinaryPrimitives.WriteUInt32LittleEndian(value, latency.FifoSize);
        BinaryPrimitives.WriteUInt32LittleEndian(value[4..], latency.ChipsetDelay);
        BinaryPrimitives.WriteUInt32LittleEndian(value[8..], latency.CodecDelay);
        return status;
    }

    private static NtStatus GetPositionRegister(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioPositionRegister(out KsRtAudioHwRegister<MappedRegister> register);
        return Write(status, pin, register, value);
    }

    private static NtStatus GetClockRegister(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioClockRegister(out KsRtAudioHwRegister<MappedRegister> register);
        return Write(status, pin, register, value);
    }

    private static NtStatus RegisterEvent(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value) =>
        pin.RegisterRtAudioNotificationEvent(EventOf(pin, request)!);

    private static NtStatus UnregisterEvent(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value) =>
        pin.UnregisterRtAudioNotificationEvent(EventOf(pin, request)!);

    // A handle that is none gives null, which the pin answers with STATUS_INVALID_HANDLE.
    private static KEvent? EventOf(WaveRTPin pin, ReadOnlySpan<byte> request) =>
        pin.Device.Client.Find<KEvent>(BinaryPrimitives.ReadUInt64LittleEndian(request[First..]));

    private static NtStatus QueryNotificationSupport(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioQueryNotificationSupport(out bool isSupported);
        BinaryPrimitives.WriteInt32LittleEndian(value, isSupported ? 1 : 0);
        return status;
    }

    private static NtStatus GetPacketCount(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioPacketCount(out uint count);
        BinaryPrimitives.WriteUInt32LittleEndian(value, count);
        return status;
    }

    private static NtStatus GetRtPresentationPosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioPresentationPosition(out KsAudioPresentationPosition position);
        Write(position, value);
        return status;
    }

    private static NtStatus GetPresentationPosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetAudioPresentationPosition(out KsAudioPresentationPosition position);
        Write(position, value);
        return status;
    }

    private static NtStatus GetReadPacket(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetRtAudioReadPacket(out KsRtAudioGetReadPacketInfo info);
        BinaryPrimitives.WriteUInt32LittleEndian(value, info.PacketNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(value[4..], (uint)info.Flags);
        BinaryPrimitives.WriteUInt64LittleEndian(value[8..], info.PerformanceCounterValue);
        BinaryPrimitives.WriteUInt64LittleEndian(value[16..], info.MoreData ? 1u : 0u); // MoreData, and the padding behind it.
        return status;
    }

    private static NtStatus SetWritePacket(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value) => pin.SetRtAudioWritePacket(
        new KsRtAudioSetWritePacketInfo(
            BinaryPrimitives.ReadUInt32LittleEndian(value),
            (KsStreamHeaderOptions)BinaryPrimitives.ReadUInt32LittleEndian(value[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(value[8..])));

    private static NtStatus GetPosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetAudioPosition(out KsAudioPosition position);
        Write(position, value);
        return status;
    }

    private static NtStatus GetPositionEx(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetAudioPositionEx(out KsAudioPositionEx position);
        BinaryPrimitives.WriteUInt64LittleEndian(value, position.TimerFrequency);
        BinaryPrimitives.WriteUInt64LittleEndian(value[8..], position.TimeStamp1);
        Write(position.Position, value[16..]);
        BinaryPrimitives.WriteUInt64LittleEndian(value[32..], position.TimeStamp2);
        return status;
    }

    private static NtStatus GetLinearBufferPosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value)
    {
        NtStatus status = pin.GetAudioLinearBufferPosition(out ulong position);
        BinaryPrimitives.WriteUInt64LittleEndian(value, position);
        return status;
    }

    private static NtStatus SetCurrentWritePosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value) =>
        pin.SetAudioWaveRTCurrentWritePosition(BinaryPrimitives.ReadUInt32LittleEndian(value));

    private static NtStatus SetLastBufferPosition(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value) =>
        pin.SetAudioWaveRTCurrentWriteLastBufferPosition(BinaryPrimitives.ReadUInt32LittleEndian(value));

    private static NtStatus Write(NtStatus status, WaveRTPin pin, in KsRtAudioBuffer<MappedBuffer> buffer, Span<byte> value)
    {
        if (!status.IsSuccess)
            return status;

        BinaryPrimitives.WriteUInt64LittleEndian(value, pin.Device.Client.Map(buffer.BufferAddress, pin, buffer.BufferAddress.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(value[8..], buffer.ActualBufferSize);
        BinaryPrimitives.WriteInt32LittleEndian(value[12..], buffer.CallMemoryBarrier ? 1 : 0);
        return status;
    }

    private static NtStatus Write(NtStatus status, WaveRTPin pin, in KsRtAudioHwRegister<MappedRegister> register, Span<byte> value)
    {
        if (!status.IsSuccess)
            return status;

        value.Clear(); // The padding behind Width and Accuracy.
        BinaryPrimitives.WriteUInt64LittleEndian(value, pin.Device.Client.Map(register.Register, pin, sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(value[8..], register.Width);
        BinaryPrimitives.WriteUInt64LittleEndian(value[16..], register.Numerator);
        BinaryPrimitives.WriteUInt64LittleEndian(value[24..], register.Denominator);
        BinaryPrimitives.WriteUInt32LittleEndian(value[32..], register.Accuracy);
        return status;
    }

    private static void Write(in KsAudioPosition position, Span<byte> value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(value, position.PlayOffset);
        BinaryPrimitives.WriteUInt64LittleEndian(value[8..], position.WriteOffset);
    }

    private static void Write(in KsAudioPresentationPosition position, Span<byte> value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(value, position.PositionInBlocks);
        BinaryPrimitives.WriteUInt64LittleEndian(value[8..], position.PerformanceCounter);
    }
}
