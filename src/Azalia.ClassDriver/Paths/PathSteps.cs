using Azalia.ClassDriver.Graph;
using Azalia.Specification.Codecs;

namespace Azalia.ClassDriver.Paths;

/// <summary>The verbs that open one way between a pin and a converter.</summary>
/// <param name="graph">The codec.</param>
/// <param name="way">The way, as the sound goes.</param>
/// <param name="isCapture">Whether the way begins at its pin.</param>
internal sealed class PathSteps(CodecGraph graph, SignalPath way, bool isCapture)
{
    // HDA 1.0a 7.3.3.7: four bits of index, and the same of input amplifiers.
    private const int InputAmplifiers = 16;

    // A microphone wants most of the supply as its bias, and not all of it; ground is for other uses.
    private static readonly VoltageReference[] s_references =
        [VoltageReference.Percent80, VoltageReference.Percent50, VoltageReference.Percent100];

    /// <summary>What a digital converter sends or takes: plain PCM, and no claim of copyright that nobody made (hardware 4.11).</summary>
    internal static DigitalConverter DigitalControl => new() { Enable = true, NonCopyright = true };

    private Widget Pin => isCapture ? way.Source : way.Sink;

    private Widget Converter => isCapture ? way.Sink : way.Source;

    /// <summary>The amplifiers that the sound goes through, from the converter on.</summary>
    internal IEnumerable<PathAmplifier> AmplifiersFromConverter()
    {
        IEnumerable<PathAmplifier> amplifiers = way.Nodes.SelectMany(AmplifiersOf);
        return isCapture ? amplifiers.Reverse() : amplifiers;
    }

    /// <summary>Power, from the group on: no widget is in a higher state than its group (hardware 4.9).</summary>
    internal IEnumerable<PathStep> Power()
    {
        yield return new PathStep(PathStepKind.Power, graph.Group.NodeId, Verb.SetPowerState(PowerState.D0));

        // A power widget holds the power of those in its list (HDA 1.0a 7.2.3.6).
        foreach (Widget widget in graph.Widgets)
        {
            if (widget.Type == WidgetType.Power && way.Nodes.Any(node => widget.Connections.Contains(node.Widget.NodeId)))
                yield return new PathStep(PathStepKind.Power, widget.NodeId, Verb.SetPowerState(PowerState.D0));
        }

        foreach ((Widget widget, _) in way.Nodes)
        {
            if (widget.Capabilities.PowerControl)
                yield return new PathStep(PathStepKind.Power, widget.NodeId, Verb.SetPowerState(PowerState.D0));
        }
    }

    internal IEnumerable<PathStep> Connections()
    {
        foreach ((Widget widget, int input) in way.Nodes)
        {
            if (input >= 0 && widget.HasConnectionSelect)
                yield return new PathStep(PathStepKind.Connection, widget.NodeId, Verb.SetConnectionSelect((byte)input));
        }

        // Left stays left (HDA 1.0a 7.3.3.16: the swap stands beside EAPD).
        if (Converter.Capabilities.LeftRightSwap)
            yield return new PathStep(PathStepKind.Connection, Converter.NodeId, Verb.SetEapd(default));
    }

    /// <summary>The amplifiers along the way, and silence at the mixer inputs that are not of it.</summary>
    /// <param name="gainOf">The gain of each amplifier of the way.</param>
    /// <param name="isMuted">Which of them is to be mute.</param>
    internal IEnumerable<PathStep> Amplifiers(Func<PathAmplifier, byte> gainOf, Func<PathAmplifier, bool> isMuted)
    {
        foreach (PathStep step in PathFootprint.Of(graph, way).Silencing)
            yield return step;

        foreach (PathNode node in way.Nodes)
        {
            foreach (PathAmplifier amplifier in AmplifiersOf(node))
            {
                IEnumerable<PathStep> steps = amplifier.Set(gainOf(amplifier), isMuted(amplifier));
                if (!amplifier.IsOutput && node.Widget.Type == WidgetType.AudioMixer)
                    steps = steps.Concat(SilenceBeside(node)).OrderBy(static step => new AmplifierSetPayload(step.Verb.Payload).Index);
                foreach (PathStep step in steps)
                    yield return step;
            }
        }
    }

