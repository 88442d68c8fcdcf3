using System.Text;
using Azalia.Specification.Registers;

namespace Azalia.Specification.Codecs;

/// <summary>
/// Configuration default: what the maker of the board wired a pin to. HDA 1.0a 7.3.3.31. Software keeps it there; resets leave it.
/// </summary>
/// <param name="Raw">All 32 bits.</param>
public readonly record struct ConfigurationDefault(uint Raw)
{
    /// <summary>The association whose pins each stand alone: their sequence means nothing.</summary>
    public const byte IndependentAssociation = 0xF;

    /// <summary>Bits 31:30: whether something is there.</summary>
    public PortConnectivity Connectivity
    {
        get => (PortConnectivity)Bits.Get(Raw, 30, 2);
        init => Raw = Bits.Set(Raw, 30, 2, (uint)value);
    }

    /// <summary>Bits 29:24: where.</summary>
    public JackLocation Location { get => new((byte)Bits.Get(Raw, 24, 6)); init => Raw = Bits.Set(Raw, 24, 6, value.Raw); }

    /// <summary>Bits 23:20: what for.</summary>
    public DefaultDevice Device { get => (DefaultDevice)Bits.Get(Raw, 20, 4); init => Raw = Bits.Set(Raw, 20, 4, (uint)value); }

    /// <summary>Bits 19:16: the connector.</summary>
    public ConnectionType Connection { get => (ConnectionType)Bits.Get(Raw, 16, 4); init => Raw = Bits.Set(Raw, 16, 4, (uint)value); }

    /// <summary>Bits 15:12: its color.</summary>
    public JackColor Color { get => (JackColor)Bits.Get(Raw, 12, 4); init => Raw = Bits.Set(Raw, 12, 4, (uint)value); }

    /// <summary>Bits 11:8. Bit 8 is <see cref="JackDetectOverride"/>; the others are reserved.</summary>
    public byte Miscellaneous { get => (byte)Bits.Get(Raw, 8, 4); init => Raw = Bits.Set(Raw, 8, 4, value); }

    /// <summary>Bit 8: presence cannot be detected, whatever the pin's capabilities say.</summary>
    public bool JackDetectOverride { get => Bits.Get(Raw, 8); init => Raw = Bits.Set(Raw, 8, value); }

    /// <summary>Bits 7:4: pins of one association belong together, lower ones come first; 0 is reserved, Fh stands alone.</summary>
    public byte Association { get => (byte)Bits.Get(Raw, 4, 4); init => Raw = Bits.Set(Raw, 4, 4, value); }

    /// <summary>Bits 3:0: the order in an association.</summary>
    public byte Sequence { get => (byte)Bits.Get(Raw, 0, 4); init => Raw = Bits.Set(Raw, 0, 4, value); }

    /// <summary>The pin in words, such as "line out, green 1/8" jack, rear", "speaker, fixed, internal" or "not connected".</summary>
    public string Describe()
    {
        if (Connectivity == PortConnectivity.None)
            return "not connected";

        StringBuilder text = new(DeviceText());
        _ = text.Append(", ");
        if (Connectivity != PortConnectivity.Fixed)
        {
            if (ColorText() is { } color)
                _ = text.Append(color).Append(' ');
            if (ConnectionText() is { } connection)
                _ = text.Append(connection).Append(' ');
        }

        _ = text.Append(Connectivity switch
        {
            PortConnectivity.Jack => "jack",
            PortConnectivity.Fixed => "fixed",
            _ => "jack and fixed",
        });
        return text.Append(", ").Append(Location).ToString();
    }

    private string DeviceText() => Device switch
    {
        DefaultDevice.LineOut => "line out",
        DefaultDevice.Speaker => "speaker",
        DefaultDevice.HeadphoneOut => "headphone",
        DefaultDevice.CD => "CD",
        DefaultDevice.SpdifOut => "S/PDIF out",
        DefaultDevice.DigitalOtherOut => "digital out",
        DefaultDevice.ModemLine => "modem line",
        DefaultDevice.ModemHandset => "modem handset",
        DefaultDevice.LineIn => "line in",
        DefaultDevice.Aux => "AUX",
        DefaultDevice.MicrophoneIn => "microphone",
        DefaultDevice.Telephony => "telephony",
        DefaultDevice.SpdifIn => "S/PDIF in",
        DefaultDevice.DigitalOtherIn => "digital in",
        DefaultDevice.Reserved => "reserved device",
        _ => "other device",
    };

    private string? ConnectionText() => Connection switch
    {
        ConnectionType.EighthInch => "1/8\"",
        ConnectionType.QuarterInch => "1/4\"",
        ConnectionType.Atapi => "ATAPI",
        ConnectionType.Rca => "RCA",
        ConnectionType.Optical => "optical",
        ConnectionType.OtherDigital => "digital",
        ConnectionType.OtherAnalog => "analog",
        ConnectionType.MultichannelDin => "DIN",
        ConnectionType.Xlr => "XLR",
        ConnectionType.Rj11 => "RJ-11",
        ConnectionType.Combination => "combination",
        _ => null,
    };

    private string? ColorText() => Color switch
    {
        JackColor.Black => "black",
        JackColor.Grey => "grey",
        JackColor.Blue => "blue",
        JackColor.Green => "green",
        JackColor.Red => "red",
        JackColor.Orange => "orange",
        JackColor.Yellow => "yellow",
        JackColor.Purple => "purple",
        JackColor.Pink => "pink",
        JackColor.White => "white",
        _ => null,
    };

    private bool PrintMembers(StringBuilder text)
    {
        FieldText fields = new FieldText(text).Always(Connectivity).Always(Device);
        _ = text.Append(", Location = ").Append(Location);
        return fields.Show(Connection).Show(Color).Show(JackDetectOverride).Show(Association).Show(Sequence).Any;
    }
}
