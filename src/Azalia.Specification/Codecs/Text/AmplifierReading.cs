namespace Azalia.Specification.Codecs.Text;

/// <summary>What one amplifier answers to verb Bh: 8 bits as a rule, but texts hold more of codecs that answer more. Hardware 6.2.</summary>
/// <param name="Left">The left channel, or the only one.</param>
/// <param name="Right">The right channel; null when one value was printed.</param>
public readonly record struct AmplifierReading(uint Left, uint? Right = null);
