using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>Finds the open paths to an output pin or an input converter, against the flow of the samples (HDA 1.0a 7.1.2, 7.2.3).</summary>
/// <remarks>
/// A path is open if every widget on it is fully on and passes the samples by its settings. A mute does not close a path: it is part of the path's gain.
/// A connection list may be anything that a dump of real hardware says, so a path never visits a node twice, and a search ends after <see cref="MostVisits"/>.
/// </remarks>
internal sealed class RouteFinder(SimulatedNode?[] nodes, OutputConverter?[] converters, InputPin?[] inputs)
{
    private const int MostVisits = 4_096;

    private readonly bool[] _isOnPath = new bool[SimulatedCodec.NodeLimit];
    private List<SignalRoute> _routes = [];
    private int _visits;

    /// <summary>Lists the open paths to an output pin.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="connection">The index of its connection, which is one of its device entries'.</param>
    /// <param name="routes">Receives the paths.</param>
    public void FindToPin(SimulatedNode pin, int connection, List<SignalRoute> routes)
    {
        Begin(routes);

        // 7.3.3.13, 7.3.3.16: without output enabled nothing leaves the pin; without EAPD the amplifier behind it has no power.
        bool isDriven = pin.Settings.PinControl.OutEnable && (!pin.Traits.Pin.Eapd || pin.Settings.Eapd.ExternalAmplifierPower);
        if (!pin.IsAwake || !isDriven)
            return;

        // 7.3.3.28: the beep of a function group is mixed into its pins.
        if (pin.Group is { Traits.HasBeep: true, Settings.Beep: not 0 } group)
            _routes.Add(new SignalRoute(null, inputs[group.Traits.Id], PathGain.Unity));
        PathGain gain = pin.Settings.OutputAmplifier is { Count: > 1 } amplifiers ? amplifiers.GainOf(connection) : OutputGain(pin);
        FollowOne(pin, connection, gain, withInputAmplifier: false);
    }

    /// <summary>Lists the open paths to an input converter.</summary>
    public void FindToConverter(SimulatedNode converter, List<SignalRoute> routes)
    {
        Begin(routes);
        if (converter.IsAwake)
            FollowOne(converter, converter.ConnectionSelect, PathGain.Unity, withInputAmplifier: true);
    }

    private void Begin(List<SignalRoute> routes)
    {
        routes.Clear();
        (_routes, _visits) = (routes, 0);
    }

    private void FollowOne(SimulatedNode node, int connection, PathGain gain, bool withInputAmplifier)
    {
        if (connection >= node.Traits.Sources.Length)
            return;
        _isOnPath[node.Traits.Id] = true;
        Follow(node.Traits.Sources[connection], withInputAmplifier ? gain.Then(InputGain(node, connection)) : gain);
        _isOnPath[node.Traits.Id] = false;
    }

    private void Follow(byte id, PathGain gain)
    {
        if (nodes[id] is not { IsAwake: true, Traits.Kind: NodeKind.Widget } node || _isOnPath[id] || ++_visits > MostVisits)
            return;

        switch (node.Traits.Widget.Type)
        {
            case WidgetType.AudioOutput:
                _routes.Add(new SignalRoute(converters[id], null, gain.Then(OutputGain(node))));
                break;
            case WidgetType.PinComplex when node.Settings.PinControl.InEnable:
                _routes.Add(new SignalRoute(null, inputs[id], gain.Then(InputGain(node, 0))));
                break;
            case WidgetType.BeepGenerator when node.Settings.Beep != 0:
                _routes.Add(new SignalRoute(null, inputs[id], gain.Then(OutputGain(node))));
                break;
            case WidgetType.AudioSelector:
                FollowOne(node, node.ConnectionSelect, gain.Then(OutputGain(node)), withInputAmplifier: true);
                break;
            case WidgetType.AudioMixer:
                _isOnPath[id] = true;
                for (int i = 0; i < node.Traits.Sources.Length; i++)
                    Follow(node.Traits.Sources[i], gain.Then(OutputGain(node)).Then(InputGain(node, i)));
                _isOnPath[id] = false;
                break;
            default:
                break;
        }
    }

    private static PathGain OutputGain(SimulatedNode node) => node.Settings.OutputAmplifier?.GainOf(0) ?? PathGain.Unity;

    private static PathGain InputGain(SimulatedNode node, int index) => node.Settings.InputAmplifiers?.GainOf(index) ?? PathGain.Unity;
}
