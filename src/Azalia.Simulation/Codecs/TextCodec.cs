using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Simulation.Codecs;

/// <summary>Makes a codec's profile of a Linux codec text (hardware 6).</summary>
/// <remarks>
/// A node that no verb reaches (number 0, above 7Fh, or one that is there already) is left out: a text with such a node is damaged. What the text says nothing of is as a codec has it
/// after power-on.
/// </remarks>
internal static class TextCodec
{
    private const byte FirstNode = 1;
    private const int MostAddress = 14;

    /// <summary>The profile of a codec that was found as its text shows it.</summary>
    public static CodecProfile Create(CodecText text)
    {
        List<FunctionGroupProfile> groups = new(2);
        byte taken = 0;
        if (text.AudioGroup is { } audio)
        {
            taken = audio.NodeId is 0 or >= SimulatedCodec.NodeLimit ? FirstNode : audio.NodeId;
            groups.Add(AudioGroup(text, audio, taken));
        }

        if (text.ModemGroup is { } modem)
        {
            byte node = modem.NodeId is > 0 and < SimulatedCodec.NodeLimit ? modem.NodeId.Value : taken == FirstNode ? (byte)(FirstNode + 1) : FirstNode;
            if (node != taken && !groups.Exists(group => group.Widgets.Any(widget => widget.Id == node)))
                groups.Insert(taken != 0 && taken < node ? 1 : 0, ModemGroup(text, modem, node));
        }

        return new CodecProfile
        {
            Name = text.Name ?? "unnamed",
            Address = text.Address is >= 0 and <= MostAddress ? (byte)text.Address : null,
            Summary = "A codec as its text shows it",
            VendorId = text.VendorId ?? default,
            RevisionId = text.RevisionId ?? default,
            FunctionGroups = groups,
            IsAsFound = true,
        };
    }

    private static FunctionGroupProfile AudioGroup(CodecText text, AudioGroupText group, byte node)
    {
        Dictionary<ParameterId, uint> parameters = new(8)
        {
            [ParameterId.FunctionGroupType] = group.Parameter?.Raw ?? new FunctionGroupParameter { Type = FunctionGroupType.Audio }.Raw,
        };
        Put(parameters, ParameterId.PcmCapabilities, group.Pcm?.Raw);
        Put(parameters, ParameterId.StreamFormats, group.StreamFormats?.Raw);
        Put(parameters, ParameterId.InputAmplifierCapabilities, group.InputAmplifier?.Raw);
        Put(parameters, ParameterId.OutputAmplifierCapabilities, group.OutputAmplifier?.Raw);
        Put(parameters, ParameterId.PowerStates, group.PowerStates?.Raw);
        Put(parameters, ParameterId.GpioCount, group.Gpio?.Raw);

        // A group without widgets has an empty list of them, unless the text says that it could not be read.
        if (!group.HasInvalidSubtree)
            parameters[ParameterId.SubordinateNodes] = new SubordinateNodes { Start = (byte)(node + 1) }.Raw;

        // Hardware 4.10: with EPSS a codec powers up asleep.
        NodeDefaults defaults = new()
        {
            SubsystemId = text.SubsystemId ?? 0,
            PowerState = group.PowerStates is { ExtendedPowerStates: true } ? PowerState.D3 : PowerState.D0,
        };
        return new FunctionGroupProfile
        {
            Node = new NodeProfile
            {
                Id = node,
                Parameters = parameters,
                Defaults = defaults,
                State = new NodeState { Power = group.Power ?? default(PowerStateReport), Gpio = group.GpioPins is { } pins ? Registers(pins) : null },
            },
            Widgets = Widgets(group, node, text.ModemGroup?.NodeId, defaults.PowerState),
        };
    }

    private static FunctionGroupProfile ModemGroup(CodecText text, ModemGroupText group, byte node) => new()
    {
        Node = new NodeProfile
        {
            Id = node,
            Parameters = new Dictionary<ParameterId, uint>(1)
            {
                [ParameterId.FunctionGroupType] = group.Parameter?.Raw ?? new FunctionGroupParameter { Type = FunctionGroupType.Modem }.Raw,
            },
            Defaults = new NodeDefaults { SubsystemId = text.SubsystemId ?? 0 },
            State = new NodeState { Power = default(PowerStateReport) },
        },
        Widgets = [],
    };

    private static List<NodeProfile> Widgets(AudioGroupText group, byte groupNode, byte? modemNode, PowerState powerUp)
    {
        IReadOnlyList<WidgetText> texts = group.Widgets;
        List<NodeProfile> widgets = new(texts.Count);
        bool isSorted = true;
        for (int i = 0; i < texts.Count; i++)
        {
            byte id = texts[i].NodeId;
            if (id is 0 or >= SimulatedCodec.NodeLimit || id == groupNode || id == modemNode)
                continue;
            isSorted &= widgets.Count == 0 || widgets[^1].Id < id;
            widgets.Add(TextWidget.Create(texts[i], powerUp));
        }

        return isSorted ? widgets : [.. widgets.OrderBy(widget => widget.Id).DistinctBy(widget => widget.Id)];
    }

    // F10h to F1Ah; the text has those of the pins that can be either.
    private static byte[] Registers(GpioText pins)
    {
        byte[] registers = new byte[(int)VerbId.GetGpioSticky - (int)VerbId.GetGpiData + 1];
        registers[(int)VerbId.GetGpioData - (int)VerbId.GetGpiData] = pins.Data;
        registers[(int)VerbId.GetGpioEnable - (int)VerbId.GetGpiData] = pins.Enable;
        registers[(int)VerbId.GetGpioDirection - (int)VerbId.GetGpiData] = pins.Direction;
        registers[(int)VerbId.GetGpioWakeEnable - (int)VerbId.GetGpiData] = pins.Wake;
        registers[(int)VerbId.GetGpioUnsolicitedEnable - (int)VerbId.GetGpiData] = pins.Unsolicited;
        registers[(int)VerbId.GetGpioSticky - (int)VerbId.GetGpiData] = pins.Sticky;
        return registers;
    }

    private static void Put(Dictionary<ParameterId, uint> parameters, ParameterId id, uint? value)
    {
        if (value is { } known)
            parameters[id] = known;
    }
}
