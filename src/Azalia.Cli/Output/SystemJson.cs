using System.Text.Json;
using Azalia.Audio;

namespace Azalia.Cli.Output;

/// <summary>The JSON form of <c>azalia info</c>: every member of a <see cref="SystemDescription"/>, in its order.</summary>
internal static class SystemJson
{
    /// <summary>Writes what stands between the braces.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="system">What is there.</param>
    /// <param name="codecName">The name of the codec at an address.</param>
    public static void Write(Utf8JsonWriter json, SystemDescription system, Func<int, string> codecName)
    {
        json.WriteString("platform"u8, system.Platform);
        WriteController(json, system.Controller);
        WriteArray(json, "codecs"u8, system.Codecs, codec => WriteCodec(json, codec, codecName(codec.Address)));
        WriteArray(json, "endpoints"u8, system.Endpoints, endpoint => WriteEndpoint(json, endpoint));
        WriteArray(json, "dmaEngines"u8, system.DmaEngines, engine => WriteEngine(json, engine));
        WriteArray(json, "lines"u8, system.Lines, line =>
        {
            json.WriteString("name"u8, line.Name);
            json.WriteNumber("usedBits"u8, line.UsedBits);
            json.WriteNumber("freeBits"u8, line.FreeBits);
        });
        WriteArray(json, "unusedPins"u8, system.UnusedPins, pin =>
        {
            json.WriteNumber("codecAddress"u8, pin.CodecAddress);
            json.WriteNumber("node"u8, pin.Node);
            json.WriteString("name"u8, pin.Name);
            json.WriteString("reason"u8, pin.Reason);
        });
    }

    private static void WriteController(Utf8JsonWriter json, ControllerDescription controller)
    {
        json.WriteStartObject("controller"u8);
        json.WriteString("version"u8, controller.Version);
        json.WriteNumber("outputStreams"u8, controller.OutputStreams);
        json.WriteNumber("inputStreams"u8, controller.InputStreams);
        json.WriteNumber("bidirectionalStreams"u8, controller.BidirectionalStreams);
        json.WriteBoolean("supports64BitAddresses"u8, controller.Supports64BitAddresses);
        json.WriteNumber("serialDataOutLines"u8, controller.SerialDataOutLines);
        json.WriteNumber("outputPayloadWords"u8, controller.OutputPayloadWords);
        json.WriteNumber("inputPayloadWords"u8, controller.InputPayloadWords);
        json.WriteEndObject();
    }

    private static void WriteCodec(Utf8JsonWriter json, CodecDescription codec, string name)
    {
        json.WriteNumber("address"u8, codec.Address);
        json.WriteString("name"u8, name);
        json.WriteString("vendorId"u8, $"0x{codec.VendorId:X4}");
        json.WriteString("deviceId"u8, $"0x{codec.DeviceId:X4}");
        json.WriteString("revision"u8, codec.Revision);
        WriteArray(json, "functionGroups"u8, codec.FunctionGroups, group =>
        {
            json.WriteNumber("node"u8, group.Node);
            json.WriteString("kind"u8, group.Kind);
            json.WriteString("subsystemId"u8, $"0x{group.SubsystemId:X8}");
            json.WriteString("deviceId"u8, group.DeviceId);
            json.WriteString("instanceId"u8, group.InstanceId);
            WriteStrings(json, "hardwareIds"u8, group.HardwareIds);
            WriteStrings(json, "compatibleIds"u8, group.CompatibleIds);
            json.WriteNumber("widgets"u8, group.Widgets);
            json.WriteString("problem"u8, group.Problem);
        });
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointDescription endpoint)
    {
        json.WriteString("id"u8, endpoint.Id);
        json.WriteString("name"u8, endpoint.Name);
        json.WriteString("direction"u8, endpoint.Direction == AudioDirection.Render ? "render"u8 : "capture"u8);
        json.WriteNumber("codecAddress"u8, endpoint.CodecAddress);
        json.WriteString("path"u8, endpoint.Path);
        WriteNumbers(json, "sampleRates"u8, endpoint.SampleRates);
        WriteNumbers(json, "validBits"u8, endpoint.ValidBits);
        json.WriteNumber("maximumChannels"u8, endpoint.MaximumChannels);
        json.WriteNumber("number"u8, endpoint.Number);
        json.WriteString("kind"u8, endpoint.Kind);
        WriteArray(json, "pins"u8, endpoint.Pins, pin =>
        {
            json.WriteNumber("node"u8, pin.Node);
            json.WriteNumber("firstChannel"u8, pin.FirstChannel);
            json.WriteString("position"u8, pin.Position);
            json.WriteString("path"u8, pin.Path);
        });
        WriteState(json, endpoint);
    }

    private static void WriteState(Utf8JsonWriter json, EndpointDescription endpoint)
    {
        json.WriteStartObject("volume"u8);
        json.WriteNumber("minimum"u8, endpoint.Volume.Minimum);
        json.WriteNumber("maximum"u8, endpoint.Volume.Maximum);
        json.WriteNumber("step"u8, endpoint.Volume.Step);
        json.WriteNumber("now"u8, endpoint.Volume.Now);
        json.WriteBoolean("mute"u8, endpoint.Volume.IsMuted);
        json.WriteEndObject();
        json.WriteString("jack"u8, endpoint.Jack);
        if (endpoint.Display is { } display)
        {
            json.WriteStartObject("display"u8);
            json.WriteString("name"u8, display.Name);
            json.WriteString("connection"u8, display.Connection);
            json.WriteNumber("maximumChannels"u8, display.MaximumChannels);
            WriteNumbers(json, "sampleRates"u8, display.SampleRates);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("display"u8);
        }
    }

    private static void WriteEngine(Utf8JsonWriter json, DmaEngineDescription engine)
    {
        json.WriteNumber("descriptor"u8, engine.Descriptor);
        json.WriteString("kind"u8, engine.Kind);
        json.WriteString("state"u8, engine.State);
        json.WriteString("handle"u8, $"0x{engine.Handle:X}");
        json.WriteNumber("streamNumber"u8, engine.StreamNumber);
        if (engine.Format is { } format)
        {
            json.WriteStartObject("format"u8);
            json.WriteNumber("rate"u8, format.SampleRate);
            json.WriteNumber("validBits"u8, format.ValidBits);
            json.WriteNumber("containerBits"u8, format.ContainerBits);
            json.WriteNumber("channels"u8, format.Channels);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("format"u8);
        }

        json.WriteNumber("bufferBytes"u8, engine.BufferBytes);
        json.WriteNumber("pages"u8, engine.Pages);
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (int number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
