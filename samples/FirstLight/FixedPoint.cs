namespace Azalia.Samples.FirstLight;

/// <summary>
/// Integer arithmetic for sound. Nothing here is a float, so nothing depends on the machine, its maths library or its compiler.
/// </summary>
internal static class FixedPoint
{
    /// <summary>1.0 in the Q30 numbers that samples, gains and envelopes are.</summary>
    public const long One = 1L << 30;

    /// <summary>The product of two Q30 numbers.</summary>
    public static long Multiply(long a, long b) => (a * b) >> 30;

    /// <summary>The sine of a phase that goes round in 2^32 steps, in Q30, exact to 1 part in 2,500.</summary>
    /// <remarks>
    /// One quarter is the odd polynomial x (a - x² (b - x² c)) on [0, 1], with a = π/2, and b and c chosen so that it ends at 1 with
    /// slope 0: b = 2a - 5/2, c = a - 3/2. The other quarters are its mirror images.
    /// </remarks>
    public static long Sine(uint phase)
    {
        const long A = 1_686_629_713;               // π/2
        const long B = 688_904_866;                 // π - 5/2
        const long C = 76_016_977;                  // π/2 - 3/2

        // x in Q30: the place within the quarter, which runs backwards in every second one.
        long x = phase & 0x3FFF_FFFF;
        if ((phase & 0x4000_0000) != 0)
            x = One - x;
        long square = Multiply(x, x);
        long sine = Multiply(x, A - Multiply(square, B - Multiply(square, C)));
        return (phase & 0x8000_0000) != 0 ? -sine : sine;
    }

    /// <summary>The phase that a frequency gains with every frame: hertz as a fraction, rounded down.</summary>
    public static uint Step(long hertzNumerator, long hertzDenominator, int sampleRate) =>
        (uint)((hertzNumerator << 32) / (hertzDenominator * sampleRate));

    /// <summary>The factor per frame that halves a value in the given number of frames, in Q30: 1 - ln 2 / n to second order.</summary>
    public static long HalfLife(int frames)
    {
        const long Ln2 = 744_261_118;
        long x = Ln2 / frames;
        return One - x + (Multiply(x, x) / 2);
    }

    /// <summary>A smooth way from 0 to 1 in Q30 while <paramref name="position"/> goes from 0 to <paramref name="length"/>: 3x² - 2x³.</summary>
    public static long Smooth(long position, long length)
    {
        long x = Math.Clamp(position, 0, length) * One / length;
        long square = Multiply(x, x);
        return (3 * square) - (2 * Multiply(square, x));
    }
}
