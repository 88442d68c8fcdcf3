namespace Azalia.Specification.Codecs.Text;

/// <summary>The words that Linux prints for numbers. Hardware 6.2.</summary>
internal static class CodecTextWords
{
    /// <summary>Stands for every power state that has no name in a text.</summary>
    internal const PowerState UnknownPowerState = (PowerState)0xF;

    internal static string Widget(WidgetType type) => type switch
    {
        WidgetType.AudioOutput => "Audio Output",
        WidgetType.AudioInput => "Audio Input",
        WidgetType.AudioMixer => "Audio Mixer",
        WidgetType.AudioSelector => "Audio Selector",
        WidgetType.PinComplex => "Pin Complex",
        WidgetType.Power => "Power Widget",
        WidgetType.VolumeKnob => "Volume Knob Widget",
        WidgetType.BeepGenerator => "Beep Generator Widget",
        WidgetType.VendorDefined => "Vendor Defined Widget",
        _ => "UNKNOWN Widget",
    };

    internal static string Power(PowerState state) => state switch
    {
        PowerState.D0 => "D0",
        PowerState.D1 => "D1",
        PowerState.D2 => "D2",
        PowerState.D3 => "D3",
        PowerState.D3Cold => "D3cold",
        _ => "UNKNOWN",
    };

    internal static string Port(PortConnectivity connectivity) => connectivity switch
    {
        PortConnectivity.Jack => "Jack",
        PortConnectivity.None => "N/A",
        PortConnectivity.Fixed => "Fixed",
        _ => "Both",
    };

    internal static string Device(DefaultDevice device) => device switch
    {
        DefaultDevice.LineOut => "Line Out",
        DefaultDevice.Speaker => "Speaker",
        DefaultDevice.HeadphoneOut => "HP Out",
        DefaultDevice.CD => "CD",
        DefaultDevice.SpdifOut => "SPDIF Out",
        DefaultDevice.DigitalOtherOut => "Digital Out",
        DefaultDevice.ModemLine => "Modem Line",
        DefaultDevice.ModemHandset => "Modem Hand",
        DefaultDevice.LineIn => "Line In",
        DefaultDevice.Aux => "Aux",
        DefaultDevice.MicrophoneIn => "Mic",
        DefaultDevice.Telephony => "Telephony",
        DefaultDevice.SpdifIn => "SPDIF In",
        DefaultDevice.DigitalOtherIn => "Digital In",
        DefaultDevice.Reserved => "Reserved",
        _ => "Other",
    };

    internal static string Chassis(JackChassis chassis) => chassis switch
    {
        JackChassis.External => "Ext",
        JackChassis.Internal => "Int",
        JackChassis.Separate => "Sep",
        _ => "Oth",
    };

    internal static string Location(JackLocation location) => (int)location.Position switch
    {
        0 => "N/A",
        1 => "Rear",
        2 => "Front",
        3 => "Left",
        4 => "Right",
        5 => "Top",
        6 => "Bottom",
        _ => location.Raw switch
        {
            0x07 => "Rear Panel",
            0x08 => "Drive Bar",
            0x17 => "Riser",
            0x18 => "HDMI",
            0x19 => "ATAPI",
            0x37 => "Mobile-In",
            0x38 => "Mobile-Out",
            _ => "UNKNOWN",
        },
    };

    internal static string Connection(ConnectionType connection) => connection switch
    {
        ConnectionType.Unknown => "Unknown",
        ConnectionType.EighthInch => "1/8",
        ConnectionType.QuarterInch => "1/4",
        ConnectionType.Atapi => "ATAPI",
        ConnectionType.Rca => "RCA",
        ConnectionType.Optical => "Optical",
        ConnectionType.OtherDigital => "Digital",
        ConnectionType.OtherAnalog => "Analog",
        ConnectionType.MultichannelDin => "DIN",
        ConnectionType.Xlr => "XLR",
        ConnectionType.Rj11 => "RJ11",
        ConnectionType.Combination => "Comb",
        ConnectionType.Other => "Other",
        _ => "UNKNOWN",
    };

    internal static string Color(JackColor color) => color switch
    {
        JackColor.Unknown => "Unknown",
        JackColor.Black => "Black",
        JackColor.Grey => "Grey",
        JackColor.Blue => "Blue",
        JackColor.Green => "Green",
        JackColor.Red => "Red",
        JackColor.Orange => "Orange",
        JackColor.Yellow => "Yellow",
        JackColor.Purple => "Purple",
        JackColor.Pink => "Pink",
        JackColor.White => "White",
        JackColor.Other => "Other",
        _ => "UNKNOWN",
    };

    internal static string VoltageReference(uint code) => code switch
    {
        0 => " VREF_HIZ",
        1 => " VREF_50",
        2 => " VREF_GRD",
        4 => " VREF_80",
        5 => " VREF_100",
        _ => "",
    };
}
