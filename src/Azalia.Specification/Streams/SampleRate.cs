namespace Azalia.Specification.Streams;

/// <summary>
/// A sample rate that a 48 kHz link can carry exactly: base times multiple over divisor, in lowest terms. HDA 1.0a 3.7.1.
/// </summary>
/// <param name="Hertz">Sample frames per second.</param>
/// <param name="Base">48,000 or 44,100.</param>
/// <param name="Multiple">1 to 4: blocks in one packet.</param>
/// <param name="Divisor">1 to 8: link frames for one packet.</param>
public readonly record struct SampleRate(int Hertz, int Base, int Multiple, int Divisor)
{
    /// <summary>BASE, MULT and DIV where SDnFMT has them: bits 14, 13:11 and 10:8.</summary>
    public ushort Code => (ushort)((Base == 44_100 ? 1 << 14 : 0) | Multiple - 1 << 11 | Divisor - 1 << 8);
}
