namespace Azalia.Specification.Codecs;

/// <summary>What a pin is meant for. HDA 1.0a 7.3.3.31, bits 23:20.</summary>
public enum DefaultDevice
{
    /// <summary>Line out.</summary>
    LineOut = 0x0,

    /// <summary>Speaker.</summary>
    Speaker = 0x1,

    /// <summary>Headphone.</summary>
    HeadphoneOut = 0x2,

    /// <summary>CD.</summary>
    CD = 0x3,

    /// <summary>S/PDIF out.</summary>
    SpdifOut = 0x4,

    /// <summary>Another digital output, such as HDMI.</summary>
    DigitalOtherOut = 0x5,

    /// <summary>Modem, line side.</summary>
    ModemLine = 0x6,

    /// <summary>Modem, handset side.</summary>
    ModemHandset = 0x7,

    /// <summary>Line in.</summary>
    LineIn = 0x8,

    /// <summary>AUX.</summary>
    Aux = 0x9,

    /// <summary>Microphone.</summary>
    MicrophoneIn = 0xA,

    /// <summary>Telephony.</summary>
    Telephony = 0xB,

    /// <summary>S/PDIF in.</summary>
    SpdifIn = 0xC,

    /// <summary>Another digital input.</summary>
    DigitalOtherIn = 0xD,

    /// <summary>Reserved.</summary>
    Reserved = 0xE,

    /// <summary>Something else.</summary>
    Other = 0xF,
}
