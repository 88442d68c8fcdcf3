using Azalia.Specification.Streams;

namespace Azalia.Specification.Windows;

/// <summary>HDAUDIO_CONVERTER_FORMAT: the word that the function driver sends to its converter. 2 bytes; the layout of SDnFMT.</summary>
/// <param name="ConverterFormat">Bits 3:0 channels - 1, 6:4 bits code, 7 zero, 14:8 rate code, 15 stream type.</param>
public readonly record struct HdAudioConverterFormat(ushort ConverterFormat)
{
    /// <summary>sizeof(HDAUDIO_CONVERTER_FORMAT).</summary>
    public const int EncodedSize = 2;

    /// <summary>Bits 3:0: channels - 1.</summary>
    public byte NumberOfChannels => (byte)(ConverterFormat & 0xF);

    /// <summary>Bits 6:4: 0 is 8 bits, 1 is 16, 2 is 20, 3 is 24, 4 is 32; the rest reserved.</summary>
    public byte BitsPerSample => (byte)(ConverterFormat >> 4 & 0b111);

    /// <summary>Bits 14:8: base, multiple and divisor.</summary>
    public byte SampleRate => (byte)(ConverterFormat >> 8 & 0x7F);

    /// <summary>Bit 15: 0 is PCM, 1 is not. The bus driver always gives 0.</summary>
    public byte StreamType => (byte)(ConverterFormat >> 15);

    /// <summary>The converter word of a hardware format.</summary>
    public static HdAudioConverterFormat From(StreamFormat format) => new(format.Raw);

    /// <summary>The same word with its hardware meaning.</summary>
    public StreamFormat ToStreamFormat() => new(ConverterFormat);

    /// <summary>Type name and four hexadecimal digits.</summary>
    public override string ToString() => $"{nameof(HdAudioConverterFormat)} {{ 0x{ConverterFormat:X4} }}";
}
