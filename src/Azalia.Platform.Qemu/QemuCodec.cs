namespace Azalia.Platform.Qemu;

/// <summary>The codecs that QEMU's link can have.</summary>
public enum QemuCodec
{
    /// <summary>hda-duplex: line out and line in. A stream that captures does not move.</summary>
    Duplex,

    /// <summary>hda-output: line out alone.</summary>
    Output,

    /// <summary>hda-micro: speaker and microphone. A stream that captures does not move.</summary>
    Micro,

    /// <summary>hda-duplex with mixer=off: no amplifiers.</summary>
    DuplexWithoutMixer,

    /// <summary>hda-output with mixer=off: no amplifiers.</summary>
    OutputWithoutMixer,

    /// <summary>hda-micro with mixer=off: no amplifiers.</summary>
    MicroWithoutMixer,
}
