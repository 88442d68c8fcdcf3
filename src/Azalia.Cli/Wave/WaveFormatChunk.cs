using System.Buffers.Binary;
using System.Globalization;

namespace Azalia.Cli.Wave;

/// <summary>
/// The "fmt " chunk: WAVEFORMATEX and WAVEFORMATEXTENSIBLE of mmreg.h, read with tolerance and written plainly.
/// </summary>
/// <remarks>
/// nAvgBytesPerSec is never believed: it follows from the rest. nBlockAlign is believed only where it decides something, which is a
/// plain 24-bit format in a 32-bit container; any other value that contradicts channels and bits is replaced and reported.
/// </remarks>
internal static class WaveFormatChunk
{
    /// <summary>Bytes of a PCMWAVEFORMAT, the shortest chunk that names a depth.</summary>
    public const int PlainBytes = 16;

    /// <summary>Bytes of a WAVEFORMATEXTENSIBLE.</summary>
    public const int ExtensibleBytes = 40;

    /// <summary>cbSize of a WAVEFORMATEXTENSIBLE: what follows the 18 bytes of its WAVEFORMATEX.</summary>
    private const int ExtensionBytes = 22;

    private const int TagPcm = 0x0001;
    private const int TagFloat = 0x0003;
    private const int TagExtensible = 0xFFFE;

    /// <summary>KSDATAFORMAT_SUBTYPE_* after its first two bytes, which are the format tag: 0000-0010-8000-00AA00389B71.</summary>
    private static ReadOnlySpan<byte> SubFormatTail =>
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <summary>Reads a chunk's content (its first 40 bytes, or all if it is shorter).</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="chunk">The content.</param>
    /// <param name="notes">Gets a sentence for everything that was wrong and could be put right.</param>
    /// <exception cref="WaveException">The format cannot be played by anyone, or by us.</exception>
    public static WaveFormat Read(string name, ReadOnlySpan<byte> chunk, List<string> notes)
    {
        if (chunk.Length < PlainBytes)
            throw new WaveException(name, $"has a truncated header: its format chunk holds {chunk.Length} bytes, not {PlainBytes} or more");

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int blockAlign = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);

        bool extensible = tag == TagExtensible;
        int validBits = 0;
        uint channelMask = 0;
        if (extensible)
        {
            if (chunk.Length < ExtensibleBytes)
                throw new WaveException(name, $"has a truncated header: its extensible format chunk holds {chunk.Length} bytes, not {ExtensibleBytes}");
            validBits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[18..]);
            channelMask = BinaryPrimitives.ReadUInt32LittleEndian(chunk[20..]);
            if (!chunk[26..ExtensibleBytes].SequenceEqual(SubFormatTail))
                throw new WaveException(name, "holds samples in an encoding of its own; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float");
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        if (tag is not (TagPcm or TagFloat))
            throw new WaveException(name, $"holds {NameOf(tag)} samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float");
        if (channels == 0)
            throw new WaveException(name, "says that it has 0 channels");
        if (rate is 0 or > int.MaxValue)
            throw new WaveException(name, string.Create(CultureInfo.InvariantCulture, $"says that its sample rate is {rate} Hz"));
        if (bits is 0 or > 32 || (tag == TagFloat && bits != 32))
            throw new WaveException(name, $"holds {bits}-bit {(tag == TagFloat ? "float" : "PCM")} samples; azalia plays PCM of 8, 16, 24 and 32 bits and 32-bit float");

        int containerBits = (bits + 7) / 8 * 8;
        if (!extensible)
            validBits = bits;

        if (blockAlign != channels * containerBits / 8)
        {
            // WAVEFORMATEX: nBlockAlign is the size of a frame. Programs of before WAVEFORMATEXTENSIBLE wrote 24 bits in 32 this way.
            if (!extensible && tag == TagPcm && bits is > 16 and <= 24 && blockAlign == channels * 4)
                containerBits = 32;
            else
                notes.Add($"its block align of {blockAlign} contradicts {channels} x {containerBits} bits and was taken as {channels * containerBits / 8}");
        }

        if (validBits == 0 || validBits > containerBits)
        {
            if (validBits != 0)
                notes.Add($"its {validBits} valid bits in a container of {containerBits} were taken as {containerBits}");
            validBits = containerBits;
        }

        SampleEncoding encoding = tag == TagFloat ? SampleEncoding.Float
            : containerBits == 8 ? SampleEncoding.UnsignedInteger
            : SampleEncoding.SignedInteger;
        if (encoding == SampleEncoding.Float)
            validBits = 32;

        return new WaveFormat((int)rate, channels, containerBits, validBits, encoding) { IsExtensible = extensible, ChannelMask = channelMask };
    }

    /// <summary>Writes the chunk's content and returns its length: 16 bytes, or 40 where the format says so or needs it.</summary>
    public static int Write(WaveFormat format, Span<byte> chunk)
    {
        // A plain chunk can only say valid bits that round up to the container.
        bool extensible = format.IsExtensible || format.ContainerBits != (format.ValidBits + 7) / 8 * 8;
        int tag = format.Encoding == SampleEncoding.Float ? TagFloat : TagPcm;

        BinaryPrimitives.WriteUInt16LittleEndian(chunk, (ushort)(extensible ? TagExtensible : tag));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[2..], (ushort)format.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(chunk[4..], format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[8..], (uint)Math.Min((long)format.SampleRate * format.BytesPerFrame, uint.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[12..], (ushort)format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[14..], (ushort)(extensible ? format.ContainerBits : format.ValidBits));
        if (!extensible)
            return PlainBytes;

        BinaryPrimitives.WriteUInt16LittleEndian(chunk[16..], ExtensionBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[18..], (ushort)format.ValidBits);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[20..], format.ChannelMask);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[24..], (ushort)tag);
        SubFormatTail.CopyTo(chunk[26..]);
        return ExtensibleBytes;
    }

    private static string NameOf(int tag) => tag switch
    {
        0x0002 => "ADPCM",
        0x0006 => "A-law",
        0x0007 => "mu-law",
        0x0011 => "IMA ADPCM",
        0x0050 => "MPEG",
        0x0055 => "MP3",
        0x0092 => "S/PDIF",
        0x00FF or 0x1600 or 0x1602 => "AAC",
        _ => $"encoded (format tag 0x{tag:X4})",
    };
}
