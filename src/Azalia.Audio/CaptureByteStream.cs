namespace Azalia.Audio;

/// <summary>A <see cref="CaptureStream"/> as bytes to be read. It has no end.</summary>
/// <remarks>A read that asks for less than a frame gets a part of one, and the next read its rest. Disposing it leaves the stream below open.</remarks>
internal sealed class CaptureByteStream(CaptureStream stream) : Stream
{
    private readonly byte[] _part = new byte[stream.Format.BytesPerFrame];
    private int _partAt = stream.Format.BytesPerFrame;
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (buffer.IsEmpty)
            return 0;

        int whole = buffer.Length / _part.Length * _part.Length;
        if (_partAt == _part.Length && whole != 0)
        {
            stream.Read(buffer[..whole]);
            return whole;
        }

        if (_partAt == _part.Length)
        {
            stream.Read(_part);
            _partAt = 0;
        }

        int count = Math.Min(buffer.Length, _part.Length - _partAt);
        _part.AsSpan(_partAt, count).CopyTo(buffer);
        _partAt += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int[] count = new int[1];
        await DeviceTime.Run(
            stream.Clock, (this, buffer, count), static work => work.count[0] = work.Item1.Read(work.buffer.Span), cancellationToken).ConfigureAwait(true);
        return count[0];
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }
}
