using System.Text.Json;
using Azalia.Cli.Platforms;
using Azalia.Specification.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>The JSON form of <c>azalia codec show</c>: numbers of registers as hexadecimal text, what is not known as null or left out with its node's kind.</summary>
internal static class CodecJson
{
    /// <summary>Writes the codecs of a source.</summary>
    public static void Write(Utf8JsonWriter json, CodecSelection selection)
    {
        json.WriteString("source"u8, selection.Source);
        json.WriteStartArray("codecs"u8);
        foreach (CodecText codec in selection.Codecs)
        {
            json.WriteStartObject();
            WriteCodec(json, codec);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteStrings(json, "warnings"u8, selection.Remarks);
        DriverFinding.Write(json, selection.Findings);
    }

    /// <summary>Writes the report on a folder.</summary>
    public static void WriteFolder(Utf8JsonWriter json, string folder, IReadOnlyList<CodecFileReport> reports)
    {
        json.WriteString("source"u8, folder);
        json.WriteNumber("codecs"u8, reports.Sum(static report => report.Codecs));
        json.WriteNumber("errors"u8, reports.Count(static report => report.Error is not null));
        json.WriteStartArray("files"u8);
        foreach (CodecFileReport report in reports)
        {
            json.WriteStartObject();
            json.WriteString("file"u8, report.File);
            json.WriteNumber("codecs"u8, report.Codecs);
            json.WriteString("error"u8, report.Error);
            json.WriteNumber("warnings"u8, report.Warnings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCodec(Utf8JsonWriter json, CodecText codec)
    {
        json.WriteString("name"u8, codec.Name);
        WriteNumber(json, "address"u8, codec.Address);
        WriteHex(json, "vendorId"u8, codec.VendorId?.Raw, 8);
        WriteHex(json, "subsystemId"u8, codec.SubsystemId, 8);
        WriteHex(json, "revisionId"u8, codec.RevisionId?.Raw, 8);
        WriteNumber(json, "modemGroup"u8, codec.ModemGroup?.NodeId);
        WriteNumber(json, "audioGroup"u8, codec.AudioGroup?.NodeId);
        json.WriteStartArray("pins"u8);
        SignalFlow flow = new(codec);
        foreach (WidgetText pin in codec.Widgets.Where(static widget => widget.Type == WidgetType.PinComplex))
        {
            json.WriteStartObject();
            WritePin(json, pin, flow);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("widgets"u8);
        foreach (WidgetText widget in codec.Widgets)
        {
            json.WriteStartObject();
            WriteWidget(json, widget);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePin(Utf8JsonWriter json, WidgetText pin, SignalFlow flow)
    {
        json.WriteNumber("node"u8, pin.NodeId);
        json.WriteString("device"u8, WidgetWords.Device(pin));
        json.WriteString("place"u8, WidgetWords.Place(pin));
        json.WriteBoolean("wired"u8, SignalFlow.IsWired(pin));
        json.WriteBoolean("output"u8, SignalFlow.IsOutput(pin));
        json.WriteBoolean("input"u8, SignalFlow.IsInput(pin));
        json.WriteStartArray("way"u8);
        foreach (WidgetText step in flow.WayOf(pin))
            json.WriteNumberValue(step.NodeId);
        json.WriteEndArray();
        WriteStrings(json, "problems"u8, CodecFindings.Of(flow).Where(finding => finding.Pin == pin).Select(static finding => finding.Text));
    }

    private static void WriteWidget(Utf8JsonWriter json, WidgetText widget)
    {
        json.WriteNumber("node"u8, widget.NodeId);
        json.WriteString("type"u8, widget.Type.ToString());
        WriteHex(json, "capabilities"u8, widget.Capabilities.Raw, 8);
        WriteHex(json, "inputAmplifier"u8, widget.InputAmplifier?.Raw, 8);
        WriteValues(json, "inputValues"u8, widget.InputValues);
        WriteHex(json, "outputAmplifier"u8, widget.OutputAmplifier?.Raw, 8);
        WriteValues(json, "outputValues"u8, widget.OutputValues);
        WriteHex(json, "pinCapabilities"u8, widget.Pin?.Raw, 8);
        WriteHex(json, "pinDefault"u8, widget.PinDefault?.Raw, 8);
        WriteHex(json, "pinControl"u8, widget.PinControl, 2);
        WriteHex(json, "eapd"u8, widget.Eapd, 1);
        WriteNumber(json, "stream"u8, widget.Converter?.Stream);
        WriteNumber(json, "channel"u8, widget.Converter?.Channel);
        WriteHex(json, "pcm"u8, widget.Pcm?.Raw, 8);
        WriteHex(json, "streamFormats"u8, widget.StreamFormats?.Raw, 8);
        json.WriteString("power"u8, widget.Power?.Actual.ToString());
        if (widget.Connections is { } connections)
        {
            json.WriteStartArray("connections"u8);
            foreach (ConnectedNode node in connections)
                json.WriteNumberValue(node.NodeId);
            json.WriteEndArray();
            WriteNumber(json, "selected"u8, widget.SelectedConnection);
        }

        if (widget.Annotations.Count > 0)
            WriteStrings(json, "annotations"u8, widget.Annotations.Select(static annotation => annotation.Text.Trim()));
    }

    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<AmplifierReading>? values)
    {
        if (values is null)
            return;
        json.WriteStartArray(name);
        foreach (AmplifierReading value in values)
            json.WriteStringValue(value.Right is { } right ? $"0x{value.Left:x2} 0x{right:x2}" : $"0x{value.Left:x2}");
        json.WriteEndArray();
    }

    private static void WriteHex(Utf8JsonWriter json, ReadOnlySpan<byte> name, uint? value, int digits)
    {
        if (value is { } known)
            json.WriteString(name, $"0x{known.ToString($"x{digits}", System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
