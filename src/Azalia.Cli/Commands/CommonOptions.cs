using System.CommandLine;
using Azalia.Cli.Help;

namespace Azalia.Cli.Commands;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    /// <summary>The name of the option that asks for JSON.</summary>
    public const string JsonName = "--json";

    /// <summary>--json.</summary>
    public static Option<bool> Json() => new GroupedOption<bool>("General", JsonName)
    {
        Description = "Print one JSON object and nothing else on standard output. An error is {\"error\": ..., \"status\": ...} there: " +
            "the line that standard error gets, and the NTSTATUS of the driver call that failed or null.",
    };
}
