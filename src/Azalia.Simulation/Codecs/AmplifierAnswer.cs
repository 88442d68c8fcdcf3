namespace Azalia.Simulation.Codecs;

/// <summary>What a Get amplifier answers for both sides of one amplifier, all 32 bits.</summary>
/// <param name="Left">The answer for the left side.</param>
/// <param name="Right">The answer for the right side.</param>
internal readonly record struct AmplifierAnswer(uint Left, uint Right);
