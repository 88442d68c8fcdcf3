using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Stripe control of a converter. HDA 1.0a 7.3.3.32.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct StripeControl(uint Raw)
{
    /// <summary>Bit 22: it can take four SDO lines.</summary>
    public bool FourLines { get => Bits.Get(Raw, 22); init => Raw = Bits.Set(Raw, 22, value); }

    /// <summary>Bit 21: it can take two.</summary>
    public bool TwoLines { get => Bits.Get(Raw, 21); init => Raw = Bits.Set(Raw, 21, value); }

    /// <summary>Bit 20: it can take one; always.</summary>
    public bool OneLine { get => Bits.Get(Raw, 20); init => Raw = Bits.Set(Raw, 20, value); }

    /// <summary>Bits 1:0: 0 is one line, 1 is two, 2 is four; as STRIPE in SDnCTL.</summary>
    public byte Code { get => (byte)Bits.Get(Raw, 0, 2); init => Raw = Bits.Set(Raw, 0, 2, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Show(FourLines).Show(TwoLines).Show(OneLine).Show(Code).Any;
}
