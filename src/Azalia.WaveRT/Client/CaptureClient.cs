using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Client;

/// <summary>A client of a capturing pin: it reads behind the device, once per period (WaveRT 12, 13).</summary>
/// <remarks>
/// <para>Opening allocates everything; from then on nothing is allocated, whatever is captured.</para>
/// <para>A client that is too late loses what the device has overwritten: <see cref="PinClient.Glitches"/> and <see cref="FramesLost"/> count that, and
/// reading goes on with the oldest frames that are whole.</para>
/// <para>One thread at a time, PASSIVE_LEVEL. Every method answers STATUS_INVALID_HANDLE after <see cref="PinClient.Dispose"/>.</para>
/// </remarks>
public sealed class CaptureClient : PinClient
{
    private long _captured;
    private long _read;

    private CaptureClient(ClientPin pin)
        : base(pin)
    {
    }

    /// <summary>Frames given out by <see cref="Read"/> since the client was opened.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Frames that can be read without waiting, as of the last look.</summary>
    public override int PaddingFrames => (int)((_captured - _read) / Pin.Layout.FrameBytes);

    /// <summary>Frames that the device overwrote before they were read: the next one comes later than it should.</summary>
    public long FramesLost { get; private set; }

    /// <summary>
    /// When the first sample of the packet that is being read was captured, in ticks of the platform's clock; 0 without packets and before the first.
    /// </summary>
    public long PacketTicks { get; private set; }

    /// <summary>Opens a pin and its buffer, and takes the stream to KSSTATE_PAUSE, so that starting it is quick.</summary>
    /// <param name="port">The port.</param>
    /// <param name="pin">A capturing pin of it.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="request">The wished lengths, and the mode.</param>
    /// <param name="client">The client, owned by the caller; null on failure.</param>
    /// <returns>STATUS_INVALID_PARAMETER for lengths that make no sense, STATUS_NOT_SUPPORTED when the stream has no events or packets for
    /// the mode, or what the pin answered.</returns>
    public static NtStatus Open(PortWaveRT port, uint pin, in KsDataFormat format, in ClientRequest request, out CaptureClient? client)
    {
        NtStatus status = ClientPin.Open(port, pin, format, request, KsPinDataFlow.Out, out ClientPin? opened);
        client = status.IsSuccess ? new CaptureClient(opened!) : null;
        return status;
    }

    /// <summary>Reads frames, waiting in device time until all of them were captured; starts capturing if need be. Allocates nothing.</summary>
    /// <param name="frames">Where they go: whole frames; any number.</param>
    /// <returns>STATUS_INVALID_PARAMETER for bytes that are not whole frames, STATUS_DEVICE_NOT_READY when the device stopped moving, or what
    /// the pin answered on the way to KSSTATE_RUN.</returns>
    public NtStatus Read(Span<byte> frames)
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;
        if (frames.Length % Pin.Layout.FrameBytes != 0)
            return NtStatus.InvalidParameter;

        NtStatus status = Start();
        if (status.IsSuccess && _captured != _read)
            status = LookForOverrun();

        while (status.IsSuccess && !frames.IsEmpty)
        {
            int count = (int)Math.Min(_captured - _read, frames.Length);
            if (count == 0)
            {
                status = WaitForMore();
                continue;
            }

            CopyOut(frames[..count]);
            frames = frames[count..];
        }

        return status;
    }

    private protected override void Stopped()
    {
        _captured = 0;
        _read = 0;
        PacketTicks = 0;
    }

    private NtStatus WaitForMore()
    {
        // Somebody may have come late to data that waits already.
        NtStatus status = Mode == ClientMode.Timer ? Pin.Look() : NtStatus.Success;
        long before = _captured;
        if (status.IsSuccess)
            status = Take();
        if (!status.IsSuccess || _captured != before)
            return status;

        status = Pin.WaitAndLook(Pin.PeriodTicks);
        return status.IsSuccess ? Take() : status;
    }

    private NtStatus Take()
    {
        if (Mode == ClientMode.Packet)
            return TakePacket();

        // The register counts at the link; the FIFO's content may not be in memory yet. A packet that was signalled is.
        _captured = Math.Max(_captured, Math.Max(Pin.Moved - Pin.FifoBytes, Pin.MovedPackets));

        LoseWhatIsOverwritten();
        return NtStatus.Success;
    }

    // What was captured and not read when the client went away may be overwritten when it comes back.
    private NtStatus LookForOverrun()
    {
        NtStatus status = Pin.Look();
        if (!status.IsSuccess)
            return status;
        if (Mode != ClientMode.Packet)
            return Take();

        LoseWhatIsOverwritten();
        return NtStatus.Success;
    }

    // What is behind the device by a whole buffer is overwritten, or may be. Of packets the rest of the broken one goes; the next one's number
    // tells of the others.
    private void LoseWhatIsOverwritten()
    {
        if (_read >= Pin.Moved + Pin.Layout.SlackBytes - Pin.Length)
            return;

        Lose(Mode == ClientMode.Packet ? _captured : Math.Max(_read, _captured - Pin.Layout.PeriodBytes));
    }

    private NtStatus TakePacket()
    {
        NtStatus status = Pin.Pin.GetRtAudioReadPacket(out KsRtAudioGetReadPacketInfo info);
        if (status == NtStatus.DeviceNotReady)
            return NtStatus.Success;
        if (!status.IsSuccess)
            return status;

        // The number says which half it is, and a jump says how many were lost (WaveRT 10).
        long packetBytes = Pin.Layout.PeriodBytes;
        long expected = _read / packetBytes;
        long packet = expected + unchecked((int)(info.PacketNumber - (uint)expected));
        if (packet != expected)
            Lose(packet * packetBytes);

        _captured = (packet + 1) * packetBytes;
        PacketTicks = (long)info.PerformanceCounterValue;
        return NtStatus.Success;
    }

    private void Lose(long next)
    {
        if (next <= _read)
            return;

        Glitches++;
        FramesLost += (next - _read) / Pin.Layout.FrameBytes;
        _read = next;
    }

    private void CopyOut(Span<byte> frames)
    {
        Span<byte> buffer = Pin.Span;
        int offset = (int)(_read % buffer.Length);
        int beforeWrap = Math.Min(frames.Length, buffer.Length - offset);
        buffer.Slice(offset, beforeWrap).CopyTo(frames);
        buffer[..(frames.Length - beforeWrap)].CopyTo(frames[beforeWrap..]);
        _read += frames.Length;
        FramesRead += frames.Length / Pin.Layout.FrameBytes;
    }
}
