using Azalia.Specification.Windows;

namespace Azalia.Bus.Testing;

/// <summary>Stream formats that the tests use again and again, with what they take on the link.</summary>
internal static class Formats
{
    /// <summary>48 kHz, 16 bits, stereo: 2 words of a frame.</summary>
    public static HdAudioStreamFormat Stereo48 => new(48_000, 16, 16, 2);

    /// <summary>44.1 kHz, 16 bits, stereo: 2 words of a frame.</summary>
    public static HdAudioStreamFormat Stereo44 => new(44_100, 16, 16, 2);

    /// <summary>48 kHz, 8 bits, mono: 1 word of a frame, the least there is.</summary>
    public static HdAudioStreamFormat OneWord => new(48_000, 8, 8, 1);

    /// <summary>192 kHz, 24 bits, 8 channels: 48 words of a frame, all that OUTSTRMPAY of the default controller allows for one stream.</summary>
    public static HdAudioStreamFormat FortyEightWords => new(192_000, 24, 32, 8);

    /// <summary>144 kHz, 20 bits, 13 channels: 780 bits, so 49 words.</summary>
    public static HdAudioStreamFormat FortyNineWords => new(144_000, 20, 32, 13);

    /// <summary>48 kHz, 16 bits: as many words of a frame as channels.</summary>
    public static HdAudioStreamFormat Words(ushort count) => new(48_000, 16, 16, count);
}
