using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Endpoints;

/// <summary>What a pin is to be used for.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="IsCapture">Whether sound comes in by it.</param>
internal sealed record PinRole(Widget Pin, bool IsCapture)
{
    private static readonly DefaultDevice[] s_outputs =
    [
        DefaultDevice.LineOut,
        DefaultDevice.HeadphoneOut,
        DefaultDevice.Speaker,
        DefaultDevice.SpdifOut,
        DefaultDevice.DigitalOtherOut,
    ];

    private static readonly DefaultDevice[] s_inputs =
    [
        DefaultDevice.MicrophoneIn,
        DefaultDevice.LineIn,
        DefaultDevice.CD,
        DefaultDevice.Aux,
        DefaultDevice.SpdifIn,
        DefaultDevice.DigitalOtherIn,
        DefaultDevice.Telephony,
    ];

    /// <summary>Where it stands among the pins of its direction: what it is, then as the maker of the board ranked it, then by node.</summary>
    internal (int Device, byte Association, byte Sequence, byte Node) Rank
    {
        get
        {
            ConfigurationDefault configuration = Pin.Configuration;
            int device = Array.IndexOf(IsCapture ? s_inputs : s_outputs, configuration.Device);

            // HDA 1.0a 7.3.3.31: association 0 is reserved, so it says nothing; it comes last, with those that stand alone.
            byte association = configuration.Association == 0 ? ConfigurationDefault.IndependentAssociation : configuration.Association;
            return (device < 0 ? int.MaxValue : device, association, configuration.Sequence, Pin.NodeId);
        }
    }

    /// <summary>
    /// What the maker of the board says, as far as the pin can do it: a pin that can only do the other thing does that. Null for a pin that can do nothing.
    /// </summary>
    internal static PinRole? Of(Widget pin)
    {
        bool wantsInput = s_inputs.Contains(pin.Configuration.Device) || !s_outputs.Contains(pin.Configuration.Device) && !pin.Pin.Output;
        return (wantsInput, pin.Pin.Input, pin.Pin.Output) switch
        {
            (true, true, _) or (false, true, false) => new PinRole(pin, IsCapture: true),
            (false, _, true) or (true, false, true) => new PinRole(pin, IsCapture: false),
            _ => null,
        };
    }

    /// <summary>The other thing that the pin can do; null when there is none.</summary>
    internal PinRole? Retasked => Pin.Pin.Input && Pin.Pin.Output ? new PinRole(Pin, !IsCapture) : null;
}
