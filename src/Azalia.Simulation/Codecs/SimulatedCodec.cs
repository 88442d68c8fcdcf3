using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;

namespace Azalia.Simulation.Codecs;

/// <summary>A codec on the link: it answers verbs, and its widgets carry samples between streams and pins (HDA 1.0a chapter 7).</summary>
/// <remarks>
/// <para>What it does not model. Time within the codec: a sample leaves the pin in the link frame that brought it, whatever delay the capabilities state, and power transitions take
/// no time. The analog side of a path: gains are exact, mixing nodes have headroom and samples are limited once, at the end of the path (see <see cref="SampleBlock"/>); reference voltage,
/// headphone drive and balanced output are settings without effect on the samples, and so are processing, the channel count of a display converter, the validity bits of S/PDIF and
/// infoframes. What an output converter plays cannot be recorded through an input converter.
/// Streams of different rates at one pin: the highest rate is the clock, the others are held sample by sample; so are streams of one rate whose cadences are out of phase.
/// A beep is heard only while a stream plays, which gives it a rate. Vendor verbs are unknown verbs.</para>
/// <para>Verbs take effect between two link frames. An unknown verb, an unknown node and an indirect node number answer 0 and are counted in <see cref="UnknownVerbs"/>; an unknown
/// parameter answers 0.</para>
/// <para>Not safe for use from two threads: everything here happens on the thread that drives the device, or under its lock.</para>
/// </remarks>
public sealed class SimulatedCodec : ICodecLink
{
    /// <summary>Node numbers are below this.</summary>
    internal const int NodeLimit = 128;

    private readonly SimulatedNode?[] _nodes = new SimulatedNode?[NodeLimit];
    private readonly SimulatedNode[] _groups;
    private readonly bool _isMultiStream;
    private SignalGraph? _signals;
    private readonly UnsolicitedQueue _unsolicited = new();
    private IWorldGate? _world;
    private IPinCables? _cables;
    private SimulatedNode? _resetLast;
    private bool _hasBeenAsked;
    private bool _waitsForVerb;
    private bool _wakesLink;

