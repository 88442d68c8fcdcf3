using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Azalia.Cli.Help;

/// <summary>--version: the program's name and version on one line.</summary>
internal sealed class VersionLine(CommandEnvironment environment) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        environment.WriteResult(() => environment.Output.WriteLine($"{CommandLine.ProgramName} {typeof(VersionLine).Assembly.GetName().Version?.ToString(3)}"));
        return ExitCode.Done;
    }
}
