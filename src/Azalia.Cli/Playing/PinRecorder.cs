using Azalia.Cli.Streaming;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Playing;

/// <summary>
/// What is plugged into the pin: keeps everything that the pin hears until <see cref="PinCheck"/> takes it. Called by the device while
/// it plays, so it copies and does nothing else.
/// </summary>
/// <param name="sampleRate">The rate that is expected.</param>
/// <param name="channels">The channels that are expected.</param>
/// <param name="capacityInFrames">Frames that are kept at most; what comes beyond is counted and lost.</param>
internal sealed class PinRecorder(int sampleRate, int channels, int capacityInFrames) : IFrameSink
{
    private long _lostFrames;
    private long _firstTick;

    /// <summary>What was heard and not yet taken, with the expected number of channels.</summary>
    public SampleRing Heard { get; } = new(capacityInFrames * channels);

    /// <summary>
    /// Frames that could not be kept: they came in another format, or found no room. More than 0 is a fault of the device or of this
    /// program, never ordinary.
    /// </summary>
    public long LostFrames => Volatile.Read(ref _lostFrames);

    /// <summary>The rate that is expected, in Hz.</summary>
    public int SampleRate => sampleRate;

    /// <summary>The channels that are expected.</summary>
    public int Channels => channels;

    /// <summary>When the first frame was heard, in ticks of the device; 0 if none was.</summary>
    public long FirstTick => Volatile.Read(ref _firstTick);

    /// <inheritdoc/>
    public void Hear(in FrameBlock block)
    {
        bool isExpected = block.SampleRate == sampleRate && block.Channels == channels;
        if (!isExpected && IsSilent(block))
            return;

        Began(block.FirstTick);
        if (!isExpected || !Heard.TryWrite(block.Samples))
            Lose(block.FrameCount);
    }

    /// <summary>A frame was heard at this time; the first one is kept.</summary>
    public void Began(long tick)
    {
        if (_firstTick == 0)
            Volatile.Write(ref _firstTick, tick);
    }

    /// <summary>Whether this is silence at the rate of another stream, which is all that is left when this one ends first: nothing of it was heard, and nothing lost.</summary>
    public static bool IsSilent(in FrameBlock block) => !block.Samples.ContainsAnyExcept(0);

    /// <summary>Takes frames of the expected rate and number of channels that were fetched from where a platform writes them.</summary>
    public void Take(ReadOnlySpan<int> samples)
    {
        if (!Heard.TryWrite(samples))
            Lose(samples.Length / channels);
    }

    /// <summary>Counts frames that are no use.</summary>
    public void Lose(int frames) => Volatile.Write(ref _lostFrames, _lostFrames + frames);
}
