using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Client;

/// <summary>
/// A client of a rendering pin: it writes behind the device, once per period, as the audio engine and exclusive-mode applications do
/// (WaveRT 12, 13).
/// </summary>
/// <remarks>
/// <para>Opening allocates everything; from then on nothing is allocated, whatever is played.</para>
/// <para>The buffer is filled before KSSTATE_RUN, so that the first frame on the link is the first frame written. After the last one
/// the device hears silence: what it has played is overwritten with it while a drain waits.</para>
/// <para>One thread at a time, PASSIVE_LEVEL. Every method answers STATUS_INVALID_HANDLE after <see cref="PinClient.Dispose"/>.</para>
/// </remarks>
public sealed class RenderClient : PinClient
{
    private long _written;
    private long _announced;
    private long _end = long.MaxValue;
    private long _playedBefore;

    private RenderClient(ClientPin pin)
        : base(pin)
    {
    }

    /// <summary>Frames taken by <see cref="Write"/> since the client was opened.</summary>
    public long FramesWritten { get; private set; }

    /// <summary>Frames that the device has put on the link since it was last started, silence included; the count stays after a stop.</summary>
    public long FramesPlayed => (IsRunning ? Pin.Moved : _playedBefore) / Pin.Layout.FrameBytes;

    /// <summary>Frames that were written and are not on the link yet, as of the last look.</summary>
    public override int PaddingFrames => (int)((_written - (IsRunning ? Pin.Moved : 0)) / Pin.Layout.FrameBytes);

    /// <summary>Frames that can be written without waiting, as of the last look.</summary>
    public int FreeFrames => Free / Pin.Layout.FrameBytes;

    /// <summary>Whether a drain was begun and everything written has been heard.</summary>
    public bool IsDrained => _end != long.MaxValue && Pin.Moved >= Heard;

    // Once the position is past the last frame, the FIFO and the codec, with two frames of the link to spare, all of it was heard.
    private long Heard => _end + Pin.FifoBytes + Pin.CodecBytes + Pin.Layout.SlackBytes;

    // Bytes that may be written: what the device has taken, and what was never written.
    private int Free => (int)(Pin.Length - (_written - Math.Max(Pin.Moved, Pin.MovedPackets)));

    /// <summary>Opens a pin and its buffer, and takes the stream to KSSTATE_PAUSE, so that starting it is quick.</summary>
    /// <param name="port">The port.</param>
    /// <param name="pin">A rendering pin of it.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="request">The wished lengths, and the mode.</param>
    /// <param name="client">The client, owned by the caller; null on failure.</param>
    /// <returns>STATUS_INVALID_PARAMETER for lengths that make no sense, STATUS_NOT_SUPPORTED when the stream has no events or packets for
    /// the mode, or what the pin answered.</returns>
    public static NtStatus Open(PortWaveRT port, uint pin, in KsDataFormat format, in ClientRequest request, out RenderClient? client)
    {
        NtStatus status = ClientPin.Open(port, pin, format, request, KsPinDataFlow.In, out ClientPin? opened);
        client = status.IsSuccess ? new RenderClient(opened!) : null;
        return status;
    }

    /// <summary>
    /// Writes frames, waiting in device time while the buffer is full. The stream starts by itself once it is. Allocates nothing.
    /// </summary>
    /// <param name="frames">Whole frames; any number.</param>
    /// <returns>STATUS_INVALID_PARAMETER for bytes that are not whole frames, STATUS_DEVICE_NOT_READY when the device stopped moving, or
    /// what the pin answered on the way to KSSTATE_RUN.</returns>
    public NtStatus Write(ReadOnlySpan<byte> frames)
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;
        if (frames.Length % Pin.Layout.FrameBytes != 0)
            return NtStatus.InvalidParameter;

        if (IsRunning && frames.Length > Free)
        {
            NtStatus status = Look();
            if (!status.IsSuccess)
                return status;
        }

