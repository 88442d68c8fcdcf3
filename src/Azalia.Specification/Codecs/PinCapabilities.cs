using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 0Ch: what a pin can do. HDA 1.0a 7.3.4.9.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct PinCapabilities(uint Raw)
{
    /// <summary>Bit 27: eight channels at 192 kHz over HDMI.</summary>
    public bool HighBitRate { get => Bits.Get(Raw, 27); init => Raw = Bits.Set(Raw, 27, value); }

    /// <summary>Bit 24.</summary>
    public bool DisplayPort { get => Bits.Get(Raw, 24); init => Raw = Bits.Set(Raw, 24, value); }

    /// <summary>Bit 16: it can switch an external amplifier.</summary>
    public bool Eapd { get => Bits.Get(Raw, 16); init => Raw = Bits.Set(Raw, 16, value); }

    /// <summary>Bits 15:8: one bit for each <see cref="VoltageReference"/>; see <see cref="Supports"/>.</summary>
    public byte VoltageReferences { get => (byte)Bits.Get(Raw, 8, 8); init => Raw = Bits.Set(Raw, 8, 8, value); }

    /// <summary>Bit 7.</summary>
    public bool Hdmi { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bit 6: balanced input and output.</summary>
    public bool Balanced { get => Bits.Get(Raw, 6); init => Raw = Bits.Set(Raw, 6, value); }

    /// <summary>Bit 5: it can be an input.</summary>
    public bool Input { get => Bits.Get(Raw, 5); init => Raw = Bits.Set(Raw, 5, value); }

    /// <summary>Bit 4: it can be an output.</summary>
    public bool Output { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>Bit 3: it has an amplifier for headphones.</summary>
    public bool HeadphoneDrive { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>Bit 2: it senses whether something is plugged in.</summary>
    public bool PresenceDetect { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>Bit 1: sensing must be triggered.</summary>
    public bool TriggerRequired { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>Bit 0: it measures impedance.</summary>
    public bool ImpedanceSense { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Whether the pin can give this reference voltage.</summary>
    public bool Supports(VoltageReference reference) => Bits.Get(VoltageReferences, (int)reference & 0b111);

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Show(HighBitRate)
        .Show(DisplayPort)
        .Show(Eapd)
        .Hex(VoltageReferences)
        .Show(Hdmi)
        .Show(Balanced)
        .Show(Input)
        .Show(Output)
        .Show(HeadphoneDrive)
        .Show(PresenceDetect)
        .Show(TriggerRequired)
        .Show(ImpedanceSense)
        .Any;
}
