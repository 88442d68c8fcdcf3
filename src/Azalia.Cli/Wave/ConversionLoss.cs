namespace Azalia.Cli.Wave;

/// <summary>What a conversion to integer samples could not keep.</summary>
/// <param name="ClippedSamples">Float samples above full scale, or not a number.</param>
/// <param name="HasBitsBelow">Whether a container held something below its valid bits.</param>
internal readonly record struct ConversionLoss(int ClippedSamples, bool HasBitsBelow);
