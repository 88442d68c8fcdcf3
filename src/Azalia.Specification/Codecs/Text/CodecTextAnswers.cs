namespace Azalia.Specification.Codecs.Text;

/// <summary>
/// Answers verbs out of a codec text: each whose answer the text holds, exactly so, and no other. Nothing can be set but what a survey needs: the device that a display pin
/// speaks for, and the index of a node's coefficients. Hardware 4.2, 4.3, 6.2.
/// </summary>
/// <remarks>The text must not be changed while it answers. Not safe for several threads.</remarks>
public sealed class CodecTextAnswers : ICodecAnswers
{
    private const int Nodes = 0x80;

    private readonly CodecText _codec;
    private readonly NodeAnswers?[] _nodes = new NodeAnswers?[Nodes];

    /// <summary>Answers for a codec.</summary>
    public CodecTextAnswers(CodecText codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        _codec = codec;
        foreach (WidgetText widget in codec.Widgets)
        {
            if (widget.NodeId < Nodes)
                _nodes[widget.NodeId] = new NodeAnswers(widget);
        }
    }

    /// <inheritdoc />
    public bool TryAnswer(byte nodeId, Verb verb, out uint response)
    {
        uint? answer = nodeId == 0 ? Root(verb)
            : nodeId == _codec.AudioGroup?.NodeId ? Audio(_codec.AudioGroup, verb)
            : nodeId == _codec.ModemGroup?.NodeId ? Modem(_codec.ModemGroup, verb)
            : nodeId < Nodes ? _nodes[nodeId]?.Answer(verb)
            : null;
        response = answer ?? 0;
        return answer is not null;
    }

    private uint? Root(Verb verb) => verb.Id != VerbId.GetParameter ? null : (ParameterId)verb.Payload switch
    {
        ParameterId.VendorId => _codec.VendorId?.Raw,
        ParameterId.RevisionId => _codec.RevisionId?.Raw,
        ParameterId.SubordinateNodes => Groups().Raw,
        _ => null,
    };

    private SubordinateNodes Groups()
    {
        byte? audio = _codec.AudioGroup?.NodeId;
        byte? modem = _codec.ModemGroup?.NodeId;
        byte first = Math.Min(audio ?? modem ?? 0, modem ?? audio ?? 0);
        byte last = Math.Max(audio ?? 0, modem ?? 0);
        return new SubordinateNodes { Start = first, Count = (byte)(last == 0 ? 0 : last - first + 1) };
    }

    private uint? Modem(ModemGroupText group, Verb verb) => verb.Id switch
    {
        VerbId.GetParameter when (ParameterId)verb.Payload == ParameterId.FunctionGroupType =>
            (group.Parameter ?? new FunctionGroupParameter { Type = FunctionGroupType.Modem }).Raw,
        VerbId.GetSubsystemId when _codec.AudioGroup is null => _codec.SubsystemId,
        _ => null,
    };

    private uint? Audio(AudioGroupText group, Verb verb) => verb.Id switch
    {
        VerbId.GetParameter => Parameter(group, (ParameterId)verb.Payload),
        VerbId.GetSubsystemId => _codec.SubsystemId,
        VerbId.GetPowerState => group.Power?.Raw,
        VerbId.GetGpioData => group.GpioPins?.Data,
        VerbId.GetGpioEnable => group.GpioPins?.Enable,
        VerbId.GetGpioDirection => group.GpioPins?.Direction,
        VerbId.GetGpioWakeEnable => group.GpioPins?.Wake,
        VerbId.GetGpioUnsolicitedEnable => group.GpioPins?.Unsolicited,
        VerbId.GetGpioSticky => group.GpioPins?.Sticky,
        _ => null,
    };

    private static uint? Parameter(AudioGroupText group, ParameterId parameter) => parameter switch
    {
        ParameterId.FunctionGroupType => (group.Parameter ?? new FunctionGroupParameter { Type = FunctionGroupType.Audio }).Raw,
        ParameterId.SubordinateNodes => Widgets(group).Raw,
        ParameterId.PcmCapabilities => group.Pcm?.Raw,
        ParameterId.StreamFormats => group.StreamFormats?.Raw,
        ParameterId.InputAmplifierCapabilities => group.InputAmplifier?.Raw,
        ParameterId.OutputAmplifierCapabilities => group.OutputAmplifier?.Raw,
        ParameterId.PowerStates => group.PowerStates?.Raw,
        ParameterId.GpioCount => group.Gpio?.Raw,
        _ => null,
    };

    // A number between two nodes that the text leaves out is counted, and answers nothing.
    private static SubordinateNodes Widgets(AudioGroupText group)
    {
        int first = int.MaxValue;
        int last = 0;
        foreach (WidgetText widget in group.Widgets)
        {
            first = Math.Min(first, widget.NodeId);
            last = Math.Max(last, widget.NodeId);
        }

        // A group with no widget begins somewhere all the same, unless the text says that it does not.
        return last > 0 ? new SubordinateNodes { Start = (byte)first, Count = (byte)(last - first + 1) }
            : group.HasInvalidSubtree ? default
            : new SubordinateNodes { Start = (byte)(group.NodeId + 1) };
    }
}
