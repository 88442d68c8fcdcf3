using System.Buffers.Binary;
using System.Globalization;

namespace Azalia.Cli.Wave;

/// <summary>
/// A WAV file in the making: frames go to a temporary file beside the target, which takes the target's name only when
/// <see cref="Commit"/> says that it is complete. Disposed without that, it leaves nothing behind.
/// </summary>
internal sealed class WaveWriter : IDisposable
{
    /// <summary>RIFF, its length, WAVE; "fmt " with its length; "data" with its length.</summary>
    private const int HeaderBytes = 12 + 8 + WaveFormatChunk.ExtensibleBytes + 8;

    private readonly string _name;
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly UnfinishedWork _work;
    private long _dataBytes;
    private bool _isCommitted;

    private WaveWriter(string name, string target, string temporary, FileStream stream, WaveFormat format, UnfinishedWork work)
    {
        _name = name;
        _target = target;
        _temporary = temporary;
        _stream = stream;
        Format = format;
        _work = work;
    }

    /// <summary>The format of the frames.</summary>
    public WaveFormat Format { get; }

    /// <summary>The most frames of a format that a RIFF file can hold: its lengths have 32 bits.</summary>
    public static long MaximumFrames(WaveFormat format) => (uint.MaxValue - HeaderBytes) / format.BytesPerFrame;

    /// <summary>Begins a file, and finds out now whether it can be written.</summary>
    /// <param name="path">The target; an existing file is replaced at <see cref="Commit"/>, a link is followed.</param>
    /// <param name="format">The format of the frames.</param>
    /// <param name="work">Gets to know the temporary file for as long as there is one.</param>
    /// <exception cref="WaveException">The target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The job was given up before.</exception>
    public static WaveWriter Create(string path, WaveFormat format, UnfinishedWork work)
    {
        try
        {
            string target = OutputFile.Resolve(path);
            (string temporary, FileStream stream) = OutputFile.CreateBeside(target);
            WaveWriter writer = new(path, target, temporary, stream, format, work);
            if (work.TryBegin(temporary))
                return writer;
            writer.Dispose();
            throw new OperationCanceledException();
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "written", problem);
        }
    }

    /// <summary>Adds frames in the file's format.</summary>
    /// <exception cref="WaveException">The disk is full, or the file would outgrow what a RIFF file can say.</exception>
    public void Write(ReadOnlySpan<byte> frames)
    {
        if (_dataBytes + frames.Length > uint.MaxValue - HeaderBytes)
            throw new WaveException(_name, string.Create(CultureInfo.InvariantCulture, $"cannot hold more than {MaximumFrames(Format)} frames: a RIFF file ends at 4 GiB"));
        try
        {
            if (_dataBytes == 0)
                _ = WriteHeader();
            _stream.Write(frames);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(_name, "written", problem);
        }

        _dataBytes += frames.Length;
    }

    /// <summary>Completes the file under its temporary name, and finds out whether its target can still be replaced.</summary>
    /// <param name="maximumFrames">Frames beyond these are cut off.</param>
    /// <exception cref="WaveException">The disk is full, or the target can no longer be replaced.</exception>
    public void Complete(long maximumFrames)
    {
        try
        {
            CompleteData(Math.Min(_dataBytes, maximumFrames * Format.BytesPerFrame));
            _stream.Dispose();
            _ = OutputFile.Resolve(_target);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(_name, "written", problem);
        }
    }

    /// <summary>Gives the completed file its name.</summary>
    /// <exception cref="WaveException">The target can no longer be replaced.</exception>
    /// <exception cref="OperationCanceledException">The job was given up meanwhile.</exception>
    public void Commit()
    {
        try
        {
            if (!_work.TryFinish(_temporary, () => File.Move(_temporary, _target, overwrite: true)))
                throw new OperationCanceledException();
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(_name, "written", problem);
        }

        _isCommitted = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isCommitted)
            _work.Discard(_temporary);
    }

    private void CompleteData(long dataBytes)
    {
        _dataBytes = dataBytes;
        int headerBytes = WriteHeader();
        _stream.SetLength(headerBytes + _dataBytes);
        if ((_dataBytes & 1) == 0)
            return;
        _ = _stream.Seek(0, SeekOrigin.End);
        _stream.WriteByte(0);                       // an odd chunk is followed by one pad byte
    }

    /// <summary>Writes the header at the front, where it belongs, and stays behind it.</summary>
    private int WriteHeader()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        int formatBytes = WaveFormatChunk.Write(Format, header[20..]);
        int length = 20 + formatBytes + 8;

        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(length - 8 + _dataBytes + (_dataBytes & 1)));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], formatBytes);
        "data"u8.CopyTo(header[(20 + formatBytes)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[(24 + formatBytes)..], (uint)_dataBytes);

        _stream.Position = 0;
        _stream.Write(header[..length]);
        return length;
    }
}
