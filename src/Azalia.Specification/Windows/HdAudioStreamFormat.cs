using Azalia.Specification.Streams;

namespace Azalia.Specification.Windows;

/// <summary>HDAUDIO_STREAM_FORMAT: a PCM stream in a function driver's words. 12 bytes, aligned to 4.</summary>
/// <param name="SampleRate">Offset 0: sample frames per second.</param>
/// <param name="ValidBitsPerSample">Offset 4: significant bits, left-justified in the container, the rest zero.</param>
/// <param name="ContainerSize">Offset 6: bits that one sample occupies in memory.</param>
/// <param name="NumberOfChannels">Offset 8: 1 is mono, 2 is stereo; at most 16.</param>
public readonly record struct HdAudioStreamFormat(uint SampleRate, ushort ValidBitsPerSample, ushort ContainerSize, ushort NumberOfChannels)
{
    /// <summary>sizeof(HDAUDIO_STREAM_FORMAT), with 2 bytes of padding at the end.</summary>
    public const int EncodedSize = 12;

    /// <summary>
    /// The word for SDnFMT and for the converter, or false when there is none. Valid/container bits must be 8/8, 16/16, 20/32,
    /// 24/32 or 32/32, the only set in which each encoding is one format; the rate one of <see cref="SampleRates.All"/>; channels 1 to 16.
    /// </summary>
    public bool TryEncode(out StreamFormat format)
    {
        bool isEncodable =
            StreamFormat.TryCreate((int)Math.Min(SampleRate, int.MaxValue), ValidBitsPerSample, NumberOfChannels, out format)
            && format.ContainerBytes * 8 == ContainerSize;
        if (!isEncodable)
            format = default;

        return isEncodable;
    }

    /// <summary>
    /// The format that <paramref name="format"/> encodes. Its codes must not be reserved ones (<see cref="StreamFormat.IsValid"/>).
    /// </summary>
    public static HdAudioStreamFormat From(StreamFormat format) =>
        new((uint)format.SampleRate, (ushort)format.BitsPerSample, (ushort)(format.ContainerBytes * 8), (ushort)format.Channels);

    /// <summary>The same format in the shape of WAVEFORMATEXTENSIBLE.</summary>
    public KsDataFormat ToKsDataFormat() => new(SampleRate, NumberOfChannels, ContainerSize, ValidBitsPerSample);
}
