namespace Azalia.Specification.Codecs;

/// <summary>How a pin is reached. HDA 1.0a 7.3.3.31, bits 19:16. The values left out are reserved.</summary>
public enum ConnectionType
{
    /// <summary>Not known.</summary>
    Unknown = 0x0,

    /// <summary>1/8", 3.5 mm.</summary>
    EighthInch = 0x1,

    /// <summary>1/4", 6.3 mm.</summary>
    QuarterInch = 0x2,

    /// <summary>ATAPI, inside.</summary>
    Atapi = 0x3,

    /// <summary>RCA.</summary>
    Rca = 0x4,

    /// <summary>Optical.</summary>
    Optical = 0x5,

    /// <summary>Another digital connector.</summary>
    OtherDigital = 0x6,

    /// <summary>Another analog connector.</summary>
    OtherAnalog = 0x7,

    /// <summary>DIN with many channels.</summary>
    MultichannelDin = 0x8,

    /// <summary>XLR.</summary>
    Xlr = 0x9,

    /// <summary>RJ-11, modem.</summary>
    Rj11 = 0xA,

    /// <summary>A combination.</summary>
    Combination = 0xB,

    /// <summary>Something else.</summary>
    Other = 0xF,
}
