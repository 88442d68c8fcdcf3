using System.Globalization;

namespace Azalia.Cli.Wave;

/// <summary>The format of a WAV file's samples: what its "fmt " chunk says, once the lies in it are sorted out.</summary>
/// <param name="SampleRate">Frames per second, above 0.</param>
/// <param name="Channels">Samples per frame, above 0.</param>
/// <param name="ContainerBits">Bits that one sample takes in the file: 8, 16, 24 or 32.</param>
/// <param name="ValidBits">Bits of the container that hold the sample, from its top: 1 to <paramref name="ContainerBits"/>.</param>
/// <param name="Encoding">How a sample is coded.</param>
internal sealed record WaveFormat(int SampleRate, int Channels, int ContainerBits, int ValidBits, SampleEncoding Encoding)
{
    /// <summary>Whether the "fmt " chunk is a WAVEFORMATEXTENSIBLE; a written file keeps the form of its source.</summary>
    public bool IsExtensible { get; init; }

    /// <summary>dwChannelMask of a WAVEFORMATEXTENSIBLE: the speakers of the channels, 0 for none in particular.</summary>
    public uint ChannelMask { get; init; }

    /// <summary>Bytes that one sample takes in the file.</summary>
    public int ContainerBytes => ContainerBits / 8;

    /// <summary>Bytes that one frame takes in the file.</summary>
    public int BytesPerFrame => Channels * ContainerBytes;

    /// <summary>The bits of a left-justified 32-bit sample that carry something.</summary>
    public int ValidMask => unchecked((int)(0xFFFF_FFFFu << (32 - ValidBits)));

    /// <summary>The same frames as signed integers of the given depth, in the smallest container that WAV has for them.</summary>
    public WaveFormat AsInteger(int validBits) => this with
    {
        ValidBits = validBits,
        ContainerBits = (validBits + 7) / 8 * 8,
        Encoding = SampleEncoding.SignedInteger,
    };

    /// <summary>Duration of <paramref name="frames"/> frames.</summary>
    public TimeSpan DurationOf(long frames) => TimeSpan.FromSeconds((double)frames / SampleRate);

    /// <summary>The format as a person says it: "48000 Hz, 24 of 32 bits, 2 channels".</summary>
    public override string ToString()
    {
        string depth = Encoding == SampleEncoding.Float ? "32-bit float"
            : ValidBits == ContainerBits ? $"{ContainerBits} bits"
            : $"{ValidBits} of {ContainerBits} bits";
        string channels = Channels == 1 ? "1 channel" : $"{Channels} channels";
        return string.Create(CultureInfo.InvariantCulture, $"{SampleRate} Hz, {depth}, {channels}");
    }
}
