using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;
using Azalia.WaveRT.Miniport;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>What a path can carry: every combination of its rates, sample sizes and channel counts, as PCM.</summary>
public sealed class EndpointFormats
{
    internal EndpointFormats(Widget converter)
    {
        // A converter that says nothing about its stream formats (HDA 1.0a 7.3.4.8) is taken to carry PCM.
        bool isPcm = converter.StreamFormats.Pcm || converter.StreamFormats == default;
        if (!isPcm)
            return;

        // What the link cannot encode, 384 kHz, no converter can play.
        SampleRates = [.. PcmCapabilities.Rates.ToArray().Where(rate =>
            converter.Pcm.SupportsRate(rate) && Specification.Streams.SampleRates.TryFind(rate, out _))];
        ValidBits = [.. PcmCapabilities.BitDepths.ToArray().Where(converter.Pcm.SupportsBits)];
        MaximumChannels = converter.Capabilities.Channels;
    }

    private EndpointFormats(IReadOnlyList<int> sampleRates, IReadOnlyList<int> validBits, int maximumChannels)
    {
        SampleRates = sampleRates;
        ValidBits = validBits;
        MaximumChannels = maximumChannels;
    }

    /// <summary>Frames per second, ascending.</summary>
    public IReadOnlyList<int> SampleRates { get; } = [];

    /// <summary>Valid bits per sample, ascending; in containers of 8, 16 or 32 bits.</summary>
    public IReadOnlyList<int> ValidBits { get; } = [];

    /// <summary>The most channels; every count from 1 on is carried. 0 when nothing is.</summary>
    public int MaximumChannels { get; }

    /// <summary>Whether there is any format at all.</summary>
    internal bool CarriesAnything => SampleRates.Count > 0 && ValidBits.Count > 0 && MaximumChannels > 0;

    /// <summary>Whether the path carries a format.</summary>
    /// <param name="format">The format as the link encodes it.</param>
    public bool Supports(StreamFormat format) => format.Channels <= MaximumChannels && SupportsSamples(format);

    internal bool SupportsSamples(StreamFormat format) =>
        format.IsCanonical
        && SampleRates.Contains(format.SampleRate)
        && ValidBits.Contains(format.BitsPerSample);

    /// <summary>What several converters carry together: what each of them can, and all their channels.</summary>
    internal static EndpointFormats Of(IReadOnlyList<Widget> converters)
    {
        EndpointFormats[] each = [.. converters.Select(static converter => new EndpointFormats(converter))];
        IEnumerable<int> rates = each[0].SampleRates.Where(rate => Array.TrueForAll(each, formats => formats.SampleRates.Contains(rate)));
        IEnumerable<int> bits = each[0].ValidBits.Where(depth => Array.TrueForAll(each, formats => formats.ValidBits.Contains(depth)));

        // HDA 1.0a 3.7.1: a stream has 16 channels at most.
        int channels = Math.Min(each.Sum(static formats => formats.MaximumChannels), StreamFormat.MaximumChannels);
        return new EndpointFormats([.. rates], [.. bits], channels);
    }

    internal IReadOnlyList<KsDataRangeAudio> ToDataRanges() => !CarriesAnything
        ? []
        : [new KsDataRangeAudio((uint)MaximumChannels, (uint)ValidBits[0], (uint)ValidBits[^1], (uint)SampleRates[0], (uint)SampleRates[^1])];
}
