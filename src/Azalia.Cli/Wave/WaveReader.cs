using System.Buffers.Binary;
using System.Text;

namespace Azalia.Cli.Wave;

/// <summary>
/// A RIFF WAVE file, read from front to back in whole frames. Memory is bounded whatever the file's size, and reading frames
/// allocates nothing.
/// </summary>
/// <remarks>
/// Chunks before "fmt " and "data" are skipped whatever they are, with the pad byte that follows an odd one; chunks after "data" are
/// not looked at. The header is believed as far as the bytes go: data that ends early is played as far as it goes, and
/// <see cref="Truncation"/> says so. The stream may be a pipe: nothing here seeks unless it can.
/// </remarks>
internal sealed class WaveReader : IDisposable
{
    private const int ChunkHeaderBytes = 8;
    private const uint UnknownLength = 0xFFFF_FFFF;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly List<string> _notes = [];
    private long _position;
    private long _dataBytes;            // what is left of the data chunk, long.MaxValue when nobody knows

    private WaveReader(string name, Stream stream)
    {
        _name = name;
        _stream = stream;
        Format = ReadHeader();
    }

    /// <summary>The format of the frames.</summary>
    public WaveFormat Format { get; }

    /// <summary>The frames that the file holds, or null where only reading to the end will tell.</summary>
    public long? FrameCount { get; private set; }

    /// <summary>The frames that were read until now.</summary>
    public long FramesRead { get; private set; }