        while (!frames.IsEmpty)
        {
            int count = Math.Min(Free, frames.Length);
            NtStatus status = CopyIn(frames[..count]);
            frames = frames[count..];
            FramesWritten += count / Pin.Layout.FrameBytes;

            if (status.IsSuccess && !IsRunning && Free == 0)
                status = Start();
            else if (status.IsSuccess && !frames.IsEmpty)
                status = WaitAndLook(Pin.PeriodTicks);

            if (!status.IsSuccess)
                return status;
        }

        return NtStatus.Success;
    }

    /// <summary>
    /// Starts clients of one port in step, each with what was written so far: their first frames leave in the same frame of the link, where the
    /// device can do that.
    /// </summary>
    /// <param name="clients">Clients of pins of one port, none of them started.</param>
    /// <returns>STATUS_INVALID_PARAMETER for none or for one that was started, or what <see cref="PortWaveRT.RunInStep"/> answers.</returns>
    public static NtStatus StartInStep(ReadOnlySpan<RenderClient> clients)
    {
        if (clients.IsEmpty)
            return NtStatus.InvalidParameter;

        WaveRTPin[] pins = new WaveRTPin[clients.Length];
        for (int i = 0; i < pins.Length; i++)
        {
            if (clients[i] is not { IsClosed: false, IsRunning: false } client)
                return NtStatus.InvalidParameter;

            pins[i] = client.Pin.Pin;
            client.Pin.BeginStart();
        }

        NtStatus status = pins[0].Port.RunInStep(pins);
        foreach (RenderClient client in clients)
        {
            client.IsRunning = status.IsSuccess;
            client.Pin.EndStart();
        }

        foreach (RenderClient client in clients)
        {
            if (status.IsSuccess)
                status = client.AnnounceIfAsked();
        }

        return status;
    }

    /// <summary>
    /// Waits until everything written has left the device, playing silence after it, then stops. The next write starts anew.
    /// </summary>
    /// <returns>STATUS_DEVICE_NOT_READY when the device stopped moving, or what the pin answered on the way to KSSTATE_RUN.</returns>
    public NtStatus Drain()
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;
        if (_written == 0)
            return NtStatus.Success;

        NtStatus status = BeginDrain();
        while (status.IsSuccess && !IsDrained)
        {
            status = WaitAndLook(Math.Min(Pin.PeriodTicks, Pin.Layout.TicksFor(Heard - Pin.Moved)));
            if (status.IsSuccess)
                status = Silence(Free);
        }

        if (!IsRunning)
            return status;

        NtStatus stopped = Stop();
        return status.IsSuccess ? stopped : status;
    }

    /// <summary>
    /// Ends the data without waiting: behind what was written the device hears silence, as long as <see cref="Service"/> is called once per period.
    /// </summary>
    /// <returns>What the pin answered on the way to KSSTATE_RUN; STATUS_DEVICE_NOT_READY when the device stopped moving.</returns>
    public NtStatus BeginDrain()
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;

        if (_end != long.MaxValue)
            return Service();

        // Silence is written, and counted as written, all round the buffer behind the last frame, as far as the device has played.
        _end = _written;
        NtStatus status = IsRunning ? NtStatus.Success : Silence(Free);
        if (status.IsSuccess)
            status = Start();
        if (!status.IsSuccess)
            _end = long.MaxValue;

        return status.IsSuccess ? Service() : status;
    }

    /// <summary>Looks where the device is, and writes silence where it has been if a drain was begun. Does not wait.</summary>
    /// <returns>STATUS_DEVICE_NOT_READY when the device stopped moving.</returns>
    public NtStatus Service()
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;
        if (!IsRunning)
            return NtStatus.Success;

        NtStatus status = Look();
        return status.IsSuccess && _end != long.MaxValue ? Silence(Free) : status;
    }

    private protected override NtStatus Started() => AnnounceIfAsked();

    private protected override void Stopping()
    {
        if (IsRunning)
            _playedBefore = Pin.Moved;
    }

    private protected override void Stopped()
    {
        _written = 0;
        _announced = 0;
        _end = long.MaxValue;

        // 14.42: the buffer keeps its content through STOP; the next data may be shorter than the last.
        Pin.Span.Clear();
    }

    private protected override long BytesAtRest(long bytes) => _playedBefore;

    private NtStatus WaitAndLook(long ticks)
    {
        NtStatus status = Pin.WaitAndLook(ticks);
        if (status.IsSuccess)
            LookForGlitch();

        return status;
    }

    private NtStatus Look()
    {
        NtStatus status = Pin.Look();
        if (status.IsSuccess)
            LookForGlitch();

        return status;
    }

    // The device is, or may be, in data that was not written in time. It goes on with what the buffer holds; so does the client, past
    // all that may have been fetched already.
    private void LookForGlitch()
    {
        if (Math.Max(Pin.Moved + Pin.FifoBytes, Pin.MovedPackets) <= _written)
            return;

        Glitches++;
        _written = Math.Max(Pin.Moved + Pin.FifoBytes + Pin.Layout.SlackBytes, Pin.MovedPackets);
        _announced = Math.Max(_announced, _written / Pin.Layout.PeriodBytes);
    }

    // The machine may have been busy with something else between the look that found room and the copy into it: then the device has fetched what was there before.
    private NtStatus LookForLateness(long first)
    {
        NtStatus status = Pin.Look();
        if (!status.IsSuccess)
            return status;

        int glitches = Glitches;
        LookForGlitch();
        if (Glitches == glitches && Math.Max(Pin.Moved + Pin.FifoBytes, Pin.MovedPackets) > first)
            Glitches++;

        return status;
    }

    private NtStatus CopyIn(ReadOnlySpan<byte> bytes)
    {
        long first = _written;
        Span<byte> buffer = Pin.Span;
        int offset = (int)(_written % buffer.Length);
        int beforeWrap = Math.Min(bytes.Length, buffer.Length - offset);
        bytes[..beforeWrap].CopyTo(buffer[offset..]);
        bytes[beforeWrap..].CopyTo(buffer);
        NtStatus status = Publish(bytes.Length);
        return status.IsSuccess && IsRunning && !bytes.IsEmpty && Pin.MayHaveFetched(first) ? LookForLateness(first) : status;
    }

    private NtStatus Silence(int count)
    {
        Span<byte> buffer = Pin.Span;
        int offset = (int)(_written % buffer.Length);
        int beforeWrap = Math.Min(count, buffer.Length - offset);
        buffer.Slice(offset, beforeWrap).Clear();
        buffer[..(count - beforeWrap)].Clear();
        return Publish(count);
    }

    private NtStatus Publish(int count)
    {
        Pin.Publish();
        _written += count;
        return AnnounceIfAsked();
    }

    private NtStatus AnnounceIfAsked() => Pin.Mode == ClientMode.Packet ? Announce() : NtStatus.Success;

    // WaveRT 12.c: each packet is announced when it is whole, the one with the last frame as the last. Silence behind it is nobody's business. Before
    // the stream runs there are devices that take the first packet only.
    private NtStatus Announce()
    {
        int packetBytes = Pin.Layout.PeriodBytes;
        while ((IsRunning || _announced == 0) && (_announced + 1) * packetBytes <= _written && _announced * packetBytes <= _end)
        {
            long valid = _end - _announced * packetBytes;
            KsRtAudioSetWritePacketInfo info = valid <= packetBytes
                ? new KsRtAudioSetWritePacketInfo(unchecked((uint)_announced), KsStreamHeaderOptions.EndOfStream, (uint)valid)
                : new KsRtAudioSetWritePacketInfo(unchecked((uint)_announced), KsStreamHeaderOptions.None, 0);
            NtStatus status = Pin.Pin.SetRtAudioWritePacket(info);

            // The position is past a boundary that the count has not reached: its signal is on the way, and the packet is announced behind it.
            if (status == NtStatus.DataOverrun)
                return NtStatus.Success;

            _announced = valid <= packetBytes ? long.MaxValue / packetBytes - 1 : _announced + 1;
            if (status == NtStatus.DataLateError)
            {
                // The device was faster: it has played what the place held before. WaveRT 10: the count tells where to go on.
                status = Look();
                if (status.IsSuccess)
                    continue;
            }

            if (!status.IsSuccess)
                return status;
        }

        return NtStatus.Success;
    }
}
