using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>The settings of a node that a complete reset puts back to their defaults (HDA 1.0a 7.3.3.33 and HDA015-B; hardware 4.10). Construction is that reset.</summary>
/// <param name="traits">What the node is.</param>
/// <param name="state">What the node was found with; <see cref="NodeState.Unknown"/> for a reset.</param>
internal sealed class NodeSettings(NodeTraits traits, NodeState state)
{
    /// <summary>The output amplifier, if there is one.</summary>
    public AmplifierBank? OutputAmplifier { get; } = !traits.Widget.OutputAmplifier ? null : new AmplifierBank(
        traits.OutputAmplifier, 1, traits.Widget.Stereo, traits.Defaults.OutputAmplifier is { } value ? [value] : [], state.OutputAmplifiers);

    /// <summary>The input amplifiers, if there are any.</summary>
    public AmplifierBank? InputAmplifiers { get; } = traits.InputAmplifierCount == 0 ? null : new AmplifierBank(
        traits.InputAmplifier, traits.InputAmplifierCount, traits.Widget.Stereo, traits.Defaults.InputAmplifiers, state.InputAmplifiers);

    /// <summary>The general purpose pins of a function group.</summary>
    public GpioBank? Gpio { get; } = traits.Kind == NodeKind.FunctionGroup && GpioBank.Exists(traits.GpioCount) ? new GpioBank(traits.GpioCount, state.Gpio) : null;

    /// <summary>The processing controls, if there are any.</summary>
    public ProcessingUnit? Processing { get; } = traits.HasProcessing ? new ProcessingUnit(traits.ProcessingCapabilities, traits.Defaults.Coefficients) { Index = state.CoefficientIndex } : null;

    /// <summary>The selected connection.</summary>
    public byte ConnectionSelect { get; set; } = state.ConnectionSelect ?? traits.Defaults.ConnectionSelect;

    /// <summary>The format of a converter.</summary>
    public StreamFormat Format { get; set; } = traits.Defaults.ConverterFormat;

    /// <summary>What a pin answers for its control; its lowest 8 bits are <see cref="PinControl"/>.</summary>
    public uint PinControlAnswer { get; private set; } = state.PinControl ?? traits.Defaults.PinControl.Raw;

    /// <summary>The control of a pin.</summary>
    public PinControl PinControl { get => new((byte)PinControlAnswer); set => PinControlAnswer = value.Raw; }

    /// <summary>What a pin answers for its external amplifier control; its lowest 8 bits are <see cref="Eapd"/>.</summary>
    public uint EapdAnswer { get; private set; } = state.Eapd ?? traits.Defaults.Eapd.Raw;

    /// <summary>The external amplifier control of a pin.</summary>
    public EapdControl Eapd { get => new((byte)EapdAnswer); set => EapdAnswer = value.Raw; }

    /// <summary>Whether the node may send unsolicited responses, and with which tag.</summary>
    public UnsolicitedControl Unsolicited { get; set; } = state.Unsolicited ?? default;

    /// <summary>The controls of a digital converter.</summary>
    public DigitalConverter Digital { get; set; } = state.Digital ?? traits.Defaults.DigitalConverter;

    /// <summary>The SDI line of an input converter.</summary>
    public byte SdiSelect { get; set; } = state.SdiSelect ?? 0;

    /// <summary>The stripe code of a converter.</summary>
    public byte Stripe { get; set; }

    /// <summary>The channel count, less one, of a converter for HDMI or DisplayPort.</summary>
    public byte ChannelCount { get; set; }

    /// <summary>The divider of a beep generator.</summary>
    public byte Beep { get; set; }

    /// <summary>The volume of a volume knob.</summary>
    public VolumeKnob VolumeKnob { get; set; } = state.VolumeKnob ?? traits.Defaults.VolumeKnob;

    /// <summary>The control of Intel's display widget (F81h).</summary>
    public byte VendorControl { get; set; }
}
