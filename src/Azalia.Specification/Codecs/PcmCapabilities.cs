using System.Globalization;
using System.Text;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 0Ah: the rates and bits of a converter. HDA 1.0a 7.3.4.7.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct PcmCapabilities(uint Raw)
{
    private const int FirstBitsBit = 16;

    // Bit n of 11:0 is the n-th of these; bit 16 + n the n-th of the others.
    private static readonly int[] s_rates =
        [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000];

    private static readonly int[] s_bits = [8, 16, 20, 24, 32];

    /// <summary>The rates that have a bit, in hertz, lowest first. The last, 384 kHz, cannot be encoded in a format.</summary>
    public static ReadOnlySpan<int> Rates => s_rates;

    /// <summary>The sample widths that have a bit, in bits, narrowest first.</summary>
    public static ReadOnlySpan<int> BitDepths => s_bits;

    /// <summary>Bits 11:0: one for each of <see cref="Rates"/>.</summary>
    public ushort RateMask { get => (ushort)Bits.Get(Raw, 0, 12); init => Raw = Bits.Set(Raw, 0, 12, value); }

    /// <summary>Bits 20:16: one for each of <see cref="BitDepths"/>.</summary>
    public byte BitsMask { get => (byte)Bits.Get(Raw, FirstBitsBit, 5); init => Raw = Bits.Set(Raw, FirstBitsBit, 5, value); }

    /// <summary>The capabilities of these rates (hertz) and sample widths (bits).</summary>
    /// <exception cref="ArgumentException">One of them has no bit.</exception>
    public static PcmCapabilities Of(ReadOnlySpan<int> rates, ReadOnlySpan<int> bits)
    {
        uint raw = 0;
        foreach (int rate in rates)
            raw |= 1u << IndexIn(s_rates, rate, nameof(rates));

        foreach (int width in bits)
            raw |= 1u << FirstBitsBit + IndexIn(s_bits, width, nameof(bits));

        return new PcmCapabilities(raw);
    }

    /// <summary>Whether the rate is one of the converter's, in hertz. A rate without a bit is not.</summary>
    public bool SupportsRate(int hertz)
    {
        int index = Array.IndexOf(s_rates, hertz);
        return index >= 0 && Bits.Get(Raw, index);
    }

    /// <summary>Whether samples of this many significant bits are among the converter's.</summary>
    public bool SupportsBits(int bits)
    {
        int index = Array.IndexOf(s_bits, bits);
        return index >= 0 && Bits.Get(Raw, FirstBitsBit + index);
    }

    /// <summary>Whether both the rate and the bits of a format are the converter's.</summary>
    public bool Supports(StreamFormat format) => SupportsRate(format.SampleRate) && SupportsBits(format.BitsPerSample);

    private bool PrintMembers(StringBuilder text)
    {
        AppendList(text.Append("Rates ="), s_rates, firstBit: 0);
        AppendList(text.Append(", Bits ="), s_bits, FirstBitsBit);
        return true;
    }

    private void AppendList(StringBuilder text, int[] values, int firstBit)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (Bits.Get(Raw, firstBit + index))
                _ = text.Append(CultureInfo.InvariantCulture, $" {values[index]}");
        }
    }

    private static int IndexIn(int[] values, int value, string parameter)
    {
        int index = Array.IndexOf(values, value);
        return index >= 0 ? index : throw new ArgumentException($"{value} has no capability bit (HDA 1.0a 7.3.4.7).", parameter);
    }
}
