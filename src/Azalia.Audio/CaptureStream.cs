using Azalia.Platform;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Client;

namespace Azalia.Audio;

/// <summary>A stream that records from an endpoint. Time passes as the device counts it: a read waits until its frames were captured.</summary>
/// <remarks>
/// <para>One thread at a time. On a virtual clock, the thread that owns the clock.</para>
/// <para>Dispose it to stop recording and to give the endpoint back.</para>
/// </remarks>
public sealed class CaptureStream : AudioStream
{
    private readonly CaptureClient _client;

    internal CaptureStream(AudioSystem system, CaptureClient client, AudioFormat format, byte streamId)
        : base(system, client, format, streamId) => _client = client;

    /// <summary>Frames taken by <see cref="Read"/> so far.</summary>
    public long FramesRead => _client.FramesRead;

    /// <summary>Frames that the device overwrote before they were read: the next one comes later than it should.</summary>
    public long FramesLost => _client.FramesLost;

    /// <summary>Reads frames. Waits, in device time, until all of them were captured; starts recording if need be. Allocates nothing.</summary>
    /// <param name="frames">Where they go: whole frames of <see cref="AudioStream.Format"/>; any number.</param>
    /// <exception cref="ArgumentException">The bytes are not whole frames.</exception>
    /// <exception cref="HdaException">The device stopped answering, or the stream cannot start.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Read(Span<byte> frames)
    {
        RequireWholeFrames(frames.Length, nameof(frames));
        ThrowIfFailed(_client.Read(frames), "Recording");
    }

    /// <summary>
    /// Reads frames as <see cref="Read"/> does. On a virtual clock it is done when it returns; elsewhere another thread waits.
    /// </summary>
    /// <param name="frames">Where they go: whole frames of <see cref="AudioStream.Format"/>; any number.</param>
    /// <param name="cancellation">Looked at before it begins.</param>
    public ValueTask ReadAsync(Memory<byte> frames, CancellationToken cancellation = default) =>
        DeviceTime.Run(Clock, (this, frames), static work => work.Item1.Read(work.frames.Span), cancellation);

    /// <summary>The recording as a stream of bytes, which has no end. It need not be disposed.</summary>
    public Stream AsStream() => new CaptureByteStream(this);
}
