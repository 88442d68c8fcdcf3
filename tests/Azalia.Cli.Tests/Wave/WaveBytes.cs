using System.Buffers.Binary;
using System.Text;

namespace Azalia.Cli.Tests.Wave;

/// <summary>A WAV file byte by byte, as a test wants it: right, odd or wrong. Written apart from the code that it tests.</summary>
internal sealed class WaveBytes
{
    private readonly List<byte> _bytes = [];
    private readonly uint? _length;

    public WaveBytes(string id = "RIFF", uint? length = null, string form = "WAVE")
    {
        _length = length;
        Text(id).UInt32(0).Text(form);
    }

    /// <summary>A file of plain PCM.</summary>
    public static byte[] Pcm(int rate, int bits, int channels, byte[] data, uint? dataLength = null) =>
        new WaveBytes().Format(1, channels, rate, channels * ((bits + 7) / 8), bits).Chunk("data", data, dataLength).ToArray();

    /// <summary>A file of plain PCM whose samples are all different.</summary>
    public static byte[] Ramp(int rate, int bits, int channels, int frames) => Pcm(rate, bits, channels, RampData(frames * channels * ((bits + 7) / 8)));

    /// <summary>Bytes that repeat late: no frame is like its neighbours.</summary>
    public static byte[] RampData(int length)
    {
        byte[] data = new byte[length];
        uint state = 12_345;
        for (int i = 0; i < data.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            data[i] = (byte)(state >> 24);
        }

        return data;
    }

    public WaveBytes Format(int tag, int channels, int rate, int blockAlign, int bits, int? byteRate = null) =>
        Chunk("fmt ", FormatBytes(tag, channels, rate, blockAlign, bits, byteRate));

    public WaveBytes Extensible(int subFormat, int channels, int rate, int containerBits, int validBits, uint mask = 0, int? blockAlign = null)
    {
        List<byte> chunk = [.. FormatBytes(0xFFFE, channels, rate, blockAlign ?? channels * containerBits / 8, containerBits, null)];
        chunk.AddRange([22, 0, (byte)validBits, (byte)(validBits >> 8)]);
        chunk.AddRange(BitConverter.GetBytes(mask));
        chunk.AddRange(new Guid(subFormat, 0x0000, 0x0010, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71).ToByteArray());
        return Chunk("fmt ", [.. chunk]);
    }

    public WaveBytes Chunk(string id, byte[] content, uint? length = null)
    {
        Text(id).UInt32(length ?? (uint)content.Length).Raw(content);
        return content.Length % 2 == 1 && length is null ? Raw(0) : this;
    }

    public WaveBytes Data(params byte[] content) => Chunk("data", content);

    public WaveBytes Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray()
    {
        byte[] all = [.. _bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4), _length ?? (uint)(all.Length - 8));
        return all;
    }

    private static byte[] FormatBytes(int tag, int channels, int rate, int blockAlign, int bits, int? byteRate) =>
    [
        (byte)tag, (byte)(tag >> 8), (byte)channels, (byte)(channels >> 8),
        .. BitConverter.GetBytes(rate), .. BitConverter.GetBytes(byteRate ?? unchecked(rate * blockAlign)),
        (byte)blockAlign, (byte)(blockAlign >> 8), (byte)bits, (byte)(bits >> 8),
    ];

    private WaveBytes Text(string text) => Raw(Encoding.ASCII.GetBytes(text));

    private WaveBytes UInt32(uint value) => Raw(BitConverter.GetBytes(value));
}
