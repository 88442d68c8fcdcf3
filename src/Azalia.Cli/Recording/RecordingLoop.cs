using Azalia.Audio;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Recording;

/// <summary>
/// Carries frames from a pin into a file piece by piece: give the pin its words, read, compare, write. Only the reading is timed, and only there
/// allocations are counted; the loop's own memory is allocated before it begins.
/// </summary>
internal sealed class RecordingLoop
{
    private readonly WaveReader? _input;
    private readonly PinSpeaker _speaker;
    private readonly CaptureStream _stream;
    private readonly WaveWriter _output;
    private readonly PathGain _gain;
    private readonly StreamMeter _meter;
    private readonly int _pieceFrames;
    private readonly int _aheadFrames;
    private readonly byte[] _fileBytes;
    private readonly byte[] _outputBytes;
    private readonly byte[] _streamBytes;
    private readonly int[] _words;
    private readonly int[] _samples;
    private readonly SampleRing _expected;

    private long _givenFrames;
    private bool _isDifferent;

    /// <summary>Prepares the loop.</summary>
    /// <param name="input">What the pin is to hear, in the stream's rate and channels, or null for silence.</param>
    /// <param name="speaker">What speaks it.</param>
    /// <param name="stream">The stream, not started.</param>
    /// <param name="output">Where the frames go.</param>
    /// <param name="gain">What the path does to them.</param>
    /// <param name="aheadFrames">Frames that the pin must have before the client reads them.</param>
    /// <param name="meter">What times the stream.</param>
    public RecordingLoop(
        WaveReader? input, PinSpeaker speaker, CaptureStream stream, WaveWriter output, PathGain gain, int aheadFrames, StreamMeter meter)
    {
        _gain = gain;
        _input = input;
        _speaker = speaker;
        _stream = stream;
        _output = output;
        _meter = meter;
        _aheadFrames = aheadFrames;
        _pieceFrames = PieceFrames(stream);
        int channels = stream.Format.Channels;
        _fileBytes = new byte[_pieceFrames * (input?.Format.BytesPerFrame ?? 0)];
        _outputBytes = new byte[_pieceFrames * output.Format.BytesPerFrame];
        _streamBytes = new byte[_pieceFrames * stream.Format.BytesPerFrame];
        _words = new int[_pieceFrames * channels];
        _samples = new int[_pieceFrames * channels];
        _expected = new SampleRing(speaker.Words.Capacity + _words.Length);
    }

    /// <summary>Frames that were recorded.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames of the input that were found in their place.</summary>
    public long FramesFromInput { get; private set; }

    /// <summary>Whether the recording is exactly what the pin heard, at the volume of the path: the input from its first frame on, and silence after its last.</summary>
    public bool IsBitExact => !_isDifferent && _speaker.StrangeFrames == 0;

    /// <summary>Float samples of the input that were clipped.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>Whether the input held something below its valid bits.</summary>
    public bool HasBitsBelow { get; private set; }

    /// <summary>A good size of a piece: a quarter of a second in whole periods.</summary>
    public static int PieceFrames(CaptureStream stream) =>
        Math.Max(1, stream.Format.SampleRate / 4 / stream.PeriodFrames) * stream.PeriodFrames;

    /// <summary>Records.</summary>
    /// <param name="frames">How many frames.</param>
    /// <param name="progress">Told the frames that were recorded, after each piece.</param>
    /// <param name="cancellation">Ends it between two pieces.</param>
    public void Run(long frames, Action<long> progress, CancellationToken cancellation)
    {
        while (Frames < frames)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(_pieceFrames, frames - Frames);
            GiveWords(Frames + count + _aheadFrames);

            Span<byte> bytes = _streamBytes.AsSpan(0, count * _stream.Format.BytesPerFrame);
            _meter.Begin();
            _stream.Read(bytes);
            _meter.End();
            Frames += count;

            Span<int> samples = _samples.AsSpan(0, count * _stream.Format.Channels);
            SampleConverter.FromBuffer(bytes, _stream.Format.ContainerBits, samples);
            Compare(samples);
            _output.Write(_outputBytes.AsSpan(0, SampleConverter.ToFile(samples, _output.Format, _outputBytes)));
            progress(Frames);
        }
    }

    // The pin has its words before it is asked for them: the device captures ahead of the client.
    private void GiveWords(long frames)
    {
        while (_input is not null && _givenFrames < frames && _input.Read(_fileBytes) is > 0 and int count)
        {
            Span<int> words = _words.AsSpan(0, count * _input.Format.Channels);
            ConversionLoss loss = SampleConverter.FromFile(_fileBytes.AsSpan(0, count * _input.Format.BytesPerFrame), _input.Format, words);
            ClippedSamples += loss.ClippedSamples;
            HasBitsBelow |= loss.HasBitsBelow;
            bool isTaken = _speaker.Words.TryWrite(words) && _expected.TryWrite(words);
            _isDifferent |= !isTaken;
            _givenFrames += count;
        }

        if (_givenFrames < frames)
            _speaker.EndOfFile();
    }

    private void Compare(ReadOnlySpan<int> samples)
    {
        while (!samples.IsEmpty)
        {
            ReadOnlySpan<int> expected = _expected.Peek();
            if (expected.IsEmpty)
            {
                _isDifferent |= samples.ContainsAnyExcept(0);
                return;
            }

            int count = Math.Min(expected.Length, samples.Length);
            _isDifferent |= !_gain.Agrees(samples[..count], expected[..count], _stream.Format.ValidBits);
            FramesFromInput += count / _stream.Format.Channels;
            _expected.Skip(count);
            samples = samples[count..];
        }
    }
}
