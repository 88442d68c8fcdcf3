using System.Collections.Frozen;

namespace Azalia.Simulation.Codecs;

/// <summary>The codecs that are built in.</summary>
/// <remarks>
/// The vendor id of <see cref="Generic"/> and <see cref="Minimal"/>, A21Ah, is this project's own and belongs to no company. The codecs of QEMU are here to be compared with.
/// </remarks>
public static class CodecProfiles
{
    /// <summary>
    /// A desktop codec with line out, headphone, speaker, microphone and line in, at 8 to 192 kHz and 16 to 32 bits. It powers up silent: every step of
    /// a path, from the power state to the pin, is needed before anything is heard.
    /// </summary>
    public static CodecProfile Generic { get; } = GenericCodec.Create();

    /// <summary>The least codec that plays and records: it powers up with every path open, and wants nothing but a stream and a format. 8 to 48 kHz, 8 and 16 bits.</summary>
    public static CodecProfile Minimal { get; } = MinimalCodec.Create();

    /// <summary>QEMU's codec with a line out.</summary>
    public static CodecProfile HdaOutput { get; } = QemuCodec.Create("hda-output", 0x0012, hasInput: false, hasMixer: true, isMicro: false);

    /// <summary>QEMU's codec with a line out, without amplifiers.</summary>
    public static CodecProfile HdaOutputWithoutMixer { get; } = QemuCodec.Create("hda-output-nomixer", 0x0011, hasInput: false, hasMixer: false, isMicro: false);

    /// <summary>QEMU's codec with a line out and a line in.</summary>
    public static CodecProfile HdaDuplex { get; } = QemuCodec.Create("hda-duplex", 0x0022, hasInput: true, hasMixer: true, isMicro: false);

    /// <summary>QEMU's codec with a line out and a line in, without amplifiers.</summary>
    public static CodecProfile HdaDuplexWithoutMixer { get; } = QemuCodec.Create("hda-duplex-nomixer", 0x0021, hasInput: true, hasMixer: false, isMicro: false);

    /// <summary>QEMU's codec with a speaker and a microphone.</summary>
    public static CodecProfile HdaMicro { get; } = QemuCodec.Create("hda-micro", 0x0032, hasInput: true, hasMixer: true, isMicro: true);

    /// <summary>QEMU's codec with a speaker and a microphone, without amplifiers.</summary>
    public static CodecProfile HdaMicroWithoutMixer { get; } = QemuCodec.Create("hda-micro-nomixer", 0x0031, hasInput: true, hasMixer: false, isMicro: true);

    /// <summary>All built-in codecs, by <see cref="CodecProfile.Name"/>.</summary>
    public static IReadOnlyDictionary<string, CodecProfile> ByName { get; } =
        new[] { Generic, Minimal, HdaOutput, HdaOutputWithoutMixer, HdaDuplex, HdaDuplexWithoutMixer, HdaMicro, HdaMicroWithoutMixer }.ToFrozenDictionary(profile => profile.Name, StringComparer.Ordinal);
}
