using Azalia.Specification.Windows;

namespace Azalia.Ddi.Conformance.Model;

/// <summary>A stream format, and what the documents say of it, worked out by hand.</summary>
/// <param name="Format">What the client asks for.</param>
/// <param name="Word">The converter's word, or null when the format cannot be encoded (hardware 6.2).</param>
/// <param name="Words">16-bit words of payload in a frame (hardware 2.7).</param>
/// <param name="FrameBytes">Bytes of a block in memory.</param>
internal sealed record ModelFormat(HdAudioStreamFormat Format, ushort? Word, int Words, int FrameBytes)
{
    /// <summary>Formats that meet each other at the limits of the link: 60 words of output, 464 bits of input, 48 and 24 for one stream.</summary>
    public static ModelFormat[] All { get; } =
    [
        new(new(48_000, 16, 16, 2), 0x0011, 2, 4),
        new(new(44_100, 16, 16, 2), 0x4011, 2, 4),
        new(new(96_000, 24, 32, 2), 0x0831, 6, 8),
        new(new(192_000, 32, 32, 2), 0x1841, 16, 8),
        new(new(48_000, 16, 16, 6), 0x0015, 6, 12),
        new(new(192_000, 24, 32, 8), 0x1837, 48, 32),
        new(new(192_000, 32, 32, 8), 0x1847, 64, 32),
        new(new(8_000, 8, 8, 1), 0x0500, 1, 1),
        new(new(7_000, 16, 16, 2), null, 0, 0),
        new(new(48_000, 24, 24, 2), null, 0, 0),
        new(new(48_000, 16, 16, 17), null, 0, 0),
        new(new(384_000, 16, 16, 2), null, 0, 0),
    ];

    /// <summary>Bits of an input packet: the tag, and the samples padded to a byte.</summary>
    public int InputBits => 10 + InputBytes * 8;

    /// <summary>Bytes of an input packet.</summary>
    public int InputBytes => (PacketBits + 7) / 8;

    private int PacketBits => Format.NumberOfChannels * Format.ValidBitsPerSample * Multiple;

    private int Multiple => Format.SampleRate switch { 96_000 => 2, 192_000 => 4, _ => 1 };

    /// <summary>Hardware 5.3: the smallest multiple of lcm(128 x notifications, frame) at or above the request and 256.</summary>
    public nuint BufferSize(nuint requested, int notifications)
    {
        nuint granule = 128 * (nuint)Math.Max(1, notifications);
        while (granule % (nuint)FrameBytes != 0)
            granule += 128 * (nuint)Math.Max(1, notifications);

        nuint size = granule;
        while (size < requested || size < 256)
            size += granule;

        return size;
    }
}
