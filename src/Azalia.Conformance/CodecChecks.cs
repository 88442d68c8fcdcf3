using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Conformance;

/// <summary>The first codec on the link.</summary>
internal static class CodecChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("codec-names-itself", "HDA 1.0a 7.3.4.1", "The root node names vendor and device", static b =>
        {
            uint? value = b.Ask(0, Verb.GetParameter(ParameterId.VendorId));
            return Verdict.Of(value is not (null or 0 or uint.MaxValue), $"{value:X8}h");
        }),
        Check("codec-has-a-group", "HDA 1.0a 7.3.4.3", "The root node has function groups, and one is audio or modem", static b =>
            Group(b) is { } group ? Verdict.Pass($"group {group:X2}h, {Widgets(b, group).Count} widgets") : Verdict.Fail("none")),
        Check("codec-widgets-have-types", "HDA 1.0a 7.3.4.6", "Every widget says what it is", static b =>
        {
            if (Group(b) is not { } group)
                return Verdict.NotTestable("no function group");
            int[] silent = [.. Widgets(b, group).Where(node => b.Ask(node, Verb.GetParameter(ParameterId.WidgetCapabilities)) is null or 0 && !IsOutput(b, node))];
            return Verdict.Of(silent.Length <= 1, silent.Length <= 1 ? "all do" : $"{silent.Length} answer 0");
        }),
        Check("codec-unknown-node", "hardware 3.2", "A node that does not exist answers 0", static b =>
        {
            uint? value = b.Ask(0x7F, Verb.GetParameter(ParameterId.WidgetCapabilities));
            return Verdict.Of(value == 0, value is { } seen ? $"{seen:X8}h" : "silence");
        }),
        Check("codec-unknown-verb", "hardware 3.2", "A verb that does not exist is answered with 0", static b =>
        {
            uint? value = b.Ask(0, new Verb(0x7_3D00));
            return Verdict.Of(value == 0, value is { } seen ? $"{seen:X8}h" : "silence");
        }),
        OfConverter("converter-format-reads-back", "HDA 1.0a 7.3.3.8", "The format of a converter reads back", static (b, node) =>
        {
            _ = b.Ask(node, Verb.SetConverterFormat(new StreamFormat(0x0011)));
            uint? one = b.Ask(node, Verb.GetConverterFormat());
            _ = b.Ask(node, Verb.SetConverterFormat(new StreamFormat(0x4011)));
            uint? two = b.Ask(node, Verb.GetConverterFormat());
            return Verdict.Of(one == 0x0011 && two == 0x4011, $"{one:X4}h, {two:X4}h");
        }),
        OfConverter("converter-stream-reads-back", "HDA 1.0a 7.3.3.11", "Stream number and channel of a converter read back", static (b, node) =>
        {
            _ = b.Ask(node, Verb.SetStreamChannel(9, 0));
            uint? one = b.Ask(node, Verb.GetStreamChannel());
            _ = b.Ask(node, Verb.SetStreamChannel(0, 0));
            uint? two = b.Ask(node, Verb.GetStreamChannel());
            return Verdict.Of(one == 0x90 && two == 0, $"{one:X2}h, {two:X2}h");
        }),
        Check("codec-amplifier-reads-back", "HDA 1.0a 7.3.3.7", "Gain and mute of an output amplifier read back", static b =>
        {
            // A codec that loses answers may have a group in one moment and none in the next.
            int group = Group(b) ?? 0;
            foreach (int node in group == 0 ? [] : Widgets(b, group))
            {
                WidgetCapabilities widget = new(b.Ask(node, Verb.GetParameter(ParameterId.WidgetCapabilities)) ?? 0);
                if (!widget.OutputAmplifier)
                    continue;
                uint? own = widget.AmplifierOverride ? b.Ask(node, Verb.GetParameter(ParameterId.OutputAmplifierCapabilities)) : b.Ask(group, Verb.GetParameter(ParameterId.OutputAmplifierCapabilities));
                if ((own >> 8 & 0x7F) is null or 0)
                    continue;
                _ = b.Ask(node, Verb.SetAmplifier(new AmplifierSetPayload { Output = true, Left = true, Right = true, Gain = 1 }));
                uint? value = b.Ask(node, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true }));
                return Verdict.Of(value == 1, $"node {node:X2}h: {value:X2}h after a gain of 1");
            }

            return Verdict.NotTestable("no output amplifier with steps");
        }),
        Check("codec-power-state", "HDA 1.0a 7.3.3.10", "A function group that is set to D0 gets there", static b =>
        {
            if (Group(b) is not { } group)
                return Verdict.NotTestable("no function group");
            _ = b.Ask(group, Verb.SetPowerState(PowerState.D3));
            uint? asleep = b.Ask(group, Verb.GetPowerState());
            _ = b.Ask(group, Verb.SetPowerState(PowerState.D0));
            bool isAwake = b.Until(() => (b.Ask(group, Verb.GetPowerState()) & 0xFF) == 0, 100);
            return Verdict.Of((asleep & 0xF) == 3 && isAwake, $"{asleep:X3}h in D3, {(isAwake ? "then D0" : "never D0")}");
        }),
        OfConverter("function-reset-unbinds", "HDA 1.0a 7.3.3.33", "Two function resets take the stream number from every converter", static (b, node) =>
        {
            if (Group(b) is not { } group)
                return Verdict.NotTestable("no function group");
            _ = b.Ask(node, Verb.SetStreamChannel(9, 0));
            _ = b.Ask(group, Verb.FunctionReset());
            _ = b.Ask(group, Verb.FunctionReset());
            b.Wait(20);
            uint? value = b.Ask(node, Verb.GetStreamChannel());
            return Verdict.Of(value == 0, $"{value:X2}h");
        }),
        Check("codec-pins-have-defaults", "HDA 1.0a 7.3.3.31", "Every pin has a configuration default", static b =>
        {
            int[] pins = [.. Group(b) is { } group ? Widgets(b, group).Where(node => TypeOf(b, node) == WidgetType.PinComplex) : []];
            int[] silent = [.. pins.Where(node => b.Ask(node, Verb.GetConfigurationDefault()) is null or 0)];
            return pins.Length == 0 ? Verdict.NotTestable("no pin") : Verdict.Of(silent.Length == 0, $"{pins.Length} pins, {silent.Length} without");
        }),
        Check("codec-pin-control-reads-back", "HDA 1.0a 7.3.3.13", "The control of an output pin reads back", static b =>
        {
            foreach (int node in Group(b) is { } group ? Widgets(b, group) : [])
            {
                if (TypeOf(b, node) != WidgetType.PinComplex || !new PinCapabilities(b.Ask(node, Verb.GetParameter(ParameterId.PinCapabilities)) ?? 0).Output)
                    continue;
                _ = b.Ask(node, Verb.SetPinControl(new PinControl(0x40)));
                uint? on = b.Ask(node, Verb.GetPinControl());
                _ = b.Ask(node, Verb.SetPinControl(new PinControl(0)));
                uint? off = b.Ask(node, Verb.GetPinControl());
                return Verdict.Of(on == 0x40 && off == 0, $"node {node:X2}h: {on:X2}h, {off:X2}h");
            }

            return Verdict.NotTestable("no output pin");
        }),
        Check("codec-connection-lists", "HDA 1.0a 7.3.3.3", "Every connection list names widgets of the group", static b =>
        {
            if (Group(b) is not { } group)
                return Verdict.NotTestable("no function group");
            List<int> widgets = Widgets(b, group);
            foreach (int node in widgets)
            {
                ConnectionListLength length = new(b.Ask(node, Verb.GetParameter(ParameterId.ConnectionListLength)) ?? 0);
                if (length.Raw == 0 || length.IsLong)
                    continue;
                for (int i = 0; i < length.Entries; i += 4)
                {
                    uint entries = b.Ask(node, Verb.GetConnectionListEntry((byte)i)) ?? 0;
                    for (int k = 0; k < Math.Min(4, length.Entries - i); k++)
                    {
                        int entry = (int)(entries >> 8 * k & 0x7F);
                        if (!widgets.Contains(entry))
                            return Verdict.Fail($"node {node:X2}h names {entry:X2}h");
                    }
                }
            }

            return Verdict.Pass($"{widgets.Count} widgets");
        }),
        Check("codec-unsolicited-reads-back", "HDA 1.0a 7.3.3.14", "Enable and tag of unsolicited responses read back", static b =>
        {
            foreach (int node in Group(b) is { } group ? Widgets(b, group) : [])
            {
                if (!new WidgetCapabilities(b.Ask(node, Verb.GetParameter(ParameterId.WidgetCapabilities)) ?? 0).UnsolicitedCapable)
                    continue;
                _ = b.Ask(node, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 0x15 }));
                uint? value = b.Ask(node, Verb.GetUnsolicited());
                _ = b.Ask(node, Verb.SetUnsolicited(default));
                return Verdict.Of(value == 0x95, $"node {node:X2}h: {value:X2}h");
            }

            return Verdict.NotTestable("no widget that speaks unasked");
        }),
    ];

    /// <summary>The first widget of a type; null when the codec has none, or does not answer.</summary>
    public static int? FindWidget(Bench b, WidgetType type)
    {
        foreach (int node in Group(b) is { } group ? Widgets(b, group) : [])
        {
            if (TypeOf(b, node) == type && (type != WidgetType.AudioOutput || IsOutput(b, node)))
                return node;
        }

        return null;
    }

    private static bool IsOutput(Bench b, int node) => b.Ask(node, Verb.GetParameter(ParameterId.WidgetCapabilities)) is > 0 and { } value && new WidgetCapabilities(value).Type == WidgetType.AudioOutput;

    private static WidgetType TypeOf(Bench b, int node) => new WidgetCapabilities(b.Ask(node, Verb.GetParameter(ParameterId.WidgetCapabilities)) ?? 0xF0_0000).Type;

    /// <summary>The codec's audio group; null when it has none, or does not answer.</summary>
    public static int? Group(Bench b)
    {
        SubordinateNodes nodes = new(b.Ask(0, Verb.GetParameter(ParameterId.SubordinateNodes)) ?? 0);
        for (int node = nodes.Start; node < Math.Min(nodes.Start + nodes.Count, 0x80); node++)
        {
            if (new FunctionGroupParameter(b.Ask(node, Verb.GetParameter(ParameterId.FunctionGroupType)) ?? 0).Type == FunctionGroupType.Audio)
                return node;
        }

        return null;
    }

    private static List<int> Widgets(Bench b, int group)
    {
        SubordinateNodes nodes = new(b.Ask(group, Verb.GetParameter(ParameterId.SubordinateNodes)) ?? 0);
        return [.. Enumerable.Range(nodes.Start, Math.Max(0, Math.Min(nodes.Count, 0x80 - nodes.Start)))];
    }

    private static ConformanceCheck OfConverter(string name, string section, string claim, Func<Bench, int, Verdict> ask) => Check(name, section, claim, b =>
        FindWidget(b, WidgetType.AudioOutput) is { } node ? ask(b, node) : Verdict.NotTestable("no output converter"));

    private static ConformanceCheck Check(string name, string section, string claim, Func<Bench, Verdict> ask) => new("codec", name, section, claim, b =>
        b.Codec < 0 ? Verdict.NotTestable("no codec") : b.StartRings() ? ask(b) : Verdict.NotTestable("the CORB does not start"));
}
