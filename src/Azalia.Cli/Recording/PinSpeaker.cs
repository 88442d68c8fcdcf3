using Azalia.Cli.Streaming;
using Azalia.Simulation.Codecs;

namespace Azalia.Cli.Recording;

/// <summary>
/// What is plugged into an input pin: speaks what it was given, from the first frame that somebody listens to, and silence behind it. Called by
/// the device while it captures, so it copies and does nothing else.
/// </summary>
/// <param name="sampleRate">The rate that is expected.</param>
/// <param name="channels">The channels that are expected.</param>
/// <param name="capacityInFrames">Frames that can be given ahead.</param>
internal sealed class PinSpeaker(int sampleRate, int channels, int capacityInFrames) : IFrameSource
{
    private long _strangeFrames;
    private volatile bool _isAtEnd;

    /// <summary>What is spoken next.</summary>
    public SampleRing Words { get; } = new(capacityInFrames * channels);

    /// <summary>Frames for which somebody asked in another format, or before they were given: more than 0 is a fault.</summary>
    public long StrangeFrames => Volatile.Read(ref _strangeFrames);

    /// <summary>Nothing more is given: what comes is silence.</summary>
    public void EndOfFile() => _isAtEnd = true;

    /// <inheritdoc/>
    public void Speak(int rate, int count, long firstTick, Span<int> samples)
    {
        if (rate != sampleRate || count != channels)
        {
            samples.Clear();
            Volatile.Write(ref _strangeFrames, _strangeFrames + samples.Length / Math.Max(1, count));
            return;
        }

        while (!samples.IsEmpty)
        {
            ReadOnlySpan<int> words = Words.Peek();
            if (words.IsEmpty)
            {
                samples.Clear();
                if (!_isAtEnd)
                    Volatile.Write(ref _strangeFrames, _strangeFrames + samples.Length / channels);
                return;
            }

            int copied = Math.Min(words.Length, samples.Length);
            words[..copied].CopyTo(samples);
            Words.Skip(copied);
            samples = samples[copied..];
        }
    }
}
