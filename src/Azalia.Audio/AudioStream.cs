using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>What a stream that plays and one that records have in common. Time passes as the device counts it.</summary>
/// <remarks>
/// <para>One thread at a time. On a virtual clock, the thread that owns the clock.</para>
/// <para>Dispose it to stop and to give the endpoint back.</para>
/// </remarks>
public abstract class AudioStream : IDisposable
{
    private readonly AudioSystem _system;
    private readonly PinClient _client;

    private protected AudioStream(AudioSystem system, PinClient client, AudioFormat format, byte streamId)
    {
        _system = system;
        _client = client;
        Format = format;
        StreamId = streamId;
    }

    /// <summary>The format of the frames.</summary>
    public AudioFormat Format { get; }

    /// <summary>How the stream keeps up with the device.</summary>
    public ClientMode Mode => _client.Mode;

    /// <summary>Frames between two looks at the device.</summary>
    public int PeriodFrames => _client.PeriodFrames;

    /// <summary>Bytes of the cyclic buffer.</summary>
    public int BufferBytes => _client.BufferBytes;

    /// <summary>The stream number on the link, 1 to 15.</summary>
    public byte StreamId { get; }

    /// <summary>Bytes that the DMA engine's FIFO holds.</summary>
    public int FifoBytes => (int)_client.HwLatency.FifoSize;

    /// <summary>
    /// Frames that lie between the program and the device, as of the last look: written and not on the link yet, or captured and ready to be read without waiting.
    /// </summary>
    public int PaddingFrames => _client.PaddingFrames;

    /// <summary>Periods waited for so far.</summary>
    public long Periods => _client.Periods;

    /// <summary>
    /// How often the program was too late: the device came to the end of what was written before more was, and repeated old data; or it overwrote frames that were not read.
    /// </summary>
    public int Glitches => _client.Glitches;

    /// <summary>Who measures the periods, or null.</summary>
    public IClientWatch? Watch
    {
        get => _client.Watch;
        set => _client.Watch = value;
    }

    internal PlatformClock Clock => _system.Clock;

    private protected bool IsDisposed { get; private set; }

    /// <summary>
    /// Starts the stream now: a playing one with what has been written so far, before the buffer is full; a recording one before the first read does. Nothing happens when it
    /// runs already.
    /// </summary>
    /// <exception cref="HdaException">The stream cannot start.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.Start(), "Starting the stream");
    }

    /// <summary>Where the stream is, and when it was there.</summary>
    /// <exception cref="HdaException">The device stopped answering.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public StreamPosition GetPosition()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.GetPosition(out long frames, out long ticks), "Asking for the position");
        return new StreamPosition(frames, PlatformClock.ToTimeSpan(ticks));
    }

    /// <summary>Stops at once and drops what was not played, or not read. Writing or reading again starts anew.</summary>
    /// <exception cref="HdaException">The device could not be stopped.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Stop()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.Stop(), "Stopping the stream");
    }

    /// <summary>Stops, in whatever state the stream is, and gives the endpoint back.</summary>
    public void Dispose()
    {
        if (IsDisposed)
            return;

        // A thread that may not drive the device gets its exception here, and the stream stays open for the one that may.
        _client.Dispose();
        IsDisposed = true;
        _system.Remove(this);
        GC.SuppressFinalize(this);
    }

    private protected void RequireWholeFrames(int byteCount, string parameter)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (byteCount % Format.BytesPerFrame != 0)
            throw new ArgumentException($"{byteCount} bytes are not whole frames of {Format.BytesPerFrame}.", parameter);
    }

    // What fails because another thread closed the stream meanwhile fails for that reason.
    private protected void ThrowIfFailed(NtStatus status, string operation)
    {
        if (!status.IsSuccess)
            ObjectDisposedException.ThrowIf(IsDisposed, this);

        HdaException.ThrowIfFailed(status, operation);
    }
}
