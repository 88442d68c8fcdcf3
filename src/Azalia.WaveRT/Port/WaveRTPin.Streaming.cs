using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.WaveRT.Port;

/// <content>The requests of a stream on its way: positions and packets.</content>
public sealed partial class WaveRTPin
{
    // The optional interfaces, asked for once, as QueryInterface would be.
    private readonly IMiniportWaveRTOutputStream? _output;
    private readonly IMiniportWaveRTInputStream? _input;
    private readonly IMiniportStreamAudioEngineNode? _positions;

    /// <summary>KSPROPERTY_AUDIO_POSITION: where the device is in the buffer.</summary>
    /// <param name="position">Byte offsets in the buffer; meaningful on success.</param>
    public NtStatus GetAudioPosition(out KsAudioPosition position)
    {
        position = default;
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            return status.IsSuccess ? _stream.GetPosition(out position) : status;
        }
    }

    /// <summary>KSPROPERTY_AUDIO_POSITIONEX: the position between two readings of the clock.</summary>
    /// <param name="position">The position, and device time in ticks of 24 MHz just before and after; meaningful on success.</param>
    public NtStatus GetAudioPositionEx(out KsAudioPositionEx position)
    {
        position = default;
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            ulong before = (ulong)_device.Clock.Ticks;
            status = _stream.GetPosition(out KsAudioPosition offsets);
            if (status.IsSuccess)
                position = new KsAudioPositionEx(PlatformClock.TicksPerSecond, before, offsets, (ulong)_device.Clock.Ticks);

            return status;
        }
    }

    /// <summary>KSPROPERTY_AUDIO_PRESENTATION_POSITION: how much has left the device since KSSTATE_STOP.</summary>
    /// <param name="position">Frames, and the time at which that was so; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED when the stream does not know it.</returns>
    public NtStatus GetAudioPresentationPosition(out KsAudioPresentationPosition position)
    {
        position = default;
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _positions is null ? NtStatus.NotSupported : _positions.GetStreamPresentationPosition(out position);
        }
    }

    /// <summary>KSPROPERTY_AUDIO_LINEAR_BUFFER_POSITION: bytes that the device has taken from the buffer, or put into it, since KSSTATE_STOP.</summary>
    /// <param name="position">The count, which never wraps; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED when the stream does not know it.</returns>
    public NtStatus GetAudioLinearBufferPosition(out ulong position)
    {
        position = 0;
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _positions is null ? NtStatus.NotSupported : _positions.GetStreamLinearBufferPosition(out position);
        }
    }

    /// <summary>KSPROPERTY_AUDIO_WAVERT_CURRENT_WRITE_POSITION, set: how far the client has written.</summary>
    /// <param name="writePosition">Byte offset behind the last byte written.</param>
    /// <returns>STATUS_NOT_SUPPORTED when the stream does not want to know, STATUS_INVALID_PARAMETER for an offset outside the buffer.</returns>
    public NtStatus SetAudioWaveRTCurrentWritePosition(uint writePosition)
    {
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _positions is null ? NtStatus.NotSupported : _positions.SetStreamCurrentWritePosition(writePosition);
        }
    }

    /// <summary>KSPROPERTY_AUDIO_WAVERT_CURRENT_WRITE_LASTBUFFER_POSITION, set: where the last byte of the stream lies.</summary>
    /// <param name="writePosition">Byte offset behind the last byte.</param>
    /// <returns>STATUS_NOT_SUPPORTED when the stream does not want to know, STATUS_INVALID_PARAMETER for an offset outside the buffer,
    /// STATUS_INVALID_DEVICE_STATE when it was told before.</returns>
    public NtStatus SetAudioWaveRTCurrentWriteLastBufferPosition(uint writePosition)
    {
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _positions is null ? NtStatus.NotSupported : _positions.SetStreamCurrentWritePositionForLastBuffer(writePosition);
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_GETPOSITIONFUNCTION: a routine that answers positions without a request.</summary>
    /// <param name="function">The routine; meaningful on success.</param>
    public NtStatus GetRtAudioGetPositionFunction(out RtAudioGetPosition? function)
    {
        lock (_device.Lock)
        {
            NtStatus status = UsableLocked();
            function = status.IsSuccess ? PositionOf : null;
            return status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_PACKETCOUNT: packets that the hardware has taken whole since KSSTATE_STOP.</summary>
    /// <param name="packetCount">The count, of 32 bits, which wraps; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED for a stream without packets and for a buffer without notifications.</returns>
    public NtStatus GetRtAudioPacketCount(out uint packetCount)
    {
        packetCount = 0;
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _output is null ? NtStatus.NotSupported : _output.GetPacketCount(out packetCount);
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_PRESENTATION_POSITION: how much has left the device since KSSTATE_STOP.</summary>
    /// <param name="position">Frames, and the time at which that was so; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED for a stream without packets and for a buffer without notifications.</returns>
    public NtStatus GetRtAudioPresentationPosition(out KsAudioPresentationPosition position)
    {
        position = default;
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _output is null ? NtStatus.NotSupported : _output.GetOutputStreamPresentationPosition(out position);
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_GETREADPACKET: the packet that the client is to read now; all before it are done with.</summary>
    /// <param name="info">The packet; meaningful on success.</param>
    /// <returns>STATUS_NOT_SUPPORTED for a stream without packets and for a buffer without notifications, STATUS_INVALID_DEVICE_STATE below
    /// KSSTATE_PAUSE, STATUS_DEVICE_NOT_READY when there is nothing new.</returns>
    public NtStatus GetRtAudioReadPacket(out KsRtAudioGetReadPacketInfo info)
    {
        info = default;
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;
            if (_input is null)
                return NtStatus.NotSupported;

            status = _input.GetReadPacket(out uint number, out KsStreamHeaderOptions flags, out ulong time, out bool more);
            if (status.IsSuccess)
                info = new KsRtAudioGetReadPacketInfo(number, flags, time, more);

            return status;
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_SETWRITEPACKET, set: the client has written a packet.</summary>
    /// <param name="info">The packet.</param>
    /// <returns>See <see cref="IMiniportWaveRTOutputStream.SetWritePacket"/>; STATUS_NOT_SUPPORTED for a stream without packets.</returns>
    public NtStatus SetRtAudioWritePacket(in KsRtAudioSetWritePacketInfo info)
    {
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            if (!status.IsSuccess)
                return status;

            return _output is null ? NtStatus.NotSupported : _output.SetWritePacket(info.PacketNumber, info.Flags, info.EosPacketLength);
        }
    }

    /// <summary>KSPROPERTY_RTAUDIO_PACKETVREGISTER: there is no method of a PortCls miniport behind it (14.27).</summary>
    /// <returns>STATUS_NOT_SUPPORTED.</returns>
    public NtStatus GetRtAudioPacketVRegister()
    {
        lock (_device.StreamingLock)
        {
            NtStatus status = UsableLocked();
            return status.IsSuccess ? NtStatus.NotSupported : status;
        }
    }

    private static NtStatus PositionOf(WaveRTPin pin, out MappedBuffer? playBuffer, out int playOffset)
    {
        NtStatus status = pin.GetAudioPosition(out KsAudioPosition position);
        playBuffer = status.IsSuccess ? pin._buffer : null;
        playOffset = (int)position.PlayOffset;
        return status;
    }
}