    /// <summary>What was wrong in the header and could be put right, one sentence part each ("its block align of ...").</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>
    /// Null, or one sentence part that says how the data ends early ("its data ends after ..."). Known from the start where the
    /// stream has a length, and at the end of the data where it has none.
    /// </summary>
    public string? Truncation { get; private set; }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file; a pipe or a device will do.</param>
    /// <exception cref="WaveException">It cannot be read, is not a WAV file, or not one that can be played.</exception>
    public static WaveReader Open(string path)
    {
        if (path.Length == 0)
            throw new WaveException("the file", "has no name");
        if (Directory.Exists(path))
            throw new WaveException(path, "is a directory");
        if (path == "-" && !File.Exists(path))
            throw new WaveException(path, "does not exist; standard input is /dev/stdin");
        try
        {
            // No buffer of its own: frames are read in large pieces into the caller's memory.
            FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Open(path, stream);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "read", problem);
        }
    }

    /// <summary>Reads the header of a WAV file and takes the stream over.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="stream">The file from its first byte on; disposed with the reader, and if opening fails.</param>
    /// <exception cref="WaveException">It is not a WAV file, or not one that can be played.</exception>
    public static WaveReader Open(string name, Stream stream)
    {
        try
        {
            return new WaveReader(name, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next frames.</summary>
    /// <param name="frames">Room for whole frames; as many as fit are read.</param>
    /// <returns>The number of frames, below what fits only at the end of the data.</returns>
    /// <exception cref="WaveException">The file cannot be read any more.</exception>
    public int Read(Span<byte> frames)
    {
        int bytesPerFrame = Format.BytesPerFrame;
        int wanted = (int)Math.Min(frames.Length / bytesPerFrame * (long)bytesPerFrame, _dataBytes);
        int read = 0;
        while (read < wanted)
        {
            int got = ReadSome(frames[read..wanted]);
            if (got == 0)
                break;
            read += got;
        }

        _dataBytes = _dataBytes == long.MaxValue ? long.MaxValue : _dataBytes - read;
        int count = read / bytesPerFrame;
        FramesRead += count;
        if (read < wanted)
            EndEarly(read % bytesPerFrame);
        else if (_dataBytes == 0)
            End(read % bytesPerFrame);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private WaveFormat ReadHeader()
    {
        Span<byte> riff = stackalloc byte[12];
        int got = ReadUpTo(riff);
        if (got == 0)
            throw Failure("is empty");
        RequireRiff(riff[..got]);
        uint riffLength = BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]);

        WaveFormat? format = null;
        Span<byte> chunk = stackalloc byte[WaveFormatChunk.ExtensibleBytes];
        Span<byte> header = stackalloc byte[ChunkHeaderBytes];
        while (true)
        {
            got = ReadUpTo(header);
            if (got < ChunkHeaderBytes)
                throw EndOfHeader(format, got);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);

            if (header.StartsWith("data"u8))
            {
                BeginData(format ?? throw Failure("has no format chunk before its data"), length, riffLength);
                return format;
            }

            long rest = (long)length + (length & 1);            // an odd chunk is followed by one pad byte
            if (header.StartsWith("fmt "u8) && format is null)
            {
                Span<byte> content = chunk[..(int)Math.Min(length, chunk.Length)];
                if (ReadUpTo(content) < content.Length)
                    throw Failure("has a truncated header: it ends inside its format chunk");
                format = WaveFormatChunk.Read(_name, content, _notes);
                rest -= content.Length;
            }

            if (!Skip(rest))
                throw Failure($"has a truncated header: it ends inside its {NameOf(header)} chunk, before any data");
        }
    }

    private void RequireRiff(ReadOnlySpan<byte> riff)
    {
        if (riff.StartsWith("RF64"u8) || riff.StartsWith("BW64"u8))
            throw Failure("is a 64-bit WAV file (RF64); azalia reads RIFF WAV files");
        if (riff.StartsWith("RIFX"u8) || riff.StartsWith("FFIR"u8))
            throw Failure("is a big-endian WAV file (RIFX); azalia reads RIFF WAV files");
        if (!riff.StartsWith("RIFF"u8) && !(riff.Length < 4 && "RIFF"u8.StartsWith(riff)))
            throw Failure("is not a WAV file: it does not begin with RIFF");
        if (riff.Length < 12)
            throw Failure($"has a truncated header: it ends after {riff.Length} bytes");
        if (!riff[8..].SequenceEqual("WAVE"u8))
            throw Failure($"is not a WAV file: it is a RIFF file of the form {NameOf(riff[8..])}");
    }

    private WaveException EndOfHeader(WaveFormat? format, int got) => Failure((format, got) switch
    {
        (null, 0) => "has a truncated header: it ends before its format chunk",
        (_, 0) => "has no data chunk",
        _ => "has a truncated header: it ends inside a chunk's header",
    });

    /// <summary>The stream stands at the first byte of the data; decides how much there is.</summary>
    private void BeginData(WaveFormat format, uint declared, uint riffLength)
    {
        long? available = _stream.CanSeek ? Math.Max(0, _stream.Length - _stream.Position) : null;

        // A program that writes into a pipe, or that was killed, leaves a length that means nothing: all ones, or an empty file's.
        bool isUnfinished = declared == 0 && available is not 0 && (riffLength == UnknownLength || riffLength + 8L <= _position);
        if (declared == UnknownLength || isUnfinished)
        {
            _dataBytes = available ?? long.MaxValue;
            Truncation = "its header does not say how long it is; it was read to its end";
        }
        else
        {
            _dataBytes = Math.Min(declared, available ?? declared);
            if (available < declared)
                Truncation = $"its data ends after {available} of {declared} bytes";
        }

        if (available is not null)
        {
            FrameCount = _dataBytes / format.BytesPerFrame;
            if (Truncation is null && _dataBytes % format.BytesPerFrame is > 0 and long partial)
                Truncation = PartialFrame(partial, format);
        }
    }

    /// <summary>A stream without a length ended before its header said.</summary>
    private void EndEarly(int partialBytes)
    {
        if (_dataBytes != long.MaxValue)
            Truncation ??= $"its data ends {_dataBytes} bytes early";
        else if (partialBytes != 0)
            Truncation ??= PartialFrame(partialBytes, Format);
        _dataBytes = 0;
        FrameCount = FramesRead;
    }

    /// <summary>The data was read to its last byte.</summary>
    private void End(int partialBytes)
    {
        if (partialBytes != 0)
            Truncation ??= PartialFrame(partialBytes, Format);
        FrameCount = FramesRead;
    }

    private static string PartialFrame(long bytes, WaveFormat format) =>
        $"its last frame has {bytes} of {format.BytesPerFrame} bytes and was left out";

    private int ReadSome(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(_name, "read", problem);
        }
    }

    private WaveException Failure(string predicate) => new(_name, predicate);

    /// <summary>Fills <paramref name="buffer"/> as far as the stream goes.</summary>
    private int ReadUpTo(Span<byte> buffer)
    {
        int got = _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        _position += got;
        return got;
    }

    /// <summary>Goes forward; false if the stream ends before.</summary>
    private bool Skip(long bytes)
    {
        if (_stream.CanSeek)
        {
            if (_stream.Length - _stream.Position < bytes)
                return false;
            _position = _stream.Seek(bytes, SeekOrigin.Current);
            return true;
        }

        Span<byte> scrap = stackalloc byte[512];
        while (bytes > 0)
        {
            int got = ReadUpTo(scrap[..(int)Math.Min(bytes, scrap.Length)]);
            if (got == 0)
                return false;
            bytes -= got;
        }

        return true;
    }

    /// <summary>A chunk's four characters, fit for a message.</summary>
    private static string NameOf(ReadOnlySpan<byte> fourCharacters)
    {
        StringBuilder name = new("'");
        foreach (byte b in fourCharacters[..4])
            _ = name.Append(b is >= 0x20 and < 0x7F ? (char)b : '?');
        return name.Append('\'').ToString();
    }
}
