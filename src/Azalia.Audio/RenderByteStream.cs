namespace Azalia.Audio;

/// <summary>A <see cref="RenderStream"/> as bytes to be written: what a decoder or <see cref="Stream.CopyTo(Stream)"/> writes to.</summary>
/// <remarks>
/// Bytes that are not a whole frame wait for their rest; <see cref="Flush"/> does not play them. Disposing it plays what was written to its end
/// and leaves the stream below open.
/// </remarks>
internal sealed class RenderByteStream(RenderStream stream) : Stream
{
    private readonly byte[] _part = new byte[stream.Format.BytesPerFrame];
    private int _partBytes;
    private bool _disposed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_disposed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_partBytes != 0)
        {
            int more = Math.Min(_part.Length - _partBytes, buffer.Length);
            buffer[..more].CopyTo(_part.AsSpan(_partBytes));
            _partBytes += more;
            buffer = buffer[more..];
            if (_partBytes < _part.Length)
                return;

            stream.Write(_part);
            _partBytes = 0;
        }

        int whole = buffer.Length / _part.Length * _part.Length;
        stream.Write(buffer[..whole]);
        buffer[whole..].CopyTo(_part);
        _partBytes = buffer.Length - whole;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        DeviceTime.Run(stream.Clock, (this, buffer), static work => work.Item1.Write(work.buffer.Span), cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush()
    {
        // What was written is in the device's own buffer already.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            stream.Drain();
        }

        base.Dispose(disposing);
    }
}
