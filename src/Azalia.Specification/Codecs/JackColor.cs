namespace Azalia.Specification.Codecs;

/// <summary>The color of a jack. HDA 1.0a 7.3.3.31, bits 15:12. The values left out are reserved.</summary>
public enum JackColor
{
    /// <summary>Not known.</summary>
    Unknown = 0x0,

    /// <summary>Black.</summary>
    Black = 0x1,

    /// <summary>Grey.</summary>
    Grey = 0x2,

    /// <summary>Blue.</summary>
    Blue = 0x3,

    /// <summary>Green.</summary>
    Green = 0x4,

    /// <summary>Red.</summary>
    Red = 0x5,

    /// <summary>Orange.</summary>
    Orange = 0x6,

    /// <summary>Yellow.</summary>
    Yellow = 0x7,

    /// <summary>Purple.</summary>
    Purple = 0x8,

    /// <summary>Pink.</summary>
    Pink = 0x9,

    /// <summary>White.</summary>
    White = 0xE,

    /// <summary>Another one.</summary>
    Other = 0xF,
}
