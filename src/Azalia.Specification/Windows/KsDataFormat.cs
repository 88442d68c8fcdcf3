namespace Azalia.Specification.Windows;

/// <summary>
/// A PCM format in the shape of WAVEFORMATEXTENSIBLE, which ends a KSDATAFORMAT. The two derived fields are computed, so that a
/// value cannot contradict itself.
/// </summary>
/// <param name="SampleRate">nSamplesPerSec: sample frames per second.</param>
/// <param name="Channels">nChannels.</param>
/// <param name="ContainerBits">wBitsPerSample: bits that one sample occupies in memory, a multiple of 8.</param>
/// <param name="ValidBits">wValidBitsPerSample: significant bits, left-justified.</param>
public readonly record struct KsDataFormat(uint SampleRate, ushort Channels, ushort ContainerBits, ushort ValidBits)
{
    /// <summary>nBlockAlign: bytes of one sample frame.</summary>
    public uint BlockAlign => Channels * ((uint)ContainerBits / 8);

    /// <summary>nAvgBytesPerSec.</summary>
    public ulong AverageBytesPerSecond => (ulong)SampleRate * BlockAlign;

    /// <summary>The same format in the words of the bus driver.</summary>
    public HdAudioStreamFormat ToHdAudioStreamFormat() => new(SampleRate, ValidBits, ContainerBits, Channels);
}
