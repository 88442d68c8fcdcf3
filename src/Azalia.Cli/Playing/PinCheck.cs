using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Playing;

/// <summary>
/// Compares what the pin heard with what the file holds, frame by frame from frame 0 on, and writes the file's part of it to the
/// output. After the last frame only silence is right.
/// </summary>
/// <remarks>Not a part of the timed streaming. Allocates nothing after construction.</remarks>
internal sealed class PinCheck
{
    private readonly PinRecorder _recorder;
    private readonly WaveWriter? _output;
    private readonly int _channels;
    private readonly SampleRing _expected;
    private readonly byte[] _bytes;
    private readonly PathGain _gain;

    private long _comparedSamples;
    private bool _isDifferent;
    private bool _isFileAtEnd;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="recorder">Where the pin's frames come from.</param>
    /// <param name="output">Where the file's part of them goes, or null. Owned by the caller.</param>
    /// <param name="channels">Samples per frame.</param>
    /// <param name="capacityInFrames">Frames that may be sent and not yet heard.</param>
    /// <param name="gain">What the path does to the samples; by default nothing.</param>
    public PinCheck(PinRecorder recorder, WaveWriter? output, int channels, int capacityInFrames, PathGain gain = default)
    {
        _gain = gain;
        _recorder = recorder;
        _output = output;
        _channels = channels;
        _expected = new SampleRing(capacityInFrames * channels);
        _bytes = new byte[output is null ? 0 : recorder.Heard.Capacity / channels * output.Format.BytesPerFrame];
    }

    /// <summary>Frames that the pin heard in the place of frames of the file.</summary>
    public long FramesAtPin => _comparedSamples / _channels;

    /// <summary>
    /// Whether the pin heard every frame of the file exactly and in its place, nothing before the first, nothing between, and only
    /// silence after the last. Meaningful once the stream was drained.
    /// </summary>
    /// <remarks>Of a path that is mute, only that it was silent: it need not say anything.</remarks>
    public bool IsBitExact => _isFileAtEnd && !_isDifferent && (_expected.Peek().IsEmpty || _gain.IsMuted) && _recorder.LostFrames == 0;

    /// <summary>These samples are sent to the pin next.</summary>
    public void Expect(ReadOnlySpan<int> samples)
    {
        while (!_expected.TryWrite(samples))
        {
            // More is on its way than the stream can hold: frames were lost before the pin. The oldest are given up.
            _isDifferent = true;
            _expected.Skip(_expected.Peek().Length);
        }
    }

    /// <summary>Nothing more is sent: what the pin hears beyond must be silence.</summary>
    public void EndOfFile() => _isFileAtEnd = true;

    /// <summary>Takes what the pin heard since the last time.</summary>
    /// <param name="listener">Where the recorder gets it from.</param>
    public void TakeWhatWasHeard(PinListener listener)
    {
        while (listener.Collect())
            TakeWhatWasRecorded();
        TakeWhatWasRecorded();
    }

    /// <summary>Takes what the recorder holds.</summary>
    public void TakeWhatWasRecorded()
    {
        while (_recorder.Heard.Peek() is { IsEmpty: false } heard)
        {
            ReadOnlySpan<int> expected = _expected.Peek();
            if (!expected.IsEmpty)
            {
                heard = heard[..Math.Min(heard.Length, expected.Length)];
                _isDifferent |= !_gain.Agrees(heard, expected[..heard.Length]);
                _expected.Skip(heard.Length);
                _comparedSamples += heard.Length;
                Keep(heard);
            }
            else if (_isFileAtEnd)
            {
                _isDifferent |= heard.ContainsAnyExcept(0);
            }
            else
            {
                // The device ran dry and repeated itself: the pin did hear it, at this place.
                _isDifferent = true;
                Keep(heard);
            }

            _recorder.Heard.Skip(heard.Length);
        }
    }

    private void Keep(ReadOnlySpan<int> heard)
    {
        if (_output is not null)
            _output.Write(_bytes.AsSpan(0, SampleConverter.ToFile(heard, _output.Format, _bytes)));
    }
}
