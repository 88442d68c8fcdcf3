using System.CommandLine;
using Azalia.Cli.Conforming;
using Azalia.Cli.Help;
using Azalia.Cli.Platforms;

namespace Azalia.Cli.Commands;

/// <summary><c>azalia conformance</c>: what the specification says of a controller, put to one.</summary>
internal static class ConformanceCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        Option<bool> json = CommonOptions.Json();
        PlatformOptions platform = new();
        DocumentedCommand command = new("conformance", "Check a controller against the HDA specification.")
        {
            Details = "Named checks with their sections, put to the registers alone: no driver is started. A check that fails makes exit code 1.",
            Examples =
            [
                new("conformance", "Check the simulated controller"),
                new("conformance --controller ich6", "Check another kind of it"),
                new("conformance --platform qemu --json", "Check QEMU's, for another program to read"),
            ],
        };
        platform.AddTo(command);
        command.Add(json);
        command.SetAction(line => new ConformanceJob(environment, platform.Read(line), line.GetValue(json)).Run());
        return command;
    }
}
