using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>A stream that plays to an endpoint. Time passes as the device counts it: a write waits until there is room.</summary>
/// <remarks>
/// <para>One thread at a time. On a virtual clock, the thread that owns the clock.</para>
/// <para>Dispose it to stop playing and to give the endpoint back; what was written and not yet heard is lost, so
/// <see cref="Drain"/> first.</para>
/// </remarks>
public sealed class RenderStream : AudioStream
{
    private readonly RenderClient _client;

    internal RenderStream(AudioSystem system, object group, RenderClient client, AudioFormat format, byte streamId)
        : base(system, client, format, streamId)
    {
        _client = client;
        Group = group;
    }

    /// <summary>Frames given to <see cref="Write"/> so far.</summary>
    public long FramesWritten => _client.FramesWritten;

    /// <summary>Frames that the device has put on the link since the stream was last started, silence included; the count stays after a stop.</summary>
    public long FramesPlayed => _client.FramesPlayed;

    /// <summary>Frames that can be written without waiting, as of the last look.</summary>
    public int FreeFrames => _client.FreeFrames;

    /// <summary>Whether <see cref="BeginDrain"/> was called and everything written has been heard.</summary>
    public bool IsDrained => _client.IsDrained;

    internal RenderClient Client => _client;

    // What streams have in common that can start in the same frame: their function driver.
    internal object Group { get; }

    /// <summary>
    /// Writes frames. Waits, in device time, while the buffer is full; the stream starts by itself once it is. Allocates nothing.
    /// </summary>
    /// <param name="frames">Whole frames of <see cref="AudioStream.Format"/>; any number.</param>
    /// <exception cref="ArgumentException">The bytes are not whole frames.</exception>
    /// <exception cref="HdaException">The device stopped answering, or the stream cannot start.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Write(ReadOnlySpan<byte> frames)
    {
        RequireWholeFrames(frames.Length, nameof(frames));
        ThrowIfFailed(_client.Write(frames), "Playing");
    }

    /// <summary>
    /// Writes frames as <see cref="Write"/> does. On a virtual clock it is done when it returns; elsewhere another thread waits.
    /// </summary>
    /// <param name="frames">Whole frames of <see cref="AudioStream.Format"/>; any number.</param>
    /// <param name="cancellation">Looked at before it begins.</param>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellation = default) =>
        DeviceTime.Run(Clock, (this, frames), static work => work.Item1.Write(work.frames.Span), cancellation);

    /// <summary>
    /// Waits until everything written has left the device, which hears silence after it, then stops. Writing again starts anew.
    /// </summary>
    /// <exception cref="HdaException">The device stopped answering, or the stream cannot start.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Drain()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.Drain(), "Playing to the end");
    }

    /// <summary>Drains as <see cref="Drain"/> does. On a virtual clock it is done when it returns; elsewhere another thread waits.</summary>
    /// <param name="cancellation">Looked at before it begins.</param>
    public ValueTask DrainAsync(CancellationToken cancellation = default) =>
        DeviceTime.Run(Clock, this, static stream => stream.Drain(), cancellation);

    /// <summary>
    /// Ends the data without waiting: behind it silence plays, as long as <see cref="Service"/> is called once per period, which also tells when all
    /// was heard. For a thread that plays several streams.
    /// </summary>
    /// <exception cref="HdaException">The device stopped answering, or the stream cannot start.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void BeginDrain()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.BeginDrain(), "Playing to the end");
    }

    /// <summary>Looks where the device is, without waiting, and writes silence behind the end of the data.</summary>
    /// <exception cref="HdaException">The device stopped answering.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Service()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ThrowIfFailed(_client.Service(), "Playing");
    }

    /// <summary>The stream as bytes to be written, of whatever length. Disposing it plays to the end.</summary>
    public Stream AsStream() => new RenderByteStream(this);
}
