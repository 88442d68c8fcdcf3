using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>What a node is and never ceases to be, read once from its profile: parameters, capabilities with the group's defaults applied, connections.</summary>
internal sealed class NodeTraits
{
    private const byte DisplayLocation = 0x18;     // Hardware 4.12: "digital display" among the special locations.
    private const uint IntelVendor = 0x8086;

    private readonly uint[] _parameters = new uint[(int)ParameterId.HdmiLpcmCapabilities + 1];
    private readonly IReadOnlyDictionary<ParameterId, uint> _answers;
    private readonly ConnectionListEntry[] _connections;
    private readonly bool _hasLongConnections;
    private readonly bool _answersFromIndex;
    private readonly byte[] _sources;

    private NodeTraits(NodeKind kind, NodeProfile profile, NodeProfile? group, CodecProfile codec)
    {
        Id = profile.Id;
        Kind = kind;
        Defaults = profile.Defaults;
        State = profile.State;
        HasPowerStates = codec.HasPowerStates;
        IsIntel = codec.VendorId.Vendor == IntelVendor;
        _answers = profile.Parameters;
        foreach ((ParameterId id, uint value) in profile.Parameters)
        {
            if ((uint)id < (uint)_parameters.Length)
                _parameters[(int)id] = value;
        }

        _connections = profile.Connections is ConnectionListEntry[] entries ? entries : [.. profile.Connections];
        _hasLongConnections = profile.HasLongConnections;
        _answersFromIndex = codec.AnswersConnectionsFromIndex;
        _sources = Expand(_connections);
        if (_connections.Length > 0)
            _parameters[(int)ParameterId.ConnectionListLength] = new ConnectionListLength { Entries = (byte)_connections.Length, IsLong = _hasLongConnections }.Raw;

        if (kind != NodeKind.Widget)
            return;

        // 7.3.4.6: without an override, the function group's parameter holds for the widget.
        Widget = new WidgetCapabilities(Parameter(ParameterId.WidgetCapabilities));
        Pcm = new PcmCapabilities(Inherit(ParameterId.PcmCapabilities, Widget.FormatOverride, group));
        Formats = new StreamFormatCapabilities(Inherit(ParameterId.StreamFormats, Widget.FormatOverride, group));
        InputAmplifier = new AmplifierCapabilities(Inherit(ParameterId.InputAmplifierCapabilities, Widget.AmplifierOverride, group));
        OutputAmplifier = new AmplifierCapabilities(Inherit(ParameterId.OutputAmplifierCapabilities, Widget.AmplifierOverride, group));
    }

    /// <summary>The node's number.</summary>
    public byte Id { get; }

    /// <summary>Where the node stands in the tree.</summary>
    public NodeKind Kind { get; }

    /// <summary>The settings after power-on.</summary>
    public NodeDefaults Defaults { get; }

    /// <summary>The settings that the node was found with.</summary>
    public NodeState State { get; }

    /// <summary>Whether the codec knows power states at all.</summary>
    public bool HasPowerStates { get; }

    /// <summary>Whether Intel made the codec; its display widget has a verb of its own.</summary>
    public bool IsIntel { get; }

    /// <summary>Capabilities of a widget; zero of any other node.</summary>
    public WidgetCapabilities Widget { get; }

    /// <summary>Capabilities of a pin; zero of any other node.</summary>
    public PinCapabilities Pin => IsPin ? new PinCapabilities(Parameter(ParameterId.PinCapabilities)) : default;

    /// <summary>The general purpose pins of a function group.</summary>
    public GpioCapabilities GpioCount => new(Parameter(ParameterId.GpioCount));

    /// <summary>The processing of a widget.</summary>
    public ProcessingCapabilities ProcessingCapabilities => new(Parameter(ParameterId.ProcessingCapabilities));

    /// <summary>Rates and bits of a converter.</summary>
    public PcmCapabilities Pcm { get; }

    /// <summary>Kinds of format of a converter.</summary>
    public StreamFormatCapabilities Formats { get; }

    /// <summary>The steps of the input amplifiers, if there are any.</summary>
    public AmplifierCapabilities InputAmplifier { get; }

    /// <summary>The steps of the output amplifier, if there is one.</summary>
    public AmplifierCapabilities OutputAmplifier { get; }

    /// <summary>The power states of the node.</summary>
    public PowerStateCapabilities PowerStates => new(Parameter(ParameterId.PowerStates));

    /// <summary>The nodes of the connection list, ranges expanded: what connection select and input amplifiers count.</summary>
    public ReadOnlySpan<byte> Sources => _sources;

    /// <summary>A widget that plays a stream.</summary>
    public bool IsOutputConverter => IsWidget(WidgetType.AudioOutput);