    /// <summary>The digital converter's own switch.</summary>
    internal IEnumerable<PathStep> Digital()
    {
        if (Converter.Capabilities.Digital)
            yield return new PathStep(PathStepKind.Digital, Converter.NodeId, Verb.SetDigitalConverter(0, DigitalControl));
    }

    /// <summary>The pin, and the amplifier behind it.</summary>
    /// <param name="isOff">Whether the pin stays off, as a way to mute it.</param>
    internal IEnumerable<PathStep> PinControls(bool isOff)
    {
        PinControl control = isOff ? default : isCapture ? ListeningControl() : DrivingControl();
        yield return new PathStep(PathStepKind.PinControl, Pin.NodeId, Verb.SetPinControl(control));
        if (!isCapture && Pin.Pin.Eapd)
            yield return new PathStep(PathStepKind.ExternalAmplifier, Pin.NodeId, Verb.SetEapd(new EapdControl { ExternalAmplifierPower = true }));
        else if (Pin.Capabilities.LeftRightSwap)
            yield return new PathStep(PathStepKind.ExternalAmplifier, Pin.NodeId, Verb.SetEapd(default));
    }

    private PinControl DrivingControl() => new()
    {
        OutEnable = true,
        HeadphoneEnable = Pin.Pin.HeadphoneDrive && !Pin.Capabilities.Digital && Pin.Configuration.Device == DefaultDevice.HeadphoneOut,
    };

    private PinControl ListeningControl()
    {
        PinControl control = new() { InEnable = true };
        bool isMicrophone = Pin.Configuration.Device == DefaultDevice.MicrophoneIn && !Pin.Capabilities.Digital;
        foreach (VoltageReference reference in s_references)
        {
            if (isMicrophone && Pin.Pin.Supports(reference))
                return control with { VoltageReference = reference };
        }

        return control;
    }

    private IEnumerable<PathAmplifier> AmplifiersOf(PathNode node)
    {
        Widget widget = node.Widget;
        bool isPin = widget.Type == WidgetType.PinComplex;

        // A pin has one amplifier for each direction; of the other widgets the sound passes the input amplifier first.
        if (widget.Capabilities.InputAmplifier && (isPin ? isCapture : node.Input is >= 0 and < InputAmplifiers))
        {
            byte input = (byte)Math.Max(node.Input, 0);
            bool mayHaveOneForAll = input > 0 && widget.Type is (WidgetType.AudioSelector or WidgetType.AudioInput);
            yield return new PathAmplifier(widget, IsOutput: false, mayHaveOneForAll ? [0, input] : [input], widget.InputAmplifier);
        }

        // Conexant's pins have an output amplifier for each connection; others take any index as 0 (hardware 5.2, 33).
        if (widget.Capabilities.OutputAmplifier && !(isPin && isCapture))
        {
            bool mayHaveSeveral = isPin && node.Input is > 0 and < InputAmplifiers;
            yield return new PathAmplifier(widget, IsOutput: true, mayHaveSeveral ? [0, (byte)node.Input] : [0], widget.OutputAmplifier);
        }
    }

    // Muted, or as low as it goes.
    private static IEnumerable<PathStep> SilenceBeside(PathNode node)
    {
        Widget mixer = node.Widget;
        AmplifierCapabilities capabilities = mixer.InputAmplifier;
        for (int index = 0; index < Math.Min(mixer.Connections.Count, InputAmplifiers); index++)
        {
            PathAmplifier beside = new(mixer, IsOutput: false, [(byte)index], capabilities);
            if (index != node.Input)
                yield return beside.Set(capabilities.Mute ? beside.Neutral : (byte)0, mute: true).Single();
        }
    }
}
