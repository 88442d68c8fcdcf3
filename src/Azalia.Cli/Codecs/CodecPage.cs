using System.Globalization;
using Azalia.Cli.Output;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;
using static Azalia.Cli.Codecs.WidgetWords;

namespace Azalia.Cli.Codecs;

/// <summary><c>azalia codec show</c> for a person: what the codec is, what is wired to it, what state it is in, and what stands out.</summary>
internal sealed class CodecPage(InfoPage page, CodecText codec)
{
    private readonly SignalFlow _flow = new(codec);

    /// <summary>Puts the pages of codecs on standard output.</summary>
    public static void Write(CommandEnvironment environment, IReadOnlyList<CodecText> codecs)
    {
        InfoPage page = new(environment);
        foreach (CodecText codec in codecs)
            new CodecPage(page, codec).Write();
        page.Write();
    }

    private void Write()
    {
        WriteHead();
        if (codec.AudioGroup is null)
            return;

        WritePins("Outputs", pin => pin.Pin is { Output: true } && (SignalFlow.IsOutput(pin) || !SignalFlow.IsInput(pin) && !IsInputDevice(pin)));
        WritePins("Inputs", pin => pin.Pin is not { Output: true } || SignalFlow.IsInput(pin) && !SignalFlow.IsOutput(pin) || !SignalFlow.IsOutput(pin) && IsInputDevice(pin));
        WriteUnwired();
        WriteRest("Converters", static widget => widget.Type is WidgetType.AudioOutput or WidgetType.AudioInput);
        WriteRest("Between them", static widget => widget.Type is WidgetType.AudioMixer or WidgetType.AudioSelector);
        WriteRest("Others", static widget => widget.Type is not (WidgetType.AudioOutput or WidgetType.AudioInput or WidgetType.AudioMixer or WidgetType.AudioSelector or WidgetType.PinComplex));
        WriteFindings();
    }

    private static bool IsInputDevice(WidgetText pin) => pin.PinDefault?.Device is >= DefaultDevice.LineIn and <= DefaultDevice.DigitalOtherIn or DefaultDevice.CD;

    private void WriteHead()
    {
        page.Title(codec.Name ?? "Codec without a name", codec.Address is { } address ? $"codec {address}" : "");
        if (codec.VendorId is { } vendor)
            page.Row("vendor", $"0x{vendor.Vendor:x4}{(VendorNames.Find(vendor.Vendor) is { } name ? $", {name}" : "")}; device 0x{vendor.Device:x4}");
        if (codec.SubsystemId is { } subsystem)
            page.Row("board", $"subsystem 0x{subsystem:x8}");
        if (codec.RevisionId is { } revision)
            page.Row("revision", $"0x{revision.Raw:x6}: HD Audio {revision.Major}.{revision.Minor}, silicon {revision.Revision}, stepping {revision.Stepping}");
        if (codec.ModemGroup is { } modem)
            page.Row("modem", modem.NodeId is { } node ? $"group {Number(node)}" : "a group, its node is not told");
        if (codec.AudioGroup is not { } group)
        {
            page.Row("audio", "none: there is nothing to play or record on");
            return;
        }

        page.Row("audio", $"group {Number(group.NodeId)}, {group.Widgets.Count} widgets{(group.HasInvalidSubtree ? ", and they cannot be read" : "")}");
        if (group.Power is { } power)
            page.Row("power", $"{PowerText(power)}{(group.PowerStates is { } states ? $"; can be {StatesText(states)}" : "")}", power.Actual == PowerState.D0 ? Mood.Plain : Mood.Bad);
        if (group.Gpio is { Raw: not 0 } gpio)
            page.Row("GPIO", GpioText(gpio, group.GpioPins));
    }

    private void WritePins(string title, Func<WidgetText, bool> isOne)
    {
        WidgetText[] pins = [.. codec.Widgets.Where(widget => widget.Type == WidgetType.PinComplex && SignalFlow.IsWired(widget) && isOne(widget))];
        if (pins.Length == 0)
            return;

        page.Title(title);
        foreach (WidgetText pin in pins)
        {
            page.Row($"{Number(pin.NodeId)} {Device(pin)}", Place(pin));
            page.Row("", StateText(pin));
            IReadOnlyList<WidgetText> way = _flow.WayOf(pin);
            if (way.Count > 1)
                page.Row("", $"{(SignalFlow.IsOutput(pin) ? "from" : "to")} {string.Join(SignalFlow.IsOutput(pin) ? " \u2190 " : " \u2192 ", way.Skip(1).Select(StepText))}");
        }
    }

    private void WriteUnwired()
    {
        WidgetText[] pins = [.. codec.Widgets.Where(static widget => widget.Type == WidgetType.PinComplex && !SignalFlow.IsWired(widget))];
        if (pins.Length == 0)
            return;

        page.Title("Pins with nothing at them");
        page.Row("", string.Join(", ", pins.Select(static pin => Number(pin.NodeId))));
    }

    private void WriteRest(string title, Func<WidgetText, bool> isOne)
    {
        WidgetText[] widgets = [.. codec.Widgets.Where(isOne)];
        if (widgets.Length == 0)
            return;

        page.Title(title);
        foreach (WidgetText widget in widgets)
        {
            string[] facts = [.. FactsOf(widget)];
            page.Row($"{Number(widget.NodeId)} {Kind(widget)}", facts.Length > 0 ? string.Join("; ", facts) : "\u2013");
        }
    }

