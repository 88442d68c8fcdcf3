namespace Azalia.Specification.Codecs.Text;

/// <summary>The places of a codec text, in the order in which they are printed: in the head, in the audio group, in a node. Hardware 6.2.</summary>
public enum TextPlace
{
    /// <summary>Before all others.</summary>
    None,

    /// <summary>Codec.</summary>
    Name,

    /// <summary>Address.</summary>
    Address,

    /// <summary>AFG Function Id.</summary>
    AudioFunction,

    /// <summary>MFG Function Id.</summary>
    ModemFunction,

    /// <summary>Vendor Id.</summary>
    VendorId,

    /// <summary>Subsystem Id.</summary>
    SubsystemId,

    /// <summary>Revision Id.</summary>
    RevisionId,

    /// <summary>Modem Function Group, or that there is none.</summary>
    ModemGroup,

    /// <summary>PCM of a node, Default PCM of the group.</summary>
    Pcm,

    /// <summary>Amp-In caps, Default Amp-In caps of the group.</summary>
    InputAmplifier,

    /// <summary>Amp-In vals.</summary>
    InputValues,

    /// <summary>Amp-Out caps, Default Amp-Out caps of the group.</summary>
    OutputAmplifier,

    /// <summary>Amp-Out vals.</summary>
    OutputValues,

    /// <summary>State of AFG node.</summary>
    GroupState,

    /// <summary>Power states.</summary>
    PowerStates,

    /// <summary>Power.</summary>
    Power,

    /// <summary>Invalid AFG subtree.</summary>
    InvalidSubtree,

    /// <summary>GPIO.</summary>
    Gpio,

    /// <summary>IO, one line for each pin.</summary>
    GpioPins,

    /// <summary>Node.</summary>
    Node,

    /// <summary>Pincap, with Vref caps.</summary>
    Pin,

    /// <summary>EAPD.</summary>
    Eapd,

    /// <summary>Pin Default, with the lines in words below it.</summary>
    PinDefault,

    /// <summary>Pin-ctls.</summary>
    PinControl,

    /// <summary>Volume-Knob.</summary>
    VolumeKnob,

    /// <summary>Converter.</summary>
    Converter,

    /// <summary>SDI-Select.</summary>
    SdiSelect,

    /// <summary>Digital, Digital category, IEC Coding Type.</summary>
    Digital,

    /// <summary>Unsolicited.</summary>
    Unsolicited,

    /// <summary>Delay.</summary>
    Delay,

    /// <summary>Devices.</summary>
    Devices,

    /// <summary>Connection and its list.</summary>
    Connections,

    /// <summary>Processing caps, coefficients.</summary>
    Processing,
}
