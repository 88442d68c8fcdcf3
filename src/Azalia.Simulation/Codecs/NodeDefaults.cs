using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>What the settings of a node are after power-on, before any verb. Members that a node has no verb for mean nothing.</summary>
public sealed record NodeDefaults
{
    /// <summary>A node with nothing set: D0, no format, pins off, amplifiers at 0 dB and muted where they can be.</summary>
    public static NodeDefaults Empty { get; } = new();

    /// <summary>The power state of a function group, or of a widget with power control.</summary>
    public PowerState PowerState { get; init; } = PowerState.D0;

    /// <summary>The format of a converter.</summary>
    public StreamFormat ConverterFormat { get; init; }

    /// <summary>Both sides of the output amplifier; null stands for 0 dB, muted if it can mute (HDA 1.0a 7.3.3.7).</summary>
    public AmplifierValue? OutputAmplifier { get; init; }

    /// <summary>Both sides of each input amplifier, in the order of the connection list; those beyond the end are as for null in <see cref="OutputAmplifier"/>.</summary>
    public IReadOnlyList<AmplifierValue> InputAmplifiers { get; init; } = [];

    /// <summary>The selected connection, by its index in the expanded list.</summary>
    public byte ConnectionSelect { get; init; }

    /// <summary>The pin control of a pin.</summary>
    public PinControl PinControl { get; init; }

    /// <summary>The external amplifier control of a pin.</summary>
    public EapdControl Eapd { get; init; }

    /// <summary>What a pin is wired to.</summary>
    public ConfigurationDefault ConfigurationDefault { get; init; }

    /// <summary>The implementation identification of a function group (verb F20h).</summary>
    public uint SubsystemId { get; init; }

    /// <summary>The controls of a digital converter.</summary>
    public DigitalConverter DigitalConverter { get; init; }

    /// <summary>The volume of a volume knob.</summary>
    public VolumeKnob VolumeKnob { get; init; }

    /// <summary>Whether something is plugged into a pin at power-on.</summary>
    public bool IsPlugged { get; init; } = true;

    /// <summary>The impedance in ohms of what is plugged into a pin that can measure it.</summary>
    public uint ImpedanceOhms { get; init; } = 32;

    /// <summary>The coefficients of a widget with processing controls, from index 0 on; further ones are 0.</summary>
    public IReadOnlyList<ushort> Coefficients { get; init; } = [];

    /// <summary>
    /// The EDID-like data (ELD) of what is plugged into a display pin, at most 128 bytes; null is a plausible monitor: eight channels of PCM at
    /// all rates of HDMI.
    /// </summary>
    public IReadOnlyList<byte>? Eld { get; init; }
}
