namespace Azalia.CodecCheck;

/// <summary>Samples that are never silent and leave room for gains.</summary>
internal static class Noise
{
    private const double QuartersPerDecade = 80;

    /// <summary>One sample: 16 bits in the upper half of 32.</summary>
    public static int Sample(Random random) => (random.Next(0x400, 0x1FFF) * (random.Next(2) * 2 - 1)) << 16;

    /// <summary>What becomes of a sample on a path of so many decibels.</summary>
    public static int Scaled(int sample, double decibels) => decibels == 0
        ? sample
        : (int)Math.Clamp(Math.Round(sample * Math.Pow(10, decibels * 4 / QuartersPerDecade)), int.MinValue, int.MaxValue);
}
