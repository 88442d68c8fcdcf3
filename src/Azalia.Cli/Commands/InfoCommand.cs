using System.CommandLine;
using Azalia.Audio;
using Azalia.Cli.Help;
using Azalia.Cli.Output;
using Azalia.Cli.Platforms;
using Azalia.Cli.Wave;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia info</c>: what is there.</summary>
internal static class InfoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();
        DocumentedCommand command = new("info", "List the controller, its codecs, and their endpoints with paths and formats.")
        {
            Details = "The drivers are started to find out, exactly as for playing, and stopped again.",
            Examples =
            [
                new("info", "See the simulated controller"),
                new("info --codec generic --codec generic", "See it with two codecs on the link"),
                new("info --json", "Let another program read it"),
            ],
        };
        platform.AddTo(command);
        command.Add(json);
        command.SetAction(line => Run(environment, platform.Read(line), line.GetValue(json)));
        return command;
    }

    private static int Run(CommandEnvironment environment, PlatformSettings settings, bool isJson)
    {
        if (isJson)
            OutputFile.RequireApartFromResult(settings.TracePath, "--trace");
        using PlatformSession session = PlatformSession.Open(settings, environment);
        SystemDescription system = session.Do(() =>
        {
            SystemDescription described = session.System.Describe();
            session.StopDrivers();
            return described;
        });

        // Nothing can fail any more: the page is the last thing that is written.
        environment.WriteResult(() =>
        {
            if (isJson)
                JsonText.WriteObject(environment.Output, json => { SystemJson.Write(json, system, session.CodecName); DriverFinding.Write(json, session.Findings); });
            else
                SystemPage.Write(environment, system, session.CodecName);
        });
        return ExitCode.Done;
    }
}
