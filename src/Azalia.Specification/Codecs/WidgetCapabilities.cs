using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>Parameter 09h: what a widget is and has. HDA 1.0a 7.3.4.6.</summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct WidgetCapabilities(uint Raw)
{
    /// <summary>Bits 23:20.</summary>
    public WidgetType Type { get => (WidgetType)Bits.Get(Raw, 20, 4); init => Raw = Bits.Set(Raw, 20, 4, (uint)value); }

    /// <summary>Bits 19:16: sample frames through the widget.</summary>
    public byte Delay { get => (byte)Bits.Get(Raw, 16, 4); init => Raw = Bits.Set(Raw, 16, 4, value); }

    /// <summary>Bits 15:13: upper bits of the channel count; see <see cref="Channels"/>.</summary>
    public byte ChannelCountExtension { get => (byte)Bits.Get(Raw, 13, 3); init => Raw = Bits.Set(Raw, 13, 3, value); }

    /// <summary>Bit 12: content protection is supported.</summary>
    public bool ContentProtection { get => Bits.Get(Raw, 12); init => Raw = Bits.Set(Raw, 12, value); }

    /// <summary>Bit 11: left and right can be swapped.</summary>
    public bool LeftRightSwap { get => Bits.Get(Raw, 11); init => Raw = Bits.Set(Raw, 11, value); }

    /// <summary>Bit 10: the widget has a power state of its own.</summary>
    public bool PowerControl { get => Bits.Get(Raw, 10); init => Raw = Bits.Set(Raw, 10, value); }

    /// <summary>Bit 9: a digital converter or pin.</summary>
    public bool Digital { get => Bits.Get(Raw, 9); init => Raw = Bits.Set(Raw, 9, value); }

    /// <summary>Bit 8: it has a connection list.</summary>
    public bool ConnectionList { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>Bit 7: it can send unsolicited responses.</summary>
    public bool UnsolicitedCapable { get => Bits.Get(Raw, 7); init => Raw = Bits.Set(Raw, 7, value); }

    /// <summary>Bit 6: it has processing controls.</summary>
    public bool Processing { get => Bits.Get(Raw, 6); init => Raw = Bits.Set(Raw, 6, value); }

    /// <summary>Bit 5: it can take a striped stream.</summary>
    public bool Stripe { get => Bits.Get(Raw, 5); init => Raw = Bits.Set(Raw, 5, value); }

    /// <summary>Bit 4: its formats are its own, not the group's.</summary>
    public bool FormatOverride { get => Bits.Get(Raw, 4); init => Raw = Bits.Set(Raw, 4, value); }

    /// <summary>Bit 3: its amplifier parameters are its own, not the group's.</summary>
    public bool AmplifierOverride { get => Bits.Get(Raw, 3); init => Raw = Bits.Set(Raw, 3, value); }

    /// <summary>Bit 2: it has an output amplifier.</summary>
    public bool OutputAmplifier { get => Bits.Get(Raw, 2); init => Raw = Bits.Set(Raw, 2, value); }

    /// <summary>Bit 1: it has input amplifiers.</summary>
    public bool InputAmplifier { get => Bits.Get(Raw, 1); init => Raw = Bits.Set(Raw, 1, value); }

    /// <summary>Bit 0: lowest bit of the channel count.</summary>
    public bool Stereo { get => Bits.Get(Raw, 0); init => Raw = Bits.Set(Raw, 0, value); }

    /// <summary>Channels, 1 to 16, from <see cref="ChannelCountExtension"/> and <see cref="Stereo"/>.</summary>
    public int Channels
    {
        get => (int)(Bits.Get(Raw, 13, 3) << 1 | Bits.Get(Raw, 0, 1)) + 1;
        init => Raw = Bits.Set(Bits.Set(Raw, 13, 3, (uint)(value - 1) >> 1), 0, 1, (uint)(value - 1));
    }

    private bool PrintMembers(StringBuilder text) => new FieldText(text)
        .Always(Type)
        .Always(Channels)
        .Show(Delay)
        .Show(ContentProtection)
        .Show(LeftRightSwap)
        .Show(PowerControl)
        .Show(Digital)
        .Show(ConnectionList)
        .Show(UnsolicitedCapable)
        .Show(Processing)
        .Show(Stripe)
        .Show(FormatOverride)
        .Show(AmplifierOverride)
        .Show(OutputAmplifier)
        .Show(InputAmplifier)
        .Any;
}
