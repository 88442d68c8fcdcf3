using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>EAPD and BTL enable. HDA 1.0a 7.3.3.16.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct EapdControl(byte Raw)
{
    /// <summary>Bit 2: left and right are swapped.</summary>
    public bool LeftRightSwap { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>EAPD, bit 1: the external amplifier has power.</summary>
    public bool ExternalAmplifierPower { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>BTL, bit 0: balanced output.</summary>
    public bool Balanced { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(LeftRightSwap).Show(ExternalAmplifierPower).Show(Balanced).Any;
}
