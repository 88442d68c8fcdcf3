using System.Globalization;

namespace Azalia.Audio;

/// <summary>
/// How the frames of a stream lie in memory: interleaved little-endian integer samples, each left-justified in its container.
/// </summary>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="ValidBits">Bits of each sample that carry sound; the rest of the container, at its low end, is zero.</param>
/// <param name="ContainerBits">Bits that one sample occupies in memory: 8, 16, 24 or 32.</param>
/// <param name="Channels">Samples per frame, channel 0 first.</param>
/// <remarks>
/// Any combination can be expressed, as a WAV file can express it; what the hardware moves is narrower, see <see cref="HardwareContainer"/>,
/// and what a path carries narrower still, see <see cref="AudioEndpoint.Supports"/>.
/// </remarks>
public readonly record struct AudioFormat(int SampleRate, int ValidBits, int ContainerBits, int Channels)
{
    private const int BitsPerByte = 8;

    /// <summary>The format with the container that the hardware uses for these valid bits.</summary>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="validBits">8, 16, 20, 24 or 32.</param>
    /// <param name="channels">Samples per frame.</param>
    public static AudioFormat Pcm(int sampleRate, int validBits, int channels) =>
        new AudioFormat(sampleRate, validBits, validBits, channels).HardwareContainer;

    /// <summary>Bytes that one frame occupies in memory.</summary>
    public int BytesPerFrame => ContainerBits / BitsPerByte * Channels;

    /// <summary>Bytes that one second of sound occupies in memory.</summary>
    public long BytesPerSecond => (long)SampleRate * BytesPerFrame;

    /// <summary>
    /// The same sound as the controller's DMA engines lay it out: up to 8 bits in one byte, up to 16 in two, and 20, 24 and 32 bits in
    /// four (HDA 1.0a 4.5.1: samples are left-justified, unused low bits are zero). Equal to this format when it is laid out so already.
    /// </summary>
    public AudioFormat HardwareContainer => this with
    {
        ContainerBits = ValidBits switch { <= 8 => 8, <= 16 => 16, _ => 32 },
    };

    /// <summary>As a person writes it: <c>44.1 kHz, 16 bit, 2 channels</c>.</summary>
    public override string ToString()
    {
        string container = HardwareContainer.ContainerBits == ContainerBits ? "" : $" in {ContainerBits}";
        string channels = Channels == 1 ? "1 channel" : $"{Channels} channels";
        return string.Create(CultureInfo.InvariantCulture, $"{SampleRate / 1000.0:0.###} kHz, {ValidBits} bit{container}, {channels}");
    }
}
