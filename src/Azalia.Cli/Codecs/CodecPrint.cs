using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary><c>azalia codec print</c>: codecs as Linux prints them.</summary>
internal static class CodecPrint
{
    /// <summary>Prints codecs.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(CommandEnvironment environment, CodecSettings settings)
    {
        if (settings.Source is { } folder && Directory.Exists(folder))
            throw new CommandFailure($"{folder} is a folder; print takes one file");

        CodecSelection selection = CodecSource.Load(environment, settings);
        environment.WriteResult(() =>
        {
            if (settings.IsJson)
                JsonText.WriteObject(environment.Output, json => Write(json, selection));
            else
                WriteTexts(environment.Output, selection);
        });
        return ExitCode.Done;
    }

    private static void WriteTexts(TextWriter output, CodecSelection selection)
    {
        foreach (CodecText codec in selection.Codecs)
            output.Write(CodecTextWriter.Write(codec));
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, CodecSelection selection)
    {
        json.WriteString("source"u8, selection.Source);
        json.WriteStartArray("codecs"u8);
        foreach (CodecText codec in selection.Codecs)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, codec.Name);
            if (codec.Address is { } address)
                json.WriteNumber("address"u8, address);
            else
                json.WriteNull("address"u8);
            json.WriteString("text"u8, CodecTextWriter.Write(codec));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings"u8);
        foreach (string remark in selection.Remarks)
            json.WriteStringValue(remark);
        json.WriteEndArray();
        DriverFinding.Write(json, selection.Findings);
    }
}