    /// <summary>A widget that sends a stream.</summary>
    public bool IsInputConverter => IsWidget(WidgetType.AudioInput);

    /// <summary>A widget of either kind.</summary>
    public bool IsConverter => IsOutputConverter || IsInputConverter;

    /// <summary>A pin complex.</summary>
    public bool IsPin => IsWidget(WidgetType.PinComplex);

    /// <summary>A converter for S/PDIF, HDMI or DisplayPort.</summary>
    public bool IsDigitalConverter => IsConverter && Widget.Digital;

    /// <summary>A volume knob.</summary>
    public bool IsVolumeKnob => IsWidget(WidgetType.VolumeKnob);

    /// <summary>A power widget: it gates the nodes of its list (7.2.3.6).</summary>
    public bool IsPowerWidget => IsWidget(WidgetType.Power);

    /// <summary>Intel's widget that shows and hides pins and converters of a display codec (verb F81h).</summary>
    public bool IsIntelDisplayWidget => IsIntel && IsWidget(WidgetType.VendorDefined);

    /// <summary>
    /// An HDMI or DisplayPort pin. The HDMI bit of an analog pin is the older left-right swap; codecs from before the bit say by their location what the pin is.
    /// </summary>
    public bool IsDisplayPin => IsPin && (DeviceEntryCount > 1 || Widget.Digital && Pin.Output && (Pin.Hdmi || Pin.DisplayPort || IsAtDisplay));

    /// <summary>Device entries of a display pin: 1 if it does not have several (HDA040-A).</summary>
    public int DeviceEntryCount => new DeviceListLength(Parameter(ParameterId.DeviceListLength)).EntriesLessOne + 1;

    /// <summary>Whether the node has processing controls (7.3.3.4).</summary>
    public bool HasProcessing => Kind == NodeKind.Widget && (Widget.Processing || Parameter(ParameterId.ProcessingCapabilities) != 0);

    /// <summary>Whether a converter has a channel count (hardware 4.16).</summary>
    public bool HasChannelCount => IsOutputConverter && Widget.Digital && Widget.Channels > 2;

    /// <summary>Whether the node has a power state of its own (7.3.3.10).</summary>
    public bool HasPowerControl => HasPowerStates && (Kind == NodeKind.FunctionGroup || Kind == NodeKind.Widget && Widget.PowerControl);

    /// <summary>Whether the node has a selected connection: it has a list, and does not take all of it at once (7.3.3.2).</summary>
    public bool HasConnectionSelect =>
        _sources.Length > 0 && Widget.Type is not (WidgetType.AudioMixer or WidgetType.Power or WidgetType.VolumeKnob);

    /// <summary>Whether the node may send unsolicited responses (7.3.3.14).</summary>
    public bool HasUnsolicited => Kind switch
    {
        NodeKind.FunctionGroup => new FunctionGroupParameter(Parameter(ParameterId.FunctionGroupType)).UnsolicitedCapable,
        NodeKind.Widget => Widget.UnsolicitedCapable || Widget.Type == WidgetType.VolumeKnob,
        _ => false,
    };

    /// <summary>Whether the node beeps (7.3.3.28).</summary>
    public bool HasBeep => Kind == NodeKind.FunctionGroup
        ? new AudioGroupCapabilities(Parameter(ParameterId.AudioGroupCapabilities)).BeepGenerator
        : IsWidget(WidgetType.BeepGenerator);

    /// <summary>How many input amplifiers there are: one for a pin, otherwise one for each connection.</summary>
    public int InputAmplifierCount => !Widget.InputAmplifier ? 0 : IsPin ? 1 : Math.Max(1, _sources.Length);

    /// <summary>The bits of <see cref="EapdControl"/> that the node has (7.3.3.16).</summary>
    public byte EapdMask => new EapdControl
    {
        ExternalAmplifierPower = Pin.Eapd,
        Balanced = Pin.Balanced,
        LeftRightSwap = (IsPin || IsConverter) && Widget.LeftRightSwap,
    }.Raw;

    /// <summary>The traits of the root node.</summary>
    public static NodeTraits Root(CodecProfile profile) => new(NodeKind.Root, new NodeProfile
    {
        Id = 0,
        Parameters = new Dictionary<ParameterId, uint>
        {
            [ParameterId.VendorId] = profile.VendorId.Raw,
            [ParameterId.RevisionId] = profile.RevisionId.Raw,
            [ParameterId.SubsystemId] = profile.OldSubsystemId,
            [ParameterId.SubordinateNodes] = Subordinates([.. profile.FunctionGroups.Select(group => group.Node)], profile.IsAsFound),
        },
    }, group: null, profile);

