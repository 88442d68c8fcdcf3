namespace Azalia.Cli.Tests.Wave;

/// <summary>A stream that can only be read forwards, a few bytes at a time, as a pipe gives them.</summary>
internal sealed class PipeStream(byte[] content, int atATime = 7) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int got = Math.Min(Math.Min(count, atATime), content.Length - _position);
        Array.Copy(content, _position, buffer, offset, got);
        _position += got;
        return got;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
