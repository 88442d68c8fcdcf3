using Azalia.Cli.Output;

namespace Azalia.Cli.Codecs;

/// <summary><c>azalia codec show</c>.</summary>
internal static class CodecShow
{
    /// <summary>Shows codecs, or reports on a folder of their texts.</summary>
    /// <returns>The exit code: 1 when a file of a folder could not be read.</returns>
    public static int Run(CommandEnvironment environment, CodecSettings settings)
    {
        if (settings.Source is { } folder && Directory.Exists(folder))
            return Report(environment, folder, settings);

        CodecSelection selection = CodecSource.Load(environment, settings);
        environment.WriteResult(() =>
        {
            if (settings.IsJson)
                JsonText.WriteObject(environment.Output, json => CodecJson.Write(json, selection));
            else
                CodecPage.Write(environment, selection.Codecs);
        });
        return ExitCode.Done;
    }

    private static int Report(CommandEnvironment environment, string folder, CodecSettings settings)
    {
        CodecFileReport[] reports = CodecFolder.Read(folder, settings.IsLenient);
        if (reports.Length == 0)
            throw new CommandFailure($"{folder} has no files");

        environment.WriteResult(() =>
        {
            if (settings.IsJson)
                JsonText.WriteObject(environment.Output, json => CodecJson.WriteFolder(json, folder, reports));
            else
                WritePage(environment, folder, reports);
        });
        CodecFileReport[] failed = [.. reports.Where(static report => report.Error is not null)];
        if (failed.Length == 0)
            return ExitCode.Done;

        environment.WriteErrorLine($"{failed.Length} of {reports.Length} files could not be read; the first is {failed[0].File}: {failed[0].Error}");
        return ExitCode.Failed;
    }

    private static void WritePage(CommandEnvironment environment, string folder, CodecFileReport[] reports)
    {
        InfoPage page = new(environment);
        page.Title(folder, $"{reports.Length} files, {reports.Sum(static report => report.Codecs)} codecs");
        foreach (CodecFileReport report in reports)
        {
            string name = Path.GetRelativePath(folder, report.File);
            if (report.Error is { } error)
                page.Row(PlainText.OneLine(name), error, Mood.Bad);
            else
                page.Row(PlainText.OneLine(name), string.Join("; ", report.Names));
        }

        page.Write();
    }
}