    /// <summary>The traits of a function group's own node.</summary>
    public static NodeTraits FunctionGroup(FunctionGroupProfile profile, CodecProfile codec)
    {
        var traits = new NodeTraits(NodeKind.FunctionGroup, profile.Node, group: null, codec);
        if (codec.OldSubsystemId != 0)
            traits._parameters[(int)ParameterId.SubsystemId] = codec.OldSubsystemId;
        if (profile.Widgets.Count > 0 || !codec.IsAsFound)
            traits._parameters[(int)ParameterId.SubordinateNodes] = Subordinates(profile.Widgets, codec.IsAsFound);
        return traits;
    }

    /// <summary>The traits of a widget.</summary>
    public static NodeTraits OfWidget(NodeProfile profile, FunctionGroupProfile group, CodecProfile codec) => new(NodeKind.Widget, profile, group.Node, codec);

    /// <summary>What the node answers for a parameter; 0 for one that it does not have.</summary>
    public uint Parameter(ParameterId id) => (uint)id < (uint)_parameters.Length ? _parameters[(int)id] : _answers.GetValueOrDefault(id);

    /// <summary>What the node answers for a connection list entry; the index is rounded down to the first of a response (7.3.3.3).</summary>
    public uint ConnectionEntries(byte index)
    {
        int perResponse = ConnectionList.EntriesPerResponse(_hasLongConnections);
        return ConnectionList.Encode(_connections, _answersFromIndex ? index : index / perResponse * perResponse, _hasLongConnections);
    }

    /// <summary>
    /// Whether a converter can play or send a format: of a rate and depth that it has, and PCM, or encoded if it has such a format. One that says nothing about the kinds
    /// of its streams has PCM.
    /// </summary>
    public bool Converts(StreamFormat format) => format.IsValid && (format.IsNonPcm
        ? Widget.Digital && (Formats.Ac3 || Formats.Float32) && Pcm.Supports(format with { IsNonPcm = false })
        : (Formats.Pcm || Formats == default) && Pcm.Supports(format));

    private bool IsAtDisplay => (Defaults.ConfigurationDefault.Raw >> 24 & 0x3F) == DisplayLocation;

    private bool IsWidget(WidgetType type) => Kind == NodeKind.Widget && Widget.Type == type;

    // A codec that promises a parameter of its own, or one of the group, and has 0 there means the other one.
    private uint Inherit(ParameterId id, bool isOverridden, NodeProfile? group)
    {
        uint own = Parameter(id);
        uint inherited = group?.Parameters.GetValueOrDefault(id) ?? 0;
        return isOverridden ? OrElse(own, IsFormat(id) ? inherited : 0u) : OrElse(inherited, own);
    }

    // All ones is what a codec answers that does not know the parameter.
    private static uint OrElse(uint value, uint other) => value is not (0 or uint.MaxValue) ? value : other is uint.MaxValue ? 0 : other;

    private static bool IsFormat(ParameterId id) => id is ParameterId.PcmCapabilities or ParameterId.StreamFormats;

    // Connection select counts these (7.3.3.3). A range that is first or does not ascend is left out; a node that no verb reaches stands as the root, where no path leads.
    private static byte[] Expand(ConnectionListEntry[] entries)
    {
        int count = 0;
        for (int i = 0; i < entries.Length; i++)
            count += LengthOf(entries, i);

        byte[] sources = new byte[count];
        int next = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            for (int node = entries[i].NodeId - LengthOf(entries, i) + 1; node <= entries[i].NodeId; node++)
                sources[next++] = node < SimulatedCodec.NodeLimit ? (byte)node : (byte)0;
        }
        return sources;
    }

    private static int LengthOf(ConnectionListEntry[] entries, int index)
    {
        if (!entries[index].IsRange)
            return 1;
        int previous = index == 0 ? 0 : entries[index - 1].NodeId;
        return previous == 0 ? 0 : Math.Max(0, entries[index].NodeId - previous);
    }

    private static uint Subordinates(IReadOnlyList<NodeProfile> nodes, bool mayHaveHoles)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            bool isInPlace = mayHaveHoles ? i == 0 || nodes[i].Id > nodes[i - 1].Id : nodes[i].Id == nodes[0].Id + i;
            if (!isInPlace || nodes[i].Id is 0 or > 0x7F)
                throw new ArgumentException($"Node {nodes[i].Id:X2}h: subordinate nodes have consecutive numbers from 1 to 7Fh (HDA 1.0a 7.1.1).", nameof(nodes));
        }

        return nodes.Count == 0 ? 0 : new SubordinateNodes { Start = nodes[0].Id, Count = (byte)(nodes[^1].Id - nodes[0].Id + 1) }.Raw;
    }
}
