namespace Azalia.WaveRT.Miniport;

/// <summary>PCFILTER_DESCRIPTOR: what a filter consists of.</summary>
/// <param name="Pins">Its pins; a pin's number is its index.</param>
public sealed record PcFilterDescriptor(IReadOnlyList<PcPinDescriptor> Pins);
