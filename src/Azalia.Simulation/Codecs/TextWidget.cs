using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Codecs;

/// <summary>Makes one node's profile of its lines in a Linux codec text (hardware 6.2).</summary>
internal static class TextWidget
{
    private const int MostEntries = 0x7F;
    private const int MostShortNode = 0x7F;

    // Hardware 4.3: what most converters power up with, 48 kHz, 24 bits, stereo. No text says it.
    private static readonly StreamFormat s_format = new(0x0031);

    // Hardware 4.13: on is the recommended default.
    private static readonly EapdControl s_eapd = new() { ExternalAmplifierPower = true };

    private static readonly VolumeKnob s_knob = new() { Volume = 0x7F };

    /// <summary>The profile of a node.</summary>
    /// <param name="text">Its lines.</param>
    /// <param name="powerUp">The state that it powers up in.</param>
    public static NodeProfile Create(WidgetText text, PowerState powerUp)
    {
        NodeProfile profile = new()
        {
            Id = text.NodeId,
            Parameters = Parameters(text),
            Connections = Connections(text.Connections, out bool isLong),
            HasLongConnections = isLong,
            Defaults = Defaults(text, powerUp),
            State = State(text),
        };
        return profile;
    }

    private static Dictionary<ParameterId, uint> Parameters(WidgetText text)
    {
        Dictionary<ParameterId, uint> parameters = new(8) { [ParameterId.WidgetCapabilities] = text.Capabilities.Raw };
        Put(parameters, ParameterId.PcmCapabilities, text.Pcm?.Raw);
        Put(parameters, ParameterId.StreamFormats, text.StreamFormats?.Raw);
        Put(parameters, ParameterId.PinCapabilities, text.Pin?.Raw);
        Put(parameters, ParameterId.InputAmplifierCapabilities, text.InputAmplifier?.Raw);
        Put(parameters, ParameterId.OutputAmplifierCapabilities, text.OutputAmplifier?.Raw);
        Put(parameters, ParameterId.PowerStates, text.PowerStates?.Raw);
        Put(parameters, ParameterId.ProcessingCapabilities, text.Processing?.Raw);
        Put(parameters, ParameterId.VolumeKnobCapabilities, text.KnobCapabilities?.Raw);
        if (text.Devices is { Count: > 1 } devices)
            parameters[ParameterId.DeviceListLength] = new DeviceListLength { EntriesLessOne = (byte)(devices.Count - 1) }.Raw;
        return parameters;
    }

    private static void Put(Dictionary<ParameterId, uint> parameters, ParameterId id, uint? value)
    {
        if (value is { } known)
            parameters[id] = known;
    }

    // The text has the list with its ranges expanded, which says the same: one entry for each node, as long as the length parameter can count them.
    private static ConnectionListEntry[] Connections(IReadOnlyList<ConnectedNode>? nodes, out bool isLong)
    {
        isLong = false;
        if (nodes is null or { Count: 0 })
            return [];

        ConnectionListEntry[] entries = new ConnectionListEntry[nodes.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = new ConnectionListEntry(nodes[i].NodeId);
            isLong |= nodes[i].NodeId > MostShortNode;
        }
        return entries.Length <= MostEntries ? entries : Compress(entries);
    }

    // Every run of ascending numbers becomes a start and a range; what still does not fit is not there.
    private static ConnectionListEntry[] Compress(ConnectionListEntry[] entries)
    {
        List<ConnectionListEntry> compressed = new(entries.Length);
        foreach (ConnectionListEntry entry in entries)
        {
            if (compressed.Count > 0 && entry.NodeId == compressed[^1].NodeId + 1)
            {
                ConnectionListEntry end = entry with { IsRange = true };
                if (compressed[^1].IsRange)
                    compressed[^1] = end;
                else
                    compressed.Add(end);
            }
            else
            {
                compressed.Add(entry);
            }
        }
        return [.. compressed.Take(MostEntries)];
    }

    private static NodeDefaults Defaults(WidgetText text, PowerState powerUp) => new()
    {
        PowerState = powerUp,
        ConverterFormat = s_format,
        Eapd = text.Pin is { Eapd: true } ? s_eapd : default,
        ConfigurationDefault = text.PinDefault ?? default,
        VolumeKnob = s_knob,
        IsPlugged = text.PinDefault is not { Connectivity: PortConnectivity.None },
        Coefficients = Coefficients(text),
    };

    private static NodeState State(WidgetText text) => new()
    {
        OutputAmplifiers = Answers(text.OutputValues),
        InputAmplifiers = Answers(text.InputValues),
        ConnectionSelect = Selection(text.Connections),
        Binding = text.Converter ?? default,
        SdiSelect = text.SdiSelect,
        Digital = text.Digital,
        PinControl = text.PinControl,
        Eapd = text.Eapd,
        CoefficientIndex = text.CoefficientIndex ?? 0,
        Unsolicited = text.Unsolicited,
        // A text that does not tell of power is of a codec in use.
        Power = text.Power ?? default(PowerStateReport),
        VolumeKnob = text.Knob,
        DeviceSelect = SelectedDevice(text.Devices),
        Devices = Devices(text),
    };

    // A list in which nothing is marked was found with a selection beyond its end.
    private static byte Selection(IReadOnlyList<ConnectedNode>? nodes)
    {
        int count = nodes?.Count ?? 0;
        for (int i = 0; i < count; i++)
        {
            if (nodes![i].IsSelected)
                return (byte)i;
        }
        return count > 1 ? (byte)Math.Min(count, byte.MaxValue) : (byte)0;
    }

    private static AmplifierAnswer[] Answers(IReadOnlyList<AmplifierReading>? readings)
    {
        if (readings is null or { Count: 0 })
            return [];
        AmplifierAnswer[] answers = new AmplifierAnswer[readings.Count];
        for (int i = 0; i < answers.Length; i++)
            answers[i] = new AmplifierAnswer(readings[i].Left, readings[i].Right ?? readings[i].Left);
        return answers;
    }

    private static ushort[] Coefficients(WidgetText text)
    {
        if (text.Coefficients is null && text.ProcessingCoefficient is null)
            return [];

        int count = text.ProcessingCoefficient is null ? 0 : (text.CoefficientIndex ?? 0) + 1;
        foreach (CoefficientText coefficient in text.Coefficients ?? [])
            count = Math.Max(count, coefficient.Index + 1);
        ushort[] values = new ushort[count];
        if (text.ProcessingCoefficient is { } present)
            values[text.CoefficientIndex ?? 0] = present;
        foreach (CoefficientText coefficient in text.Coefficients ?? [])
            values[coefficient.Index] = coefficient.Value;
        return values;
    }

    private static byte SelectedDevice(IReadOnlyList<DeviceEntryText>? devices)
    {
        for (int i = 0; i < (devices?.Count ?? 0); i++)
        {
            if (devices![i].IsSelected)
                return (byte)i;
        }
        return 0;
    }

    // Older texts leave the connections of an entry out; the pin's own are those of the selected one.
    private static DisplayState[]? Devices(WidgetText text)
    {
        if (text.Devices is null or { Count: 0 })
            return null;
        DisplayState[] states = new DisplayState[text.Devices.Count];
        for (int i = 0; i < states.Length; i++)
        {
            DeviceEntryText device = text.Devices[i];
            states[i] = new DisplayState(device.Presence, device.EldValid, device.Inactive, Selection(device.Connections ?? text.Connections));
        }
        return states;
    }
}
