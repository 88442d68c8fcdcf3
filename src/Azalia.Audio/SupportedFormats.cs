using System.Globalization;

namespace Azalia.Audio;

/// <summary>What a path can carry: every combination of these rates, sample sizes and channel counts.</summary>
public sealed class SupportedFormats
{
    internal SupportedFormats(IReadOnlyList<int> sampleRates, IReadOnlyList<int> validBits, int maximumChannels)
    {
        SampleRates = sampleRates;
        ValidBits = validBits;
        MaximumChannels = maximumChannels;
    }

    /// <summary>Frames per second, ascending.</summary>
    public IReadOnlyList<int> SampleRates { get; }

    /// <summary>Valid bits per sample, ascending; each in its <see cref="AudioFormat.HardwareContainer"/>.</summary>
    public IReadOnlyList<int> ValidBits { get; }

    /// <summary>The most samples per frame; every count from 1 to this one is carried. 0 when the path carries nothing.</summary>
    public int MaximumChannels { get; }

    /// <summary>Whether the path carries the format exactly as it lies in memory.</summary>
    /// <param name="format">The format, with its container.</param>
    public bool Contains(AudioFormat format) =>
        format.Channels >= 1 && format.Channels <= MaximumChannels
        && SampleRates.Contains(format.SampleRate)
        && ValidBits.Contains(format.ValidBits)
        && format.HardwareContainer == format;

    /// <summary>Every format, ordered by rate, then valid bits, then channels.</summary>
    public IEnumerable<AudioFormat> All =>
        from rate in SampleRates
        from bits in ValidBits
        from channels in Enumerable.Range(1, MaximumChannels)
        select AudioFormat.Pcm(rate, bits, channels);

    /// <summary>As a person writes it: <c>8, 44.1, 48 kHz; 16, 24 bit; 1 to 2 channels</c>.</summary>
    public override string ToString()
    {
        if (MaximumChannels == 0 || SampleRates.Count == 0 || ValidBits.Count == 0)
            return "no PCM format";

        string rates = string.Join(", ", SampleRates.Select(static rate => (rate / 1000.0).ToString("0.###", CultureInfo.InvariantCulture)));
        string bits = string.Join(", ", ValidBits);
        string channels = MaximumChannels == 1 ? "1 channel" : $"1 to {MaximumChannels} channels";
        return $"{rates} kHz; {bits} bit; {channels}";
    }
}
