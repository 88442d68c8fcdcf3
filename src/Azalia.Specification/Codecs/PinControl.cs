using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Pin widget control. HDA 1.0a 7.3.3.13.</summary>
/// <param name="Raw">All 8 bits.</param>
public readonly record struct PinControl(byte Raw)
{
    /// <summary>H-Phn, bit 7: the headphone amplifier is on.</summary>
    public bool HeadphoneEnable { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bit 6: the pin is an output.</summary>
    public bool OutEnable { get => Bits.Get(Raw, 6); init => Raw = Bits.Set(Raw, 6, value); }

    /// <summary>Bit 5: the pin is an input.</summary>
    public bool InEnable { get => Bits.Get(Raw, 5); init => Raw = Bits.Set(Raw, 5, value); }

    /// <summary>VRefEn, bits 2:0, of an analog pin.</summary>
    public VoltageReference VoltageReference
    {
        get => (VoltageReference)Bits.Get(Raw, 0, 3);
        init => Raw = Bits.Set(Raw, 0, 3, (uint)value);
    }

    /// <summary>EPT, bits 1:0, of a digital pin: 0 is native, 3 is high bit rate.</summary>
    public byte EncodedPacketType { get => (byte)Bits.Get(Raw, 0, 2); init => Raw = Bits.Set(Raw, 0, 2, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(HeadphoneEnable).Show(OutEnable).Show(InEnable).Show(VoltageReference).Any;
}