    /// <summary>A codec as it is after power-on.</summary>
    /// <param name="profile">What the codec is.</param>
    /// <param name="address">Its address, the number of its SDI line: 0 to 14.</param>
    /// <exception cref="ArgumentException">The node numbers of the profile are not as HDA 1.0a 7.1.1 wants them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The address is above 14.</exception>
    public SimulatedCodec(CodecProfile profile, byte address = 0)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 14);
        Profile = profile;
        Address = address;

        Add(new SimulatedNode(NodeTraits.Root(profile), group: null));
        _groups = new SimulatedNode[profile.FunctionGroups.Count];
        for (int i = 0; i < _groups.Length; i++)
        {
            FunctionGroupProfile group = profile.FunctionGroups[i];
            _groups[i] = new SimulatedNode(NodeTraits.FunctionGroup(group, profile), group: null);
            Add(_groups[i]);
            foreach (NodeProfile widget in group.Widgets)
            {
                SimulatedNode node = new(NodeTraits.OfWidget(widget, group, profile), _groups[i]);
                Add(node);
                _isMultiStream |= node.Traits.IsPin && node.Traits.DeviceEntryCount > 1;
            }
        }
    }

    /// <summary>What the codec is.</summary>
    public CodecProfile Profile { get; }

    /// <summary>CAd: the codec's address on the link.</summary>
    public byte Address { get; }

    /// <summary>The numbers of its pins, ascending.</summary>
    public IReadOnlyList<byte> PinNodes => [.. _nodes.Where(static node => node is { Traits.IsPin: true }).Select(static node => node!.Traits.Id)];

    /// <summary>Verbs that no node knew, since the codec was made. A driver that asks for what the capabilities do not offer shows here.</summary>
    public long UnknownVerbs { get; private set; }

    /// <inheritdoc/>
    public bool IsPresent => true;

    /// <inheritdoc/>
    public bool RequestsWake => _unsolicited.Count > 0 || _wakesLink;

    /// <inheritdoc/>
    public long NextEventTick => _unsolicited.Count > 0 && !_waitsForVerb ? 0 : long.MaxValue;

    // Most codecs of a collection are never heard.
    private SignalGraph Signals => _signals ??= new SignalGraph(_nodes);

    /// <summary>Lets somebody hear an output pin, in place of who heard it before.</summary>
    /// <param name="pinNode">The number of a pin with output capability. Of a pin with several device entries, it is the selected entry that is heard.</param>
    /// <param name="sink">Who hears it from the next link frame on.</param>
    /// <exception cref="ArgumentException">The node is no such pin.</exception>
    public void Attach(byte pinNode, IFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink = _cables?.Decorate(sink, Address, pinNode) ?? sink;
        Change((this, pin: OutputPin(pinNode), sink), static change => change.Item1.Signals.Attach(change.pin, entry: null, change.sink));
    }

    /// <summary>Lets somebody hear one device entry of a DisplayPort pin (HDA040-A), in place of who heard it before.</summary>
    /// <param name="pinNode">The number of an HDMI or DisplayPort pin.</param>
    /// <param name="deviceEntry">The entry, from 0 on.</param>
    /// <param name="sink">Who hears it from the next link frame on.</param>
    /// <exception cref="ArgumentException">The node is no such pin, or the pin has no such entry.</exception>
    public void Attach(byte pinNode, int deviceEntry, IFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _ = Entry(pinNode, deviceEntry);
        Change((this, pin: OutputPin(pinNode), deviceEntry, sink), static change => change.Item1.Signals.Attach(change.pin, change.deviceEntry, change.sink));
    }

    /// <summary>Lets an input pin hear something, in place of what it heard before. A pin without a source hears silence.</summary>
    /// <param name="pinNode">The number of a pin with input capability.</param>
    /// <param name="source">What it hears from the next link frame on.</param>
    /// <exception cref="ArgumentException">The node is no such pin.</exception>
    public void Attach(byte pinNode, IFrameSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!Pin(pinNode).Traits.Pin.Input)
            throw new ArgumentException($"Node {pinNode:X2}h is not an input pin.", nameof(pinNode));
        source = _cables?.Decorate(source, Address, pinNode) ?? source;
        Change((this, pin: Pin(pinNode), source), static change => change.Item1.Signals.Attach(change.pin, change.source));
    }

    /// <summary>Takes away the sinks and the source of a pin.</summary>
    /// <param name="pinNode">The number of a pin.</param>
    /// <exception cref="ArgumentException">The node is no pin.</exception>
    public void Detach(byte pinNode) => Change((this, pin: Pin(pinNode)), static change => change.Item1.Signals.Detach(change.pin));

    /// <summary>Whether something is plugged into a pin, as its presence detection sees it. It has no influence on the samples.</summary>
    /// <param name="pinNode">The number of a pin.</param>
    /// <exception cref="ArgumentException">The node is no pin.</exception>
    public bool IsPlugged(byte pinNode) => Pin(pinNode).IsPlugged;

    /// <summary>Plugs something into a pin. A pin that detects it says so with an unsolicited response, if that is enabled.</summary>
    /// <param name="pinNode">The number of a pin. An HDMI or DisplayPort pin gets its default monitor, at its first device entry.</param>
    /// <exception cref="ArgumentException">The node is no pin.</exception>
    public void Plug(byte pinNode) => Change((this, Pin(pinNode), true), static change => change.Item1.SetPresence(change.Item2, change.Item3));

    /// <summary>Pulls out what is plugged into a pin. A pin that detects it says so with an unsolicited response, if that is enabled.</summary>
    /// <param name="pinNode">The number of a pin; of an HDMI or DisplayPort pin it is the first device entry.</param>
    /// <exception cref="ArgumentException">The node is no pin.</exception>
    public void Unplug(byte pinNode) => Change((this, Pin(pinNode), false), static change => change.Item1.SetPresence(change.Item2, change.Item3));

    /// <summary>Plugs a monitor into an HDMI or DisplayPort pin, in place of the one before. The pin says so with an unsolicited response, if that is enabled.</summary>
    /// <param name="pinNode">The number of such a pin.</param>
    /// <param name="eld">The monitor's EDID-like data, at most 128 bytes; empty for a monitor whose data are not valid.</param>
    /// <param name="deviceEntry">The device entry, 0 unless the pin has several (HDA040-A).</param>
    /// <exception cref="ArgumentException">The node is no such pin, the pin has no such entry, or the data are too long.</exception>
    public void PlugMonitor(byte pinNode, ReadOnlySpan<byte> eld, int deviceEntry = 0)
    {
        if (eld.Length > DisplayEntry.EldBufferSize)
            throw new ArgumentException($"The ELD has {eld.Length} bytes; a pin holds {DisplayEntry.EldBufferSize}.", nameof(eld));
        Change((this, pin: Pin(pinNode), entry: Entry(pinNode, deviceEntry), eld: eld.ToArray()), static change =>
        {
            change.entry.Plug(change.eld);
            change.Item1.TellPresence(change.pin, change.entry);
        });
    }

    /// <summary>Pulls a monitor out of an HDMI or DisplayPort pin. The pin says so with an unsolicited response, if that is enabled.</summary>
    /// <param name="pinNode">The number of such a pin.</param>
    /// <param name="deviceEntry">The device entry, 0 unless the pin has several (HDA040-A).</param>
    /// <exception cref="ArgumentException">The node is no such pin, or the pin has no such entry.</exception>
    public void UnplugMonitor(byte pinNode, int deviceEntry = 0) =>
        Change((this, pin: Pin(pinNode), entry: Entry(pinNode, deviceEntry)), static change =>
        {
            bool wasPresent = change.entry.IsPresent;
            change.entry.Unplug();
            if (wasPresent)
                change.Item1.TellPresence(change.pin, change.entry);
        });

    /// <summary>The data island packet that an HDMI or DisplayPort pin sends, or has sent last; packet 0 is the audio infoframe (hardware 4.14).</summary>
    /// <param name="pinNode">The number of such a pin.</param>
    /// <param name="packet">The number of the packet.</param>
    /// <param name="deviceEntry">The device entry, 0 unless the pin has several (HDA040-A).</param>
    /// <returns>All bytes of the packet's buffer; empty if it was never sent.</returns>
    /// <exception cref="ArgumentException">The node is no such pin, or the pin has no such entry.</exception>
    public byte[] SentPacket(byte pinNode, int packet, int deviceEntry = 0) => Entry(pinNode, deviceEntry).SentPacket(packet);

    /// <summary>Drives a GPIO pin of a function group from outside. A change is told with an unsolicited response, if the group was told to.</summary>
    /// <param name="groupNode">The number of a function group.</param>
    /// <param name="pin">The number of the pin, from 0 on; a pin that the group does not have is connected to nothing.</param>
    /// <param name="isHigh">The level.</param>
    /// <exception cref="ArgumentException">The node is no function group with such pins.</exception>
    public void DriveGpio(byte groupNode, int pin, bool isHigh) => Change((this, group: GpioGroup(groupNode), pin, isHigh), static change =>
    {
        if (change.group.Settings.Gpio!.Drive(change.pin, change.isHigh, out bool wakes))
            change.Item1.Tell(change.group, new UnsolicitedResponse { Content = change.group.Settings.Gpio.Get(VerbId.GetGpioData) });
        if (wakes)
            change.Item1.WakeLink(change.group);
    });

    /// <summary>Drives a general purpose input (GPI) of a function group from outside. A change is told with an unsolicited response, if the group was told to.</summary>
    /// <param name="groupNode">The number of a function group.</param>
    /// <param name="pin">The number of the pin, from 0 on; a pin that the group does not have is connected to nothing.</param>
    /// <param name="isHigh">The level.</param>
    /// <exception cref="ArgumentException">The node is no function group with such pins.</exception>
    public void DriveGpi(byte groupNode, int pin, bool isHigh) => Change((this, group: GpioGroup(groupNode), pin, isHigh), static change =>
    {
        if (change.group.Settings.Gpio!.DriveInput(change.pin, change.isHigh, out bool wakes))
            change.Item1.Tell(change.group, new UnsolicitedResponse { Content = change.group.Settings.Gpio.Get(VerbId.GetGpiData) });
        if (wakes)
            change.Item1.WakeLink(change.group);
    });

    /// <summary>Turns a volume knob. In direct mode that steps the output amplifiers of the widgets in its list, otherwise it is told with an unsolicited response (hardware 4.13).</summary>
    /// <param name="knobNode">The number of a volume knob.</param>
    /// <param name="steps">How far; negative is softer. A knob with absolute position stops at its ends, a relative one counts on.</param>
    /// <exception cref="ArgumentException">The node is no volume knob.</exception>
    public void TurnKnob(byte knobNode, int steps)
    {
        SimulatedNode knob = knobNode < NodeLimit && _nodes[knobNode] is { Traits.IsVolumeKnob: true } node
            ? node
            : throw new ArgumentException($"Node {knobNode:X2}h is not a volume knob.", nameof(knobNode));
        Change((this, knob, steps), static change => change.Item1.Turn(change.knob, change.steps));
    }

    /// <summary>Says through which gate the world outside the link gets at this codec while a machine runs it.</summary>
    /// <param name="world">The gate.</param>
    /// <param name="cables">What lies between its pins and what is plugged into them; null for nothing.</param>
    internal void LiveBehind(IWorldGate world, IPinCables? cables = null)
    {
        _world = world;
        _cables = cables;
    }

    /// <inheritdoc/>
    public void LinkReset(long tick)
    {
        // The reset that the link is in from power-on takes nothing from a codec that was found in some state.
        if (!_hasBeenAsked)
            return;

        _signals?.Invalidate();
        _resetLast = null;
        // HDA015-B: what happened before the reset is told after the first verb behind it.
        _waitsForVerb = true;
        _wakesLink = false;
        foreach (SimulatedNode group in _groups)
        {
            bool isKept = KeepsSettings(group);
            Reset(group, isComplete: !isKept, withPower: !isKept);
            if (!isKept)
                _unsolicited.Clear();
        }
    }

    /// <inheritdoc/>
    public bool Send(CodecCommand command, long tick, out uint response)
    {
        response = 0;
        if (command.CodecAddress != Address)
            return false;

        _hasBeenAsked = true;
        Verb verb = command.Verb;
        SimulatedNode? node = command.IsIndirect ? null : _nodes[command.NodeId];
        SimulatedNode? group = node?.Group;
        if (verb.Id == VerbId.FunctionReset && node is { Traits.Kind: NodeKind.FunctionGroup })
            return SendReset(node);
        if (group is not null && group == _resetLast)
            _resetLast = null;
        if (IsCold(group))
            return false;

        (_waitsForVerb, _wakesLink) = (false, false);
        if (!verb.IsGet)
            _signals?.Invalidate();
        if (node is null ? !AsksWhatIsThere(command) : !node.TryExecute(verb, out response))
            UnknownVerbs++;
        else if (node is not null && !verb.IsGet)
            SettleAfter(verb, node);
        return true;
    }

    /// <inheritdoc/>
    public bool TryTakeUnsolicited(long tick, out uint response)
    {
        response = 0;
        return !_waitsForVerb && _unsolicited.TryDequeue(out response);
    }

    /// <inheritdoc/>
    public void Render(in OutboundBlock block) => Signals.Render(block);

    /// <inheritdoc/>
    public void EndBlock(long tick) => _signals?.EndRun();

    /// <inheritdoc/>
    public int Capture(in InboundRequest request, Span<byte> destination) => Signals.Capture(request, destination);

    private void Add(SimulatedNode node)
    {
        ref SimulatedNode? place = ref _nodes[node.Traits.Id];
        if (place is not null)
            throw new ArgumentException($"Node {node.Traits.Id:X2}h stands in the profile twice.");
        place = node;
    }

    // Node numbers of a codec that somebody found may have holes, and the one way to learn of them is to ask (7.1.1).
    private bool AsksWhatIsThere(CodecCommand command)
    {
        if (command.IsIndirect || command.Verb != Verb.GetParameter(ParameterId.WidgetCapabilities))
            return false;

        foreach (SimulatedNode group in _groups)
        {
            SubordinateNodes nodes = new(group.Traits.Parameter(ParameterId.SubordinateNodes));
            if (command.NodeId >= nodes.Start && command.NodeId < nodes.Start + nodes.Count)
                return true;
        }
        return false;
    }

    private SimulatedNode Pin(byte id) => id < NodeLimit && _nodes[id] is { Traits.IsPin: true } pin
        ? pin
        : throw new ArgumentException($"Node {id:X2}h is not a pin.", nameof(id));

    private SimulatedNode OutputPin(byte id) => id < NodeLimit && _nodes[id] is { Traits.Pin.Output: true } pin
        ? pin
        : throw new ArgumentException($"Node {id:X2}h is not an output pin.", nameof(id));

    private SimulatedNode GpioGroup(byte id) => id < NodeLimit && _nodes[id] is { Settings.Gpio: not null } group
        ? group
        : throw new ArgumentException($"Node {id:X2}h is not a function group with general purpose pins.", nameof(id));

    private DisplayEntry Entry(byte pinNode, int number)
    {
        DisplayPin display = Pin(pinNode).Display ?? throw new ArgumentException($"Node {pinNode:X2}h is not an HDMI or DisplayPort pin.", nameof(pinNode));
        return (uint)number < (uint)display.Entries.Length
            ? display.Entries[number]
            : throw new ArgumentException($"Node {pinNode:X2}h has no device entry {number}.", nameof(number));
    }

    // What a verb has an effect on beyond its own node.
    private void SettleAfter(Verb verb, SimulatedNode node)
    {
        if (node.Event is { } response)
        {
            node.Event = null;
            Tell(node, response);
        }

        if (verb.Id != VerbId.SetPowerState || node.Traits.Kind != NodeKind.FunctionGroup)
            return;
        foreach (SimulatedNode? member in _nodes)
        {
            if (member is not null && member.Group == node)
                member.Power?.ForgetFound();
        }
    }

    // 7.3.3.33 and HDA015-B: the group answers, then resets. One that follows another with no other verb to the group in between is complete.
    private bool SendReset(SimulatedNode group)
    {
        bool isCold = group.ActualPower == PowerState.D3Cold;
        bool isSecond = _resetLast == group;
        _resetLast = group;
        if (isCold && !isSecond)
            return false;     // Recommended in D3cold: the first of the pair is not answered.

        (_waitsForVerb, _wakesLink) = (false, false);
        _signals?.Invalidate();
        Reset(group, isComplete: isSecond || !KeepsSettings(group), withPower: isCold || !KeepsSettings(group));
        return true;
    }

    private void Reset(SimulatedNode group, bool isComplete, bool withPower)
    {
        foreach (SimulatedNode? node in _nodes)
        {
            if (node is null || node.Group != group)
                continue;
            node.Binding = default;
            if (withPower)
                node.ResetPower();
            if (isComplete)
                node.ResetSettings(_isMultiStream);
        }
    }

    // In D3cold a group answers nothing but the complete reset; nodes outside of any group answer as long as some group does.
    private bool IsCold(SimulatedNode? group)
    {
        if (group is not null)
            return group.ActualPower == PowerState.D3Cold;
        foreach (SimulatedNode other in _groups)
        {
            if (other.ActualPower != PowerState.D3Cold)
                return false;
        }
        return _groups.Length > 0;
    }

    // EPSS promises that settings survive a link reset and a single function reset; without it a reset is as power-on.
    private static bool KeepsSettings(SimulatedNode group) => group.Traits.PowerStates.ExtendedPowerStates;

    private void Change<T>(T state, Action<T> change)
    {
        if (_world is null)
            change(state);
        else
            _world.Change(state, change);
    }

    private void SetPresence(SimulatedNode pin, bool isPlugged)
    {
        if (pin.IsPlugged == isPlugged)
            return;

        if (pin.Display is { } display)
        {
            DisplayEntry entry = display.Entries[0];
            (entry.IsPresent, entry.HasEld) = (isPlugged, isPlugged);
            TellPresence(pin, entry);
            return;
        }

        pin.IsPlugged = isPlugged;
        if (pin.Traits.Pin is { PresenceDetect: true, TriggerRequired: false })
            Tell(pin, default);
    }

    private void TellPresence(SimulatedNode pin, DisplayEntry entry) => Tell(pin, entry.PresenceResponse());

    private void Turn(SimulatedNode knob, int steps)
    {
        VolumeKnobCapabilities capabilities = new(knob.Traits.Parameter(ParameterId.VolumeKnobCapabilities));
        VolumeKnob setting = knob.Settings.VolumeKnob;
        int volume = capabilities.Delta ? setting.Volume + steps & 0x7F : Math.Clamp(setting.Volume + steps, 0, capabilities.StepCount);
        knob.Settings.VolumeKnob = setting with { Volume = (byte)volume };
        if (!setting.Direct)
        {
            Tell(knob, default);
            return;
        }

        _signals?.Invalidate();
        foreach (byte slave in knob.Traits.Sources)
            _nodes[slave]?.Settings.OutputAmplifier?.Step(0, steps);
    }

    private void Tell(SimulatedNode node, UnsolicitedResponse response)
    {
        UnsolicitedControl control = node.Settings.Unsolicited;
        if (!node.Traits.HasUnsolicited || !control.Enable || !CanSpeak(node.Group!))
            return;
        _unsolicited.Enqueue((response with { Tag = control.Tag }).Raw);
    }

    // Hardware 4.13: a general purpose pin may wake a link in reset without anything to tell.
    private void WakeLink(SimulatedNode group) => _wakesLink |= _waitsForVerb && CanSpeak(group);

    // Hardware 4.8: in D3 presence is still told only with EPSS, in D3cold never.
    private static bool CanSpeak(SimulatedNode group) => group.ActualPower switch
    {
        < PowerState.D3 => true,
        PowerState.D3 => group.Traits.PowerStates.ExtendedPowerStates,
        _ => false,
    };
}
