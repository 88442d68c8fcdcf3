using Azalia.Audio;
using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Playing;

/// <summary>
/// Carries a file into a stream piece by piece: read, convert, write, check what the pin heard. Only the writing is timed, and only
/// there allocations are counted; the loop's own memory is allocated before it begins.
/// </summary>
internal sealed class StreamingLoop
{
    /// <summary>Pieces that a short file is cut into, so that there are some after the first third.</summary>
    private const int LeastPieces = 8;

    private readonly WaveReader _source;
    private readonly RenderStream _stream;
    private readonly PinCheck _check;
    private readonly PinListener _listener;
    private readonly StreamMeter _meter;
    private readonly byte[] _fileBytes;
    private readonly int[] _samples;
    private readonly byte[] _streamBytes;

    /// <summary>Prepares the loop.</summary>
    /// <param name="source">The file, at its first frame.</param>
    /// <param name="stream">The stream, not started.</param>
    /// <param name="check">What compares.</param>
    /// <param name="listener">What listens at the pin.</param>
    /// <param name="pieceFrames">Frames to carry at a time, see <see cref="PieceFrames"/>.</param>
    /// <param name="meter">What times the stream.</param>
    public StreamingLoop(WaveReader source, RenderStream stream, PinCheck check, PinListener listener, int pieceFrames, StreamMeter meter)
    {
        _source = source;
        _stream = stream;
        _check = check;
        _listener = listener;
        _meter = meter;
        _fileBytes = new byte[pieceFrames * source.Format.BytesPerFrame];
        _samples = new int[pieceFrames * source.Format.Channels];
        _streamBytes = new byte[pieceFrames * stream.Format.BytesPerFrame];
    }

    /// <summary>Frames that were read.</summary>
    public long FramesIn => _source.FramesRead;

    /// <summary>Float samples that were clipped.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>Whether the file held something below its valid bits.</summary>
    public bool HasBitsBelow { get; private set; }

    /// <summary>A good size of a piece: one second in whole periods, less for a short file, and less where a person watches the clock.</summary>
    public static int PieceFrames(RenderStream stream, long? fileFrames, bool isPaced)
    {
        long second = isPaced ? stream.Format.SampleRate / 4 : stream.Format.SampleRate;
        long wished = Math.Min(second, fileFrames / LeastPieces ?? second);
        return (int)Math.Max(1, wished / stream.PeriodFrames) * stream.PeriodFrames;
    }

    /// <summary>Plays the file to its end.</summary>
    /// <param name="progress">Told the frames that were played, after each piece.</param>
    /// <param name="cancellation">Ends it between two pieces.</param>
    public void Run(Action<long> progress, CancellationToken cancellation)
    {
        while (_source.Read(_fileBytes) is > 0 and int frames)
        {
            cancellation.ThrowIfCancellationRequested();

            Span<int> samples = _samples.AsSpan(0, frames * _source.Format.Channels);
            ConversionLoss loss = SampleConverter.FromFile(_fileBytes.AsSpan(0, frames * _source.Format.BytesPerFrame), _source.Format, samples);
            ClippedSamples += loss.ClippedSamples;
            HasBitsBelow |= loss.HasBitsBelow;
            int bytes = SampleConverter.ToBuffer(samples, _stream.Format.ContainerBits, _streamBytes);
            _check.Expect(samples);

            _meter.Begin();
            _stream.Write(_streamBytes.AsSpan(0, bytes));
            _meter.End();

            _check.TakeWhatWasHeard(_listener);
            progress(_source.FramesRead);
        }

        _check.EndOfFile();
        DrainTimed();
        _check.TakeWhatWasHeard(_listener);
    }

    private void DrainTimed()
    {
        // Silence, so that the last frame gets through what lies between link and ear.
        int[] silence = new int[_listener.TailFrames * _stream.Format.Channels];
        byte[] tail = new byte[_listener.TailFrames * _stream.Format.BytesPerFrame];
        _ = SampleConverter.ToBuffer(silence, _stream.Format.ContainerBits, tail);

        _meter.Begin(isPeriodic: false);
        _stream.Write(tail);
        _stream.Drain();
        _meter.End();
    }
}
