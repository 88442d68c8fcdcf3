namespace Azalia.Specification.Codecs.Text;

/// <summary>The answers of one node of a text. Hardware 4.3, 6.2.</summary>
internal sealed class NodeAnswers(WidgetText widget)
{
    private const int EntriesPerAnswer = 8;
    private const int BitsPerEntry = 4;
    private const int HighestShortNode = 0x7F;
    private const int MostEntries = 0x7F;

    private ushort _coefficientIndex = widget.CoefficientIndex ?? 0;
    private int _device = SelectedDevice(widget);

    internal uint? Answer(Verb verb) => verb.Id switch
    {
        VerbId.GetParameter => Parameter((ParameterId)verb.Payload),
        VerbId.GetConnectionListEntry => Entries(verb.Payload),
        VerbId.GetConnectionSelect => Selection(),
        VerbId.GetAmplifier => Amplifier(new AmplifierGetPayload(verb.Payload)),
        VerbId.GetEapd => widget.Eapd,
        VerbId.GetConfigurationDefault => widget.PinDefault?.Raw,
        VerbId.GetPinControl => widget.PinControl,
        VerbId.GetVolumeKnob => widget.Knob?.Raw,
        VerbId.GetStreamChannel => widget.Converter?.Raw,
        VerbId.GetSdiSelect => widget.SdiSelect,
        VerbId.GetDigitalConverter => widget.Digital?.Raw,
        VerbId.GetUnsolicited => widget.Unsolicited?.Raw,
        VerbId.GetPowerState => widget.Power?.Raw,
        VerbId.GetDeviceSelect => widget.Devices is null ? null : (uint)_device,
        VerbId.SetDeviceSelect => SelectDevice(verb.Payload),
        VerbId.GetDeviceListEntry => DeviceStates(verb.Payload),
        VerbId.GetCoefficientIndex => widget.Processing is null ? null : _coefficientIndex,
        VerbId.SetCoefficientIndex => SelectCoefficient(verb.Payload),
        VerbId.GetProcessingCoefficient => Coefficient(),
        _ => null,
    };

    private static int SelectedDevice(WidgetText widget)
    {
        foreach (DeviceEntryText device in widget.Devices ?? [])
        {
            if (device.IsSelected)
                return device.Index;
        }

        return 0;
    }

    private uint? Parameter(ParameterId parameter) => parameter switch
    {
        ParameterId.WidgetCapabilities => widget.Capabilities.Raw,
        ParameterId.PcmCapabilities => widget.Pcm?.Raw,
        ParameterId.StreamFormats => widget.StreamFormats?.Raw,
        ParameterId.PinCapabilities => widget.Pin?.Raw,
        ParameterId.InputAmplifierCapabilities => widget.InputAmplifier?.Raw,
        ParameterId.OutputAmplifierCapabilities => widget.OutputAmplifier?.Raw,
        ParameterId.ConnectionListLength => ListLength(),
        ParameterId.PowerStates => widget.PowerStates?.Raw,
        ParameterId.ProcessingCapabilities => widget.Processing?.Raw,
        ParameterId.VolumeKnobCapabilities => widget.KnobCapabilities?.Raw,
        ParameterId.DeviceListLength => widget.Devices is { } devices ? (uint)Math.Max(devices.Count - 1, 0) : null,
        _ => null,
    };

    private IReadOnlyList<ConnectedNode>? List()
    {
        foreach (DeviceEntryText device in widget.Devices ?? [])
        {
            if (device.Index == _device && device.Connections is { } own)
                return own;
        }

        return widget.Connections;
    }

    private static bool IsLong(IReadOnlyList<ConnectedNode> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].NodeId > HighestShortNode)
                return true;
        }

        return false;
    }

    private uint? ListLength() => List() is not { } list ? null
        : new ConnectionListLength { Entries = (byte)Math.Min(list.Count, MostEntries), IsLong = IsLong(list) }.Raw;

    private uint? Entries(int first)
    {
        if (List() is not { } list)
            return null;

        bool isLong = IsLong(list);
        int width = ConnectionList.EntriesPerResponse(isLong);
        Span<ConnectionListEntry> entries = stackalloc ConnectionListEntry[ConnectionList.EntriesPerResponse(isLong: false)];
        int count = 0;
        for (int i = first / width * width; i < list.Count && count < width; i++)
            entries[count++] = new ConnectionListEntry(list[i].NodeId);

        return ConnectionList.Encode(entries[..count], 0, isLong);
    }

    // A list of several without a star: the codec named a place behind its end.
    private uint? Selection()
    {
        if (List() is not { Count: > 1 } list)
            return null;

        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].IsSelected)
                return (uint)i;
        }

        return widget.HasSelection ? (uint)list.Count : null;
    }

    private uint? Amplifier(AmplifierGetPayload which)
    {
        IReadOnlyList<AmplifierReading>? values = which.Output ? widget.OutputValues : widget.InputValues;
        if (values is null || which.Index >= values.Count)
            return null;

        AmplifierReading value = values[which.Index];
        return which.Left ? value.Left : value.Right;
    }

    private uint? SelectDevice(ushort index)
    {
        if (widget.Devices is null)
            return null;

        _device = index;
        return 0;
    }

    private uint? DeviceStates(int first)
    {
        if (widget.Devices is not { } devices)
            return null;

        uint states = 0;
        foreach (DeviceEntryText device in devices)
        {
            int place = device.Index - first / EntriesPerAnswer * EntriesPerAnswer;
            if (place is < 0 or >= EntriesPerAnswer)
                continue;

            uint state = (device.Presence ? 1u : 0) | (device.EldValid ? 2u : 0) | (device.Inactive ? 4u : 0);
            states |= state << place * BitsPerEntry;
        }

        return states;
    }

    private uint? SelectCoefficient(ushort index)
    {
        if (widget.Processing is null)
            return null;

        _coefficientIndex = index;
        return 0;
    }

    private uint? Coefficient()
    {
        foreach (CoefficientText coefficient in widget.Coefficients ?? [])
        {
            if (coefficient.Index == _coefficientIndex)
                return coefficient.Value;
        }

        return widget.ProcessingCoefficient;
    }
}
