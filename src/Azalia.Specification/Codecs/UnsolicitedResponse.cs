using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>What a codec sends unasked. HDA 1.0a 7.3.3.14; HDMI and DisplayPort fields in HDA040-A.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct UnsolicitedResponse(uint Raw)
{
    /// <summary>Bits 31:26: the tag of the node.</summary>
    public byte Tag { get => (byte)Bits.Get(Raw, 26, 6); init => Raw = Bits.Set(Raw, 26, 6, value); }

    /// <summary>Bits 25:21: content protection.</summary>
    public byte SubTag { get => (byte)Bits.Get(Raw, 21, 5); init => Raw = Bits.Set(Raw, 21, 5, value); }

    /// <summary>Bits 20:15: the device entry of a DisplayPort pin.</summary>
    public byte DeviceEntry { get => (byte)Bits.Get(Raw, 15, 6); init => Raw = Bits.Set(Raw, 15, 6, value); }

    /// <summary>IA, bit 2, of a digital pin.</summary>
    public bool Inactive { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>ELDV, bit 1, of a digital pin.</summary>
    public bool EldValid { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>PD, bit 0, of a digital pin.</summary>
    public bool PresenceDetected { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Bits 25:0: what the function has to say.</summary>
    public uint Content { get => Bits.Get(Raw, 0, 26); init => Raw = Bits.Set(Raw, 0, 26, value); }

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Always(Tag).Hex(Content).Any;
}
