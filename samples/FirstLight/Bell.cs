namespace Azalia.Samples.FirstLight;

/// <summary>One struck bell: four partials that die away, the higher the sooner.</summary>
internal sealed class Bell
{
    /// <summary>The partials: frequency as a ratio to the note, loudness in 1/16, half-life in frames at 48 kHz.</summary>
    private static readonly (int Numerator, int Denominator, int Loudness, int HalfLife)[] s_partials =
    [
        (1, 1, 10, 26_000), (2, 1, 4, 15_000), (3, 1, 2, 8_000), (27, 5, 1, 2_600),
    ];

    /// <summary>Frames of the soft strike.</summary>
    private const int Attack = 240;

    private readonly uint[] _phases = new uint[s_partials.Length];
    private readonly uint[] _steps = new uint[s_partials.Length];
    private readonly long[] _levels = new long[s_partials.Length];
    private readonly long[] _decays = new long[s_partials.Length];
    private int _age;

    /// <summary>Strikes a bell.</summary>
    /// <param name="hertzNumerator">The note's frequency, as a fraction.</param>
    /// <param name="hertzDenominator">Its denominator.</param>
    /// <param name="level">How loud, in Q30.</param>
    public Bell(long hertzNumerator, long hertzDenominator, long level)
    {
        for (int i = 0; i < s_partials.Length; i++)
        {
            (int numerator, int denominator, int loudness, int halfLife) = s_partials[i];
            _steps[i] = FixedPoint.Step(hertzNumerator * numerator, hertzDenominator * denominator, Piece.SampleRate);
            _levels[i] = level * loudness / 16;
            _decays[i] = FixedPoint.HalfLife(halfLife);
        }
    }

    /// <summary>The next sample, in Q30.</summary>
    public long Next()
    {
        long sum = 0;
        for (int i = 0; i < _phases.Length; i++)
        {
            sum += FixedPoint.Multiply(FixedPoint.Sine(_phases[i]), _levels[i]);
            _phases[i] += _steps[i];
            _levels[i] = FixedPoint.Multiply(_levels[i], _decays[i]);
        }

        return _age < Attack ? FixedPoint.Multiply(sum, FixedPoint.Smooth(_age++, Attack)) : sum;
    }
}
