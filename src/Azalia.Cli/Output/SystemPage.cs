using System.Globalization;
using Azalia.Audio;

namespace Azalia.Cli.Output;

/// <summary>The page of <c>azalia info</c> for a person.</summary>
internal static class SystemPage
{
    /// <summary>Writes it to standard output.</summary>
    /// <param name="environment">Standard output.</param>
    /// <param name="system">What is there.</param>
    /// <param name="codecName">The name of the codec at an address.</param>
    public static void Write(CommandEnvironment environment, SystemDescription system, Func<int, string> codecName)
    {
        InfoPage page = new(environment);
        WriteController(page, system);
        foreach (CodecDescription codec in system.Codecs)
            WriteCodec(page, codec, codecName(codec.Address));
        foreach (EndpointDescription endpoint in system.Endpoints)
            WriteEndpoint(page, endpoint);
        WriteUnusedPins(page, system);
        page.Write();
    }

    private static void WriteController(InfoPage page, SystemDescription system)
    {
        ControllerDescription controller = system.Controller;
        page.Title("Controller", $"HD Audio {controller.Version}, platform {system.Platform}");
        page.Row("streams", $"{controller.OutputStreams} output, {controller.InputStreams} input, {controller.BidirectionalStreams} bidirectional");
        page.Row("addresses", controller.Supports64BitAddresses ? "64 bits" : "32 bits");
        page.Row("SDO lines", Number(controller.SerialDataOutLines));
        page.Row("payload", $"{controller.OutputPayloadWords} words out, {controller.InputPayloadWords} words in, of 16 bits per frame");
        foreach (IGrouping<string, DmaEngineDescription> kind in system.DmaEngines.GroupBy(engine => engine.Kind))
            page.Row($"{kind.Key} engines", string.Join(", ", kind.Select(EngineText)));
        page.Row("bandwidth", string.Join("; ", system.Lines.Select(static line => $"{LineText(line.Name)}: {line.UsedBits} of {line.UsedBits + line.FreeBits} bits in use")));
    }

    private static void WriteCodec(InfoPage page, CodecDescription codec, string name)
    {
        page.Title($"Codec {codec.Address}", name);
        page.Row("vendor", $"0x{codec.VendorId:X4}, device 0x{codec.DeviceId:X4}");
        page.Row("revision", codec.Revision);
        foreach (FunctionGroupDescription group in codec.FunctionGroups)
        {
            page.Row($"group {group.Node:X2}h", $"{group.Kind}, {group.Widgets} widgets, subsystem 0x{group.SubsystemId:X8}");
            page.Row("", group.DeviceId);
            if (group.Problem is not null)
                page.Row("problem", group.Problem, Mood.Bad);
        }
    }

    private static void WriteEndpoint(InfoPage page, EndpointDescription endpoint)
    {
        page.Title($"{endpoint.Number}  {endpoint.Id}", $"{endpoint.Name}, {(endpoint.Direction == AudioDirection.Render ? "renders" : "captures")}, codec {endpoint.CodecAddress}");
        foreach (EndpointPinDescription pin in endpoint.Pins)
            page.Row(pin.Position ?? "path", pin.Path);
        page.Row("rates", $"{string.Join(", ", endpoint.SampleRates.Select(rate => (rate / 1000.0).ToString("0.###", CultureInfo.InvariantCulture)))} kHz");
        page.Row("samples", $"{string.Join(", ", endpoint.ValidBits)} bits, {(endpoint.MaximumChannels == 1 ? "1 channel" : $"1 to {endpoint.MaximumChannels} channels")}");
        WriteState(page, endpoint);
    }

    private static void WriteState(InfoPage page, EndpointDescription endpoint)
    {
        VolumeDescription volume = endpoint.Volume;
        string range = volume.Step == 0 ? "fixed" : Invariant($"{volume.Minimum:0.##} to {volume.Maximum:0.##} dB by {volume.Step:0.##}");
        page.Row("volume", Invariant($"{volume.Now:0.##} dB, {range}{(volume.IsMuted ? ", mute" : "")}"));
        page.Row("jack", endpoint.Jack switch { "plugged" => "something is plugged in", "empty" => "nothing is plugged in", "built-in" => "built in", _ => "cannot be told" });
        if (endpoint.Display is { } display)
        {
            string channels = display.MaximumChannels == 0 ? "no PCM" : $"{display.MaximumChannels} channels of PCM";
            page.Row("display", $"{(display.Name.Length == 0 ? "without a name" : display.Name)}, {channels}");
        }
    }

    private static void WriteUnusedPins(InfoPage page, SystemDescription system)
    {
        foreach (IGrouping<int, UnusedPinDescription> codec in system.UnusedPins.GroupBy(static pin => pin.CodecAddress))
        {
            page.Title("Unused pins", $"codec {codec.Key}");
            foreach (UnusedPinDescription pin in codec)
                page.Row($"{pin.Node:X2}h", $"{pin.Name}: {pin.Reason}");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string EngineText(DmaEngineDescription engine) =>
        engine.StreamNumber == 0 ? $"{engine.Descriptor} {engine.State}" : $"{engine.Descriptor} {engine.State} as stream {engine.StreamNumber}";

    /// <summary>A name that ends in a number does not stand well before a number.</summary>
    private static string LineText(string name) => name.Split(' ') is [string kind, string codec] ? $"{kind} of codec {codec}" : name;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
