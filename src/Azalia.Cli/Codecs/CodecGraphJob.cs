using Azalia.Cli.Codecs.Graph;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Codecs;

/// <summary><c>azalia codec graph</c>: the graph of codecs as SVG.</summary>
internal static class CodecGraphJob
{
    /// <summary>Draws codecs.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(CommandEnvironment environment, CodecSettings settings)
    {
        if (settings.Source is { } folder && Directory.Exists(folder))
            throw new CommandFailure($"{folder} is a folder; graph takes one file");
        OutputFile.RequireDistinct("the source and --out", [settings.Source], settings.Output);
        OutputFile.RequireApartFromResult(settings.Output, "--out");
        string? target = settings.Output is { } path ? OutputFile.Resolve(path) : null;

        CodecSelection selection = CodecSource.Load(environment, settings);
        string svg = CodecDrawing.Of(selection.Codecs);
        if (target is not null)
            Write(environment, settings.Output!, target, svg);

        environment.WriteResult(() =>
        {
            if (settings.IsJson)
            {
                JsonText.WriteObject(environment.Output, json =>
                {
                    json.WriteString("source"u8, selection.Source);
                    json.WriteString("file"u8, settings.Output);
                    json.WriteString("svg"u8, target is null ? svg : null);
                    json.WriteStartArray("warnings"u8);
                    foreach (string remark in selection.Remarks)
                        json.WriteStringValue(remark);
                    json.WriteEndArray();
                    DriverFinding.Write(json, selection.Findings);
                });
            }
            else if (target is null)
            {
                environment.Output.Write(svg);
            }
        });
        return ExitCode.Done;
    }

    // Beside its target and then renamed: a failure leaves what was there.
    private static void Write(CommandEnvironment environment, string name, string target, string svg)
    {
        try
        {
            (string temporary, FileStream stream) = OutputFile.CreateBeside(target);
            if (!environment.Work.TryBegin(temporary))
                throw new OperationCanceledException();
            try
            {
                using (stream)
                    stream.Write(System.Text.Encoding.UTF8.GetBytes(svg));
                if (!environment.Work.TryFinish(temporary, () => File.Move(temporary, target, overwrite: true)))
                    throw new OperationCanceledException();
            }
            catch
            {
                environment.Work.Discard(temporary);
                throw;
            }
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(name, "written", problem);
        }
    }
}
