using Azalia.Specification.Windows;

namespace Azalia.WaveRT.Miniport;

/// <summary>KSDATARANGE_AUDIO: PCM formats that a pin may carry. A range is a promise about its corners, not about each rate between.</summary>
/// <param name="MaximumChannels">The most channels.</param>
/// <param name="MinimumBitsPerSample">The fewest valid bits per sample.</param>
/// <param name="MaximumBitsPerSample">The most valid bits per sample.</param>
/// <param name="MinimumSampleFrequency">The lowest rate in Hz.</param>
/// <param name="MaximumSampleFrequency">The highest rate in Hz.</param>
public sealed record KsDataRangeAudio(
    uint MaximumChannels,
    uint MinimumBitsPerSample,
    uint MaximumBitsPerSample,
    uint MinimumSampleFrequency,
    uint MaximumSampleFrequency)
{
    /// <summary>Whether a format lies in the range.</summary>
    /// <param name="format">The format.</param>
    public bool Contains(in KsDataFormat format) =>
        format.Channels >= 1 && format.Channels <= MaximumChannels
        && format.ValidBits >= MinimumBitsPerSample && format.ValidBits <= MaximumBitsPerSample
        && format.SampleRate >= MinimumSampleFrequency && format.SampleRate <= MaximumSampleFrequency;
}
