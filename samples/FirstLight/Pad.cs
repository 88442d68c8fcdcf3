namespace Azalia.Samples.FirstLight;

/// <summary>A soft chord that stands behind the bells: pairs of sines a little out of tune, which beat slowly against each other.</summary>
internal sealed class Pad
{
    /// <summary>The chord over the root: 1, 3/2, 2, 5/2 and 15/4, a major seventh wide open.</summary>
    private static readonly (int Numerator, int Denominator, int Loudness)[] s_voices = [(1, 1, 7), (3, 2, 5), (2, 1, 3), (5, 2, 2), (15, 4, 1)];

    private readonly uint[] _phases = new uint[s_voices.Length];
    private readonly uint[] _steps = new uint[s_voices.Length];

    /// <summary>Begins the chord.</summary>
    /// <param name="hertz">The root.</param>
    /// <param name="detune">Thousandths of a hertz to add, so that two pads side by side are alive.</param>
    public Pad(int hertz, int detune)
    {
        for (int i = 0; i < s_voices.Length; i++)
        {
            (int numerator, int denominator, _) = s_voices[i];
            _steps[i] = FixedPoint.Step(((hertz * 1_000L) + (detune * (i + 1))) * numerator, 1_000L * denominator, Piece.SampleRate);
        }
    }

    /// <summary>The next sample, in Q30.</summary>
    public long Next()
    {
        long sum = 0;
        for (int i = 0; i < _phases.Length; i++)
        {
            sum += FixedPoint.Sine(_phases[i]) * s_voices[i].Loudness / 18;
            _phases[i] += _steps[i];
        }

        return sum;
    }
}
