using System.Buffers.Binary;

namespace Azalia.Samples.FirstLight;

/// <summary>
/// "First light": bells that climb a pentatonic scale in just intonation over a chord that swells and fades. The seed decides which
/// bell follows which; everything is integers, so the file is the same byte for byte wherever it is made.
/// </summary>
internal static class Piece
{
    /// <summary>Frames per second.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Length of the piece: 4.8 s.</summary>
    public const int Frames = 230_400;

    private const int Root = 147;                       // D3, about
    private const int Beat = 7_200;                     // 150 ms
    private const int LastStrike = 150_000;
    private const int FadeIn = 2_400;
    private const int FadeOut = 76_800;
    private const int HeaderBytes = 44;
    private const uint Seed = 0xA2A11A;

    /// <summary>The scale, as ratios to the root: a major pentatonic.</summary>
    private static readonly (int Numerator, int Denominator)[] s_scale = [(1, 1), (9, 8), (5, 4), (3, 2), (5, 3)];

    /// <summary>The piece as a WAV file: 48 kHz, 16 bits, stereo.</summary>
    public static byte[] Render()
    {
        byte[] file = new byte[HeaderBytes + (Frames * 4)];
        WriteHeader(file);

        List<(Bell Bell, long Left, long Right)> bells = [];
        Pad padLeft = new(Root, detune: 0);
        Pad padRight = new(Root, detune: 310);
        Echo echo = new(frames: Beat * 3 / 2, feedback: FixedPoint.One * 2 / 5);
        uint random = Seed;
        int degree = 4;

        for (int frame = 0; frame < Frames; frame++)
        {
            if (frame % Beat == 0 && frame <= LastStrike)
                bells.Add(Strike(frame / Beat, ref random, ref degree));

            long left = 0;
            long right = 0;
            foreach ((Bell bell, long leftGain, long rightGain) in bells)
            {
                long sample = bell.Next();
                left += FixedPoint.Multiply(sample, leftGain);
                right += FixedPoint.Multiply(sample, rightGain);
            }

            (long echoLeft, long echoRight) = echo.Next(left, right);
            long swell = FixedPoint.Smooth(frame, 2 * SampleRate) / 4;
            left += echoLeft + FixedPoint.Multiply(padLeft.Next(), swell);
            right += echoRight + FixedPoint.Multiply(padRight.Next(), swell);

            long master = FixedPoint.Multiply(FixedPoint.Smooth(frame, FadeIn), FixedPoint.Smooth(Frames - 1 - frame, FadeOut));
            Span<byte> at = file.AsSpan(HeaderBytes + (frame * 4));
            BinaryPrimitives.WriteInt16LittleEndian(at, ToSample(FixedPoint.Multiply(left, master)));
            BinaryPrimitives.WriteInt16LittleEndian(at[2..], ToSample(FixedPoint.Multiply(right, master)));
        }

        return file;
    }

    /// <summary>The next bell: mostly one step up the scale, sometimes a leap, folded back into two octaves, from left to right and back.</summary>
    private static (Bell Bell, long Left, long Right) Strike(int number, ref uint random, ref int degree)
    {
        random = (random * 1_664_525) + 1_013_904_223;      // Numerical Recipes' generator; its high bits are good enough for a tune
        degree += (random >> 30) switch { 0 => 2, 1 => -1, _ => 1 };
        if (degree >= 15)
            degree -= 7;
        degree = Math.Max(degree, 0);

        (int numerator, int denominator) = s_scale[degree % s_scale.Length];
        int octave = 1 << (degree / s_scale.Length);
        bool isStrong = number % 4 == 0;
        long level = FixedPoint.One * (isStrong ? 7 : 5) / 16;

        // Equal power would need a root; linear is good enough between 1/4 and 3/4.
        long pan = FixedPoint.One / 4 + (FixedPoint.One / 2 * Math.Abs((number % 8) - 4) / 4);
        return (new Bell((long)Root * octave * numerator, denominator, level), FixedPoint.One - pan, pan);
    }

    private static short ToSample(long value) => (short)Math.Clamp((value + (1 << 14)) >> 15, short.MinValue, short.MaxValue);

    private static void WriteHeader(Span<byte> header)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + (Frames * 4));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);                   // PCM
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 2);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], SampleRate * 4);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 4);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], Frames * 4);
    }
}
