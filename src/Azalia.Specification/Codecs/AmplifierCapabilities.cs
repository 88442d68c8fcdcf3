using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameters 0Dh and 12h: the steps of an amplifier. HDA 1.0a 7.3.4.10.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct AmplifierCapabilities(uint Raw)
{
    /// <summary>Bit 31: it can mute.</summary>
    public bool Mute { get => Bits.Get(Raw, 31); init => Raw = Bits.Set(Raw, 31, value); }

    /// <summary>Bits 22:16: a step in quarters of a decibel, - 1.</summary>
    public byte StepSize { get => (byte)Bits.Get(Raw, 16, 7); init => Raw = Bits.Set(Raw, 16, 7, value); }

    /// <summary>Bits 14:8: the highest gain; gains are 0 to this.</summary>
    public byte StepCount { get => (byte)Bits.Get(Raw, 8, 7); init => Raw = Bits.Set(Raw, 8, 7, value); }

    /// <summary>Bits 6:0: the gain that is 0 dB.</summary>
    public byte Offset { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    /// <summary>The lowest gain in decibels.</summary>
    public double MinimumDecibels => DecibelsOf(0);

    /// <summary>The highest gain in decibels.</summary>
    public double MaximumDecibels => DecibelsOf(StepCount);

    /// <summary>Decibels of one step.</summary>
    public double StepDecibels => (StepSize + 1) * 0.25;

    /// <summary>What <paramref name="gain"/> is in decibels. It is not clipped to <see cref="StepCount"/>.</summary>
    public double DecibelsOf(int gain) => (gain - Offset) * (StepSize + 1) * 0.25;

    /// <summary>
    /// The gain that is nearest to <paramref name="decibels"/>, within 0 to <see cref="StepCount"/>; halves go to the louder.
    /// </summary>
    public byte GainOf(double decibels) => (byte)Math.Clamp(Math.Floor(decibels / StepDecibels + Offset + 0.5), 0, StepCount);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Mute).Show(StepSize).Show(StepCount).Show(Offset).Any;
}