    private IEnumerable<string> FactsOf(WidgetText widget)
    {
        if (widget.Type is WidgetType.AudioOutput or WidgetType.AudioInput)
            yield return Formats(widget, codec.AudioGroup);
        if (widget.Converter is { Stream: not 0 } binding)
            yield return $"stream {binding.Stream} from channel {binding.Channel} on";
        if (widget.Digital is { Enable: true })
            yield return "digital output enabled";
        if (widget.Connections is { Count: > 0 })
            yield return $"from {ConnectionsText(widget)}";
        if (OutputText(widget) is { } output)
            yield return $"output {output}";
        if (widget.KnobCapabilities is { } knob)
            yield return $"{knob.StepCount} steps";
        if (widget.Processing is { CoefficientCount: > 0 } processing)
            yield return $"{processing.CoefficientCount} coefficients";
        if (widget.Power is { Actual: not PowerState.D0 } power)
            yield return PowerText(power);
    }

    private string ConnectionsText(WidgetText widget)
    {
        AmplifierCapabilities capabilities = Amplifier(widget, codec.AudioGroup, isOutput: false);
        IReadOnlyList<AmplifierReading> values = widget.InputValues ?? [];
        return string.Join(", ", widget.Connections!.Select((node, i) =>
        {
            string value = values.Count > 1 && i < values.Count ? $" ({Value(values[i], capabilities)})" : "";
            return $"{Number(node.NodeId)}{(node.IsSelected ? "*" : "")}{value}";
        })) + (values.Count == 1 ? $", input {Value(values[0], capabilities)}" : "");
    }

    private string? OutputText(WidgetText widget)
    {
        if (widget.OutputValues is not [AmplifierReading value, ..])
            return null;
        AmplifierCapabilities capabilities = Amplifier(widget, codec.AudioGroup, isOutput: true);
        return $"{Value(value, capabilities)}{(capabilities.StepCount > 0 ? $" ({Range(capabilities)})" : "")}";
    }

    private string StateText(WidgetText pin)
    {
        List<string> parts = [];
        parts.Add((SignalFlow.IsOutput(pin), SignalFlow.IsInput(pin)) switch
        {
            (true, true) => "output and input on",
            (true, false) => (pin.PinControl & 0x80) != 0 ? "output on, for headphones" : "output on",
            (false, true) => "input on",
            _ => "switched off",
        });
        if (pin.OutputValues is [AmplifierReading output, ..])
            parts.Add($"output amplifier {Value(output, Amplifier(pin, codec.AudioGroup, isOutput: true))}");
        if (pin.InputValues is [AmplifierReading input, ..])
            parts.Add($"input amplifier {Value(input, Amplifier(pin, codec.AudioGroup, isOutput: false))}");
        if (pin.Pin is { Eapd: true } && pin.Eapd is { } eapd)
            parts.Add((eapd & 2) != 0 ? "external amplifier on" : "external amplifier off");
        if (SignalFlow.IsInput(pin) && pin.Pin is { VoltageReferences: not 0 })
            parts.Add($"microphone voltage {(pin.PinControl & 7) switch { 1 => "50 %", 2 => "ground", 4 => "80 %", 5 => "100 %", _ => "off" }}");
        if (pin.Pin is { PresenceDetect: true } && pin.PinDefault is { JackDetectOverride: false })
            parts.Add("senses plugs");
        if (pin.Power is { Actual: not PowerState.D0 } power)
            parts.Add(PowerText(power));
        return string.Join(", ", parts);
    }

    private static string StepText(WidgetText widget) => $"{Number(widget.NodeId)} {Kind(widget)}";

    private static string PowerText(PowerStateReport power) => power.Set == power.Actual ? $"in {power.Actual}" : $"in {power.Actual}, set to {power.Set}";

    private static string StatesText(PowerStateCapabilities states)
    {
        string[] names = [.. new[] { (states.D0, "D0"), (states.D1, "D1"), (states.D2, "D2"), (states.D3, "D3"), (states.D3Cold, "D3cold") }.Where(static state => state.Item1).Select(static state => state.Item2)];
        return (names.Length == 0 ? "D0 and D3 (it names none)" : string.Join(" ", names)) + (states.ExtendedPowerStates ? ", wakes fast" : "");
    }

    private static string GpioText(GpioCapabilities gpio, GpioText? pins)
    {
        string counts = string.Create(CultureInfo.InvariantCulture, $"{gpio.Bidirectional} both ways, {gpio.Outputs} out, {gpio.Inputs} in");
        if (pins is not { } state || state.Enable == 0)
            return counts;
        IEnumerable<string> used = from pin in Enumerable.Range(0, gpio.Bidirectional)
                                   where (state.Enable >> pin & 1) != 0
                                   select $"{pin} {((state.Direction >> pin & 1) != 0 ? "out" : "in")} {((state.Data >> pin & 1) != 0 ? "high" : "low")}";
        return $"{counts}; in use: {string.Join(", ", used)}";
    }

    private void WriteFindings()
    {
        (WidgetText Pin, string Text)[] findings = [.. CodecFindings.Of(_flow)];
        if (findings.Length == 0)
            return;

        page.Title("What keeps a pin silent");
        foreach (IGrouping<WidgetText, (WidgetText Pin, string Text)> pin in findings.GroupBy(static finding => finding.Pin))
            page.Row($"{Number(pin.Key.NodeId)} {Device(pin.Key)}", string.Join("; ", pin.Select(static finding => finding.Text)), Mood.Bad);
    }
}
