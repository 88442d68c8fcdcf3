using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Streams;

/// <summary>
/// The format word of SDnFMT and of a converter: rate, bits and channels of a stream. HDA 1.0a 3.7.1.
/// <para>Every getter is bit arithmetic on any 16 bits; those of a word with reserved codes (<see cref="IsValid"/> is false) are
/// not an error
/// but mean nothing; a reserved BITS code counts as 0 bits.</para>
/// </summary>
/// <param name="Raw">TYPE 15, BASE 14, MULT 13:11, DIV 10:8, zero 7, BITS 6:4, CHAN 3:0.</param>
public readonly record struct StreamFormat(ushort Raw)
{
    /// <summary>The largest number of channels that CHAN can say.</summary>
    public const int MaximumChannels = 16;

    // 8, 16, 20, 24, 32 and three reserved codes, one byte each.
    private const ulong BitsByCode = 0x00_00_00_20_18_14_10_08;

    // 1, 2, 4, 4, 4 bytes and three reserved codes, one nibble each.
    private const uint ContainersByCode = 0x0004_4421;

    /// <summary>TYPE: 1 is non-PCM. A controller's register has 0 here; a converter's may say 1.</summary>
    public bool IsNonPcm { get => Bits.Get(Raw, 15); init => Raw = Bits.Set(Raw, 15, value); }

    /// <summary>BASE, in hertz: 48,000 or 44,100.</summary>
    public int Base => Bits.Get(Raw, 14) ? 44_100 : 48_000;

    /// <summary>MULT: 1 to 4; 5 to 8 stand for reserved codes.</summary>
    public int Multiple => (int)Bits.Get(Raw, 11, 3) + 1;

    /// <summary>DIV: 1 to 8.</summary>
    public int Divisor => (int)Bits.Get(Raw, 8, 3) + 1;

    /// <summary>
    /// Sample frames per second; rounded down for the few encodings that are no whole number (5,512.5 Hz is 44.1 kHz / 8).
    /// </summary>
    public int SampleRate => Base * Multiple / Divisor;

    /// <summary>BITS: significant bits of a sample; 0 for a reserved code.</summary>
    public int BitsPerSample => (int)(BitsByCode >> (int)(Bits.Get(Raw, 4, 3) * 8) & 0xFF);

    /// <summary>Bytes that one sample occupies in memory: 1, 2 or 4; 0 for a reserved code.</summary>
    public int ContainerBytes => (int)(ContainersByCode >> (int)(Bits.Get(Raw, 4, 3) * 4) & 0xF);

    /// <summary>CHAN: samples in one frame, 1 to 16.</summary>
    public int Channels => (int)Bits.Get(Raw, 0, 4) + 1;

    /// <summary>Bytes of one sample frame (the link calls it a block) in memory.</summary>
    public int BytesPerFrame => Channels * ContainerBytes;

    /// <summary>
    /// Blocks that one packet carries: the multiple. A packet goes in one of every <see cref="Divisor"/> frames of the cadence.
    /// </summary>
    public int BlocksPerPacket => Multiple;

    /// <summary>Bits of one packet on the link, without tags: only the significant bits of a sample are sent.</summary>
    public int BitsPerPacket => Channels * BitsPerSample * BlocksPerPacket;

    /// <summary>Whether MULT and BITS are no reserved codes and bit 7 is zero.</summary>
    public bool IsValid => Multiple <= 4 && BitsPerSample != 0 && !Bits.Get(Raw, 7);

    /// <summary>
    /// Whether the word is what <see cref="TryCreate"/> gives: valid PCM, a whole rate, in lowest terms. Hardware need not accept
    /// another.
    /// </summary>
    public bool IsCanonical =>
        IsValid && !IsNonPcm && SampleRates.TryFind(SampleRate, out SampleRate rate) && rate.Code == (Raw & 0x7F00);

    /// <summary>
    /// The PCM word for a format, or false when none exists: <paramref name="sampleRate"/> must be one of
    /// <see cref="SampleRates.All"/> (hertz), <paramref name="validBits"/> 8, 16, 20, 24 or 32, <paramref name="channels"/> 1 to 16.
    /// </summary>
    public static bool TryCreate(int sampleRate, int validBits, int channels, out StreamFormat format)
    {
        int bitsCode = validBits switch { 8 => 0, 16 => 1, 20 => 2, 24 => 3, 32 => 4, _ => -1 };
        if (bitsCode < 0 || channels is < 1 or > MaximumChannels || !SampleRates.TryFind(sampleRate, out SampleRate rate))
        {
            format = default;
            return false;
        }

        format = new StreamFormat((ushort)(rate.Code | bitsCode << 4 | channels - 1));
        return true;
    }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(IsNonPcm).Always(SampleRate).Always(BitsPerSample).Always(Channels).Any;
}
