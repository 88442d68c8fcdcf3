using Azalia.Audio;
using Azalia.Cli.Platforms;
using Azalia.Cli.Streaming;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Playing;

/// <summary>One file of several that play together: its stream, what listens at its pin, and how far it is.</summary>
internal sealed class PlayVoice : IDisposable
{
    private readonly WaveReader _source;
    private readonly PinRecorder _recorder;
    private readonly PinCheck _check;
    private readonly PinListener _listener;
    private readonly PathGain _gain;
    private readonly byte[] _fileBytes;
    private readonly int[] _samples;
    private readonly byte[] _streamBytes;

    private long _clippedSamples;
    private bool _hasBitsBelow;
    private bool _isAtEnd;
    private int _tailFrames;

    private PlayVoice(PlatformSession session, WaveReader source, AudioEndpoint endpoint, RenderStream stream, PathGain gain)
    {
        _source = source;
        _gain = gain;
        Endpoint = endpoint;
        Stream = stream;
        int onTheWay = 2 * stream.BufferBytes / stream.Format.BytesPerFrame + 4 * stream.PeriodFrames + stream.Format.SampleRate;
        _recorder = new PinRecorder(stream.Format.SampleRate, stream.Format.Channels, onTheWay);
        _check = new PinCheck(_recorder, null, stream.Format.Channels, onTheWay, gain);
        _listener = session.Listen(endpoint, _recorder);
        _tailFrames = _listener.TailFrames;
        _fileBytes = new byte[stream.PeriodFrames * source.Format.BytesPerFrame];
        _samples = new int[stream.PeriodFrames * source.Format.Channels];
        _streamBytes = new byte[stream.PeriodFrames * stream.Format.BytesPerFrame];
    }

    /// <summary>Where it plays.</summary>
    public AudioEndpoint Endpoint { get; }

    /// <summary>The stream.</summary>
    public RenderStream Stream { get; }

    /// <summary>Its period.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds((double)Stream.PeriodFrames / Stream.Format.SampleRate);

    /// <summary>Whether all of it was heard.</summary>
    public bool IsOver => _isAtEnd && Stream.IsDrained;

    /// <summary>When the pin heard the first frame, in ticks of the device; 0 if it heard none.</summary>
    public long FirstTick => _recorder.FirstTick;

    /// <summary>Opens the stream of a file.</summary>
    public static PlayVoice Open(
        PlatformSession session, PlaySettings settings, WaveReader source, AudioEndpoint endpoint, StreamLengths lengths, Action<string> remark)
    {
        FormatPlan plan = FormatPlan.Choose(source.Format, endpoint);
        if (plan.Remark is not null)
            remark(plan.Remark);
        StreamLengths.RequirePeriodThatFits(session, settings.PeriodFrames, plan.Stream);
        PathGain gain = PathGain.Set(endpoint, settings.Volume, settings.IsMuted, remark);
        RenderStream stream = endpoint.OpenRender(
            plan.Stream, new RenderOptions { Mode = lengths.Mode, PeriodFrames = lengths.PeriodFrames, BufferPeriods = lengths.BufferPeriods });
        return new PlayVoice(session, source, endpoint, stream, gain);
    }

    /// <summary>Fills the buffer, but for a period: a full one would start by itself.</summary>
    public void Fill()
    {
        while (!_isAtEnd && Stream.FreeFrames > Stream.PeriodFrames)
            WritePeriod();

        // A file that is over before it starts: the device may fetch more than it before anybody looks again.
        while (Stream.FreeFrames > Stream.PeriodFrames)
            WriteSilence(Math.Min(Stream.PeriodFrames, Stream.FreeFrames - Stream.PeriodFrames));
    }

    /// <summary>Writes what there is room for, without waiting.</summary>
    public void Serve()
    {
        Stream.Service();
        while (!_isAtEnd && Stream.FreeFrames >= Stream.PeriodFrames)
            WritePeriod();
        if (_isAtEnd && !Stream.IsDrained)
            Stream.BeginDrain();
        _check.TakeWhatWasHeard(_listener);
    }

    /// <summary>Gives the endpoint back.</summary>
    public void Close() => Stream.Dispose();

    /// <summary>Tells what did not get from the file into the samples, as <c>play</c> tells it of one file.</summary>
    public void TellLosses(Action<string> remark)
    {
        if (_clippedSamples > 0)
            remark(WaveRemark.Clipped(_clippedSamples));
        if (_hasBitsBelow)
            remark(WaveRemark.BitsBelow(_source.Format));
        if (_source.Truncation is { } truncation)
            remark(WaveRemark.Truncated(truncation, _source.FramesRead));
    }

    /// <summary>What came of it, once the drivers stopped.</summary>
    public PlayReport Report(PlatformSession session, PlaySettings settings, InStepMeter meter)
    {
        _listener.Complete();
        _check.TakeWhatWasHeard(_listener);
        return new PlayReport
        {
            Stream = new StreamFacts(session, Endpoint, Stream, _gain, settings.Mode),
            FramesIn = _source.FramesRead,
            FramesAtPin = session.IsWitnessed ? _check.FramesAtPin : null,
            IsBitExact = session.IsWitnessed ? _check.IsBitExact : null,
            Glitches = Stream.Glitches,
            AllocatedBytesPerPeriod = null,
            DeviceSeconds = meter.DeviceSeconds,
            WallSeconds = meter.WallSeconds,
            PagesOutstanding = session.Platform.Memory.OutstandingPages,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        _listener.Dispose();
    }

    private void WritePeriod()
    {
        int frames = _source.Read(_fileBytes);
        if (frames > 0)
        {
            Span<int> samples = _samples.AsSpan(0, frames * _source.Format.Channels);
            ConversionLoss loss = SampleConverter.FromFile(_fileBytes.AsSpan(0, frames * _source.Format.BytesPerFrame), _source.Format, samples);
            _clippedSamples += loss.ClippedSamples;
            _hasBitsBelow |= loss.HasBitsBelow;
            int bytes = SampleConverter.ToBuffer(samples, Stream.Format.ContainerBits, _streamBytes);
            _check.Expect(samples);
            Stream.Write(_streamBytes.AsSpan(0, bytes));
            return;
        }

        // Silence, so that the last frame gets through what lies between link and ear.
        int tail = Math.Min(_tailFrames, Stream.PeriodFrames);
        if (tail > 0)
        {
            WriteSilence(tail);
            _tailFrames -= tail;
            return;
        }

        _check.EndOfFile();
        _isAtEnd = true;
    }

    private void WriteSilence(int frames)
    {
        Array.Clear(_samples);
        int bytes = SampleConverter.ToBuffer(_samples.AsSpan(0, frames * Stream.Format.Channels), Stream.Format.ContainerBits, _streamBytes);
        Stream.Write(_streamBytes.AsSpan(0, bytes));
    }
}
