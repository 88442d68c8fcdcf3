using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>What a pin is called: from its configuration default, which is what the board's maker says about it (HDA 1.0a 7.3.3.31).</summary>
internal static class EndpointName
{
    private const string Hdmi = "hdmi";
    private const string DisplayPort = "displayport";

    // By sequence (hardware 4.12).
    private static readonly string?[] s_positions = ["front", "center and LFE", "rear", null, "side"];

    /// <summary>For a command line: <c>line-out</c>.</summary>
    internal static string KindOf(Widget pin, bool isCapture) => Device(pin, isCapture).Kind;

    /// <summary>For a person: <c>Line Out, 1/8" jack, green, rear</c>.</summary>
    internal static string Of(Widget pin, bool isCapture)
    {
        (string kind, string name) = Device(pin, isCapture);

        // Whatever else the maker says of a display's outlet, it looks as its name says.
        return kind is not (Hdmi or DisplayPort) ? Of(name, pin.Configuration)
            : pin.Configuration.Connectivity == PortConnectivity.None ? $"{name}, not connected"
            : name;
    }

    /// <summary>For several pins, by the first of them: <c>Line Out 5.1, 1/8" jack, green, rear</c>.</summary>
    internal static string OfGroup(Widget first, int channels)
    {
        string layout = channels switch { 4 => "4.0", 6 => "5.1", 8 => "7.1", _ => $"{channels} channels" };
        return Of($"{Device(first, isCapture: false).Name} {layout}", first.Configuration);
    }

    /// <summary>Of a pin of which it is not known which way it could be used.</summary>
    internal static string Of(ConfigurationDefault pin) => Of(Device(pin.Device).Name, pin);

    /// <summary>Where the speakers of a pin stand.</summary>
    internal static string PositionOf(ConfigurationDefault pin) =>
        pin.Sequence < s_positions.Length && s_positions[pin.Sequence] is { } position ? position : $"sequence {pin.Sequence}";

    private static string Of(string device, ConfigurationDefault pin)
    {
        string?[] parts = pin.Connectivity switch
        {
            PortConnectivity.Fixed => [device, "built in", LocationOf(pin)],
            PortConnectivity.None => [device, "not connected"],
            _ => [device, JackOf(pin), ColorOf(pin), LocationOf(pin)],
        };
        return string.Join(", ", parts.Where(static part => part is not null));
    }

    private static (string Kind, string Name) Device(Widget pin, bool isCapture)
    {
        if (!isCapture && pin.Capabilities.Digital && (pin.Pin.Hdmi || pin.Pin.DisplayPort))
            return pin.Pin.DisplayPort ? pin.Pin.Hdmi ? (Hdmi, "HDMI or DisplayPort") : (DisplayPort, "DisplayPort") : (Hdmi, "HDMI");

        // What the maker says is no help where it is about the other direction.
        DefaultDevice device = pin.Configuration.Device;
        bool isOfInput = device is DefaultDevice.CD or DefaultDevice.Aux or DefaultDevice.Telephony or >= DefaultDevice.LineIn and <= DefaultDevice.DigitalOtherIn;
        bool isOfOutput = device is DefaultDevice.LineOut or DefaultDevice.Speaker or DefaultDevice.HeadphoneOut or DefaultDevice.SpdifOut or DefaultDevice.DigitalOtherOut;
        return isOfInput && isCapture || isOfOutput && !isCapture ? Device(device)
            : (isCapture, pin.Capabilities.Digital) switch
            {
                (false, false) => ("other-out", "Other Out"),
                (false, true) => ("digital-out", "Digital Out"),
                (true, false) => ("other-in", "Other In"),
                (true, true) => ("digital-in", "Digital In"),
            };
    }

    private static (string Kind, string Name) Device(DefaultDevice device) => device switch
    {
        DefaultDevice.LineOut => ("line-out", "Line Out"),
        DefaultDevice.HeadphoneOut => ("headphone", "Headphone"),
        DefaultDevice.Speaker => ("speaker", "Speaker"),
        DefaultDevice.SpdifOut => ("spdif-out", "S/PDIF Out"),
        DefaultDevice.DigitalOtherOut => ("digital-out", "Digital Out"),
        DefaultDevice.MicrophoneIn => ("microphone", "Microphone"),
        DefaultDevice.LineIn => ("line-in", "Line In"),
        DefaultDevice.CD => ("cd", "CD"),
        DefaultDevice.Aux => ("aux", "Aux"),
        DefaultDevice.Telephony => ("telephony", "Telephony"),
        DefaultDevice.SpdifIn => ("spdif-in", "S/PDIF In"),
        DefaultDevice.DigitalOtherIn => ("digital-in", "Digital In"),
        DefaultDevice.ModemLine => ("other", "Modem Line"),
        DefaultDevice.ModemHandset => ("other", "Modem Handset"),
        _ => ("other", "Other"),
    };

    private static string JackOf(ConfigurationDefault pin) => pin.Connection switch
    {
        ConnectionType.EighthInch => "1/8\" jack",
        ConnectionType.QuarterInch => "1/4\" jack",
        ConnectionType.Atapi => "ATAPI connector",
        ConnectionType.Rca => "RCA jack",
        ConnectionType.Optical => "optical jack",
        ConnectionType.MultichannelDin => "DIN jack",
        ConnectionType.Xlr => "XLR jack",
        ConnectionType.Rj11 => "RJ-11 jack",
        ConnectionType.Combination => "combination jack",
        _ => "jack",
    };

    private static string? ColorOf(ConfigurationDefault pin) =>
        pin.Color is JackColor.Unknown or JackColor.Other || !Enum.IsDefined(pin.Color) ? null : pin.Color.ToString().ToLowerInvariant();

    // A built-in device is inside, and an outlet without a place is outside: neither is news.
    private static string? LocationOf(ConfigurationDefault pin) =>
        pin.Location.Position == JackPosition.None && pin.Location.Chassis is JackChassis.External or JackChassis.Internal
            ? null
            : pin.Location.ToString();
}
