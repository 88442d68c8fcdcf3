using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Gain and mute of an amplifier, as a Get answers. HDA 1.0a 7.3.3.7.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct AmplifierValue(byte Raw)
{
    /// <summary>Bit 7.</summary>
    public bool Mute { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bits 6:0: steps from the lowest.</summary>
    public byte Gain { get => (byte)Bits.Get(Raw, 0, 7); init => Raw = Bits.Set(Raw, 0, 7, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(Mute).Always(Gain).Any;
}
