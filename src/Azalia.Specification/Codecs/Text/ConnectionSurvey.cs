namespace Azalia.Specification.Codecs.Text;

/// <summary>Reads the connections of a node and the devices behind a display pin. Hardware 4.4, 4.15, 6.2.</summary>
internal sealed class ConnectionSurvey(ICodecAnswers answers)
{
    private const int EntriesPerAnswer = 8;
    private const int MostDevices = 64;

    /// <summary>The expanded list; null when its length is not answered, empty when an entry makes no sense, as Linux has it.</summary>
    internal List<ushort>? List(byte node)
    {
        if (answers.Parameter(node, ParameterId.ConnectionListLength) is not { } raw)
            return null;

        ConnectionListLength length = new(raw);
        List<ushort> nodes = [];
        int width = ConnectionList.EntriesPerResponse(length.IsLong);
        uint response = 0;
        bool hasZero = false;
        for (int index = 0; index < length.Entries; index++)
        {
            if (index % width == 0)
            {
                if (answers.Answer(node, Verb.GetConnectionListEntry((byte)index)) is not { } answer)
                    return null;

                response = answer;
            }

            ConnectionListEntry entry = ConnectionList.EntryAt(response, index % width, length.IsLong);
            if (length.Entries == 1)
                return [entry.NodeId];

            // A single zero is allowed; with a second the list is none.
            if (entry is { NodeId: 0, IsRange: false })
            {
                if (hasZero)
                    return [];

                hasZero = true;
            }

            Append(nodes, entry);
        }

        return nodes;
    }

    /// <summary>The list with the star where the codec's selection is.</summary>
    internal List<ConnectedNode> Selected(WidgetText widget, List<ushort> nodes)
    {
        bool hasSelection = nodes.Count > 1 && widget.Type is not (WidgetType.AudioMixer or WidgetType.VolumeKnob or WidgetType.Power);
        return Starred(nodes, hasSelection ? answers.Answer(widget.NodeId, Verb.GetConnectionSelect()) : null);
    }

    /// <summary>The devices behind a pin, each with its own connections; null when the pin has no list of them.</summary>
    internal List<DeviceEntryText>? Devices(byte node)
    {
        uint last = new DeviceListLength(answers.Parameter(node, ParameterId.DeviceListLength) ?? 0).EntriesLessOne;
        if (last == 0 || answers.Answer(node, Verb.GetDeviceSelect()) is not { } selected)
            return null;

        int count = (int)Math.Min(last + 1, MostDevices);
        List<DeviceEntryText> devices = [];
        uint states = 0;
        for (int index = 0; index < count; index++)
        {
            if (index % EntriesPerAnswer == 0)
                states = answers.Answer(node, Verb.GetDeviceListEntry((byte)index)) ?? 0;

            uint state = states >> index % EntriesPerAnswer * 4;
            _ = answers.Answer(node, Verb.SetDeviceSelect((byte)index));
            List<ushort> nodes = List(node) ?? [];
            List<ConnectedNode> connections = Starred(nodes, nodes.Count > 1 ? answers.Answer(node, Verb.GetConnectionSelect()) : null);
            devices.Add(new DeviceEntryText(
                (byte)index, index == selected, (state & 1) != 0, (state & 2) != 0, (state & 4) != 0, connections));
        }

        _ = answers.Answer(node, Verb.SetDeviceSelect((byte)selected));
        return devices;
    }

    private static List<ConnectedNode> Starred(List<ushort> nodes, uint? selected)
    {
        List<ConnectedNode> list = new(nodes.Count);
        for (int i = 0; i < nodes.Count; i++)
            list.Add(new ConnectedNode(nodes[i], i == selected));

        return list;
    }

    private static void Append(List<ushort> nodes, ConnectionListEntry entry)
    {
        if (!entry.IsRange)
        {
            nodes.Add(entry.NodeId);
            return;
        }

        // A range without a beginning is skipped.
        int previous = nodes.Count > 0 ? nodes[^1] : 0;
        if (previous == 0 || previous >= entry.NodeId)
            return;

        for (int node = previous + 1; node <= entry.NodeId; node++)
            nodes.Add((ushort)node);
    }
}
