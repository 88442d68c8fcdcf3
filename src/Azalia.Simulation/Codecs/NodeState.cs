using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>What a node answers when the codec is made, where that is not what it has after power-on: the codec is as somebody found it.</summary>
/// <remarks>
/// Null is the power-on value of <see cref="NodeDefaults"/>. Values are answers as they stand, whether the node could have come to them by a Set verb or not:
/// real codecs answer junk here and there. The first complete reset ends all of it (hardware 4.10).
/// </remarks>
internal sealed record NodeState
{
    /// <summary>The state of a node of which nothing is known.</summary>
    public static NodeState Unknown { get; } = new();

    /// <summary>The answers of the output amplifiers, left and right.</summary>
    public IReadOnlyList<AmplifierAnswer> OutputAmplifiers { get; init; } = [];

    /// <summary>The answers of the input amplifiers, left and right.</summary>
    public IReadOnlyList<AmplifierAnswer> InputAmplifiers { get; init; } = [];

    /// <summary>The selected connection.</summary>
    public byte? ConnectionSelect { get; init; }

    /// <summary>Stream and channel of a converter.</summary>
    public ConverterBinding Binding { get; init; }

    /// <summary>The SDI line of an input converter.</summary>
    public byte? SdiSelect { get; init; }

    /// <summary>The controls of a digital converter.</summary>
    public DigitalConverter? Digital { get; init; }

    /// <summary>The answer to Get pin control, all 32 bits.</summary>
    public uint? PinControl { get; init; }

    /// <summary>The answer to Get external amplifier control, all 32 bits.</summary>
    public uint? Eapd { get; init; }

    /// <summary>The index of the next coefficient.</summary>
    public ushort CoefficientIndex { get; init; }

    /// <summary>Unsolicited response control.</summary>
    public UnsolicitedControl? Unsolicited { get; init; }

    /// <summary>The answer to Get power state.</summary>
    public PowerStateReport? Power { get; init; }

    /// <summary>Volume knob.</summary>
    public VolumeKnob? VolumeKnob { get; init; }

    /// <summary>The registers of the general purpose pins, F10h to F1Ah.</summary>
    public IReadOnlyList<byte>? Gpio { get; init; }

    /// <summary>Which device entry of a display pin is selected.</summary>
    public byte DeviceSelect { get; init; }

    /// <summary>What the device entries of a display pin are connected to.</summary>
    public IReadOnlyList<DisplayState>? Devices { get; init; }
}
