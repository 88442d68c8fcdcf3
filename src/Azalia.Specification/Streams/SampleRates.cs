namespace Azalia.Specification.Streams;

/// <summary>
/// All 38 whole rates that SDnFMT can encode, with the one encoding of each that is in lowest terms; hardware need not accept the
/// others (96 kHz as 48 x 4 / 2, say). HDA 1.0a 3.7.1. 384 kHz has a capability bit but no encoding.
/// </summary>
public static class SampleRates
{
    private static readonly SampleRate[] s_all =
    [
        //    Hz     base  mult  div
        new(  6_000, 48_000, 1, 8), new(  6_300, 44_100, 1, 7), new(  7_350, 44_100, 1, 6), new(  8_000, 48_000, 1, 6),
        new(  8_820, 44_100, 1, 5), new(  9_600, 48_000, 1, 5), new( 11_025, 44_100, 1, 4), new( 12_000, 48_000, 1, 4),
        new( 12_600, 44_100, 2, 7), new( 14_700, 44_100, 1, 3), new( 16_000, 48_000, 1, 3), new( 17_640, 44_100, 2, 5),
        new( 18_000, 48_000, 3, 8), new( 18_900, 44_100, 3, 7), new( 19_200, 48_000, 2, 5), new( 22_050, 44_100, 1, 2),
        new( 24_000, 48_000, 1, 2), new( 25_200, 44_100, 4, 7), new( 26_460, 44_100, 3, 5), new( 28_800, 48_000, 3, 5),
        new( 29_400, 44_100, 2, 3), new( 32_000, 48_000, 2, 3), new( 33_075, 44_100, 3, 4), new( 35_280, 44_100, 4, 5),
        new( 36_000, 48_000, 3, 4), new( 38_400, 48_000, 4, 5), new( 44_100, 44_100, 1, 1), new( 48_000, 48_000, 1, 1),
        new( 58_800, 44_100, 4, 3), new( 64_000, 48_000, 4, 3), new( 66_150, 44_100, 3, 2), new( 72_000, 48_000, 3, 2),
        new( 88_200, 44_100, 2, 1), new( 96_000, 48_000, 2, 1), new(132_300, 44_100, 3, 1), new(144_000, 48_000, 3, 1),
        new(176_400, 44_100, 4, 1), new(192_000, 48_000, 4, 1),
    ];

    private static readonly int[] s_common = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    /// <summary>Every rate, lowest first.</summary>
    public static ReadOnlySpan<SampleRate> All => s_all;

    /// <summary>
    /// The rates in hertz that every driver must take: those with a capability bit (7.3.4.7) and an encoding. Lowest first.
    /// </summary>
    public static ReadOnlySpan<int> Common => s_common;

    /// <summary>The encoding of <paramref name="hertz"/>, or false when it has none.</summary>
    public static bool TryFind(int hertz, out SampleRate rate)
    {
        foreach (SampleRate candidate in s_all)
        {
            if (candidate.Hertz == hertz)
            {
                rate = candidate;
                return true;
            }
        }

        rate = default;
        return false;
    }
}
