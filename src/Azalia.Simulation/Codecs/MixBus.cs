namespace Azalia.Simulation.Codecs;

/// <summary>Adds up what several paths contribute to one run of frames.</summary>
/// <remarks>
/// The sum has headroom, as an analog summing node has: it is rounded and limited once, in <see cref="Finish"/>. A contribution of another rate is held sample by
/// sample, one of fewer channels is spread; see <see cref="SampleBlock"/>.
/// </remarks>
internal sealed class MixBus
{
    private ScratchBuffer<double> _sums = new();
    private ScratchBuffer<int> _held = new();
    private ScratchBuffer<int> _spread = new();
    private int _frames;
    private int _channels;

    /// <summary>Starts a run of silence.</summary>
    public void Begin(int frames, int channels)
    {
        (_frames, _channels) = (frames, channels);
        _sums.Take(frames * channels).Clear();
    }

    /// <summary>Adds one contribution: at least one frame, of no more channels than the run.</summary>
    public void Add(ReadOnlySpan<int> samples, int channels, PathGain gain)
    {
        if (samples.Length != _frames * channels)
        {
            Span<int> held = _held.Take(_frames * channels);
            SampleBlock.Hold(samples, held, channels);
            samples = held;
        }

        if (channels != _channels)
        {
            Span<int> spread = _spread.Take(_frames * _channels);
            SampleBlock.Spread(samples, channels, spread, _channels);
            samples = spread;
        }

        SampleBlock.Accumulate(samples, _channels, gain.LeftFactor, gain.RightFactor, _sums.Peek(samples.Length));
    }

    /// <summary>Writes the sum.</summary>
    public void Finish(Span<int> samples) => SampleBlock.Round(_sums.Peek(_frames * _channels), samples);
}
