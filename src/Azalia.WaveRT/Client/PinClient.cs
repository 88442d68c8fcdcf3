using Azalia.Specification.Windows;
using Azalia.WaveRT.Miniport;

namespace Azalia.WaveRT.Client;

/// <summary>What a client of a rendering and one of a capturing pin have in common: a pin that is open, and how it is started, stopped and asked (WaveRT 12, 13).</summary>
/// <remarks>
/// <para>Opening allocates everything; from then on nothing is allocated, whatever is streamed.</para>
/// <para>One thread at a time, PASSIVE_LEVEL. Every method answers STATUS_INVALID_HANDLE after <see cref="Dispose"/>.</para>
/// </remarks>
public abstract class PinClient : IDisposable
{
    private protected PinClient(ClientPin pin) => Pin = pin;

    /// <summary>How the client keeps up with the device.</summary>
    public ClientMode Mode => Pin.Mode;

    /// <summary>Frames between two looks at the device.</summary>
    public int PeriodFrames => Pin.Layout.PeriodFrames;

    /// <summary>Bytes of the cyclic buffer.</summary>
    public int BufferBytes => Pin.Length;

    /// <summary>What the device said about its delays.</summary>
    public KsRtAudioHwLatency HwLatency => Pin.HwLatency;

    /// <summary>Frames that lie between the client and the device, as of the last look: written and not yet played, or captured and not yet read.</summary>
    public abstract int PaddingFrames { get; }

    /// <summary>Periods waited for since the client was opened.</summary>
    public long Periods => Pin.Periods;

    /// <summary>How often the client was too late: the device fetched what was not written, or overwrote what was not read.</summary>
    public int Glitches { get; private protected set; }

    /// <summary>Who measures the periods, or null.</summary>
    public IClientWatch? Watch
    {
        get => Pin.Watch;
        set => Pin.Watch = value;
    }

    private protected ClientPin Pin { get; }

    private protected bool IsRunning { get; set; }

    private protected bool IsClosed { get; private set; }

    /// <summary>Starts the stream; a rendering one with what was written so far, and silence after it. Nothing happens when it runs.</summary>
    /// <returns>What the pin answered; on failure it is still where it was.</returns>
    public NtStatus Start()
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;
        if (IsRunning)
            return NtStatus.Success;

        NtStatus status = Pin.Start();
        IsRunning = status.IsSuccess;
        return IsRunning ? Started() : status;
    }

    /// <summary>Stops at once; what was not played, or not read, is dropped. Writing or reading again starts anew.</summary>
    public NtStatus Stop()
    {
        if (IsClosed)
            return NtStatus.InvalidHandle;

        Stopping();
        Pin.Stop();
        IsRunning = false;
        Stopped();
        return NtStatus.Success;
    }

    /// <summary>Where the device is, and when it was there: IAudioClock's position.</summary>
    /// <param name="frames">Frames that passed the link since the stream was last started; of a rendering one silence included.</param>
    /// <param name="ticks">Device time just before the position was read, in ticks of 24 MHz.</param>
    /// <returns>STATUS_INVALID_HANDLE after the close, STATUS_DEVICE_NOT_READY when the device stopped moving.</returns>
    public NtStatus GetPosition(out long frames, out long ticks)
    {
        frames = 0;
        ticks = 0;
        if (IsClosed)
            return NtStatus.InvalidHandle;

        NtStatus status = Pin.GetPosition(out long bytes, out ticks);
        frames = (IsRunning ? bytes : BytesAtRest(bytes)) / Pin.Layout.FrameBytes;
        return IsRunning ? status : NtStatus.Success;
    }

    /// <summary>Closes the pin, in whatever state it is. A thread that may not drive the device gets its exception, and nothing is closed.</summary>
    public void Dispose()
    {
        Pin.Dispose();
        IsClosed = true;
        IsRunning = false;
        GC.SuppressFinalize(this);
    }

    /// <summary>What is left to do once the pin runs.</summary>
    private protected virtual NtStatus Started() => NtStatus.Success;

    /// <summary>What is to be kept of a stream before it stops.</summary>
    private protected virtual void Stopping()
    {
    }

    /// <summary>Sets the client back to the beginning of a stream.</summary>
    private protected abstract void Stopped();

    /// <summary>The position while the stream does not run.</summary>
    private protected virtual long BytesAtRest(long bytes) => bytes;
}
