using System.CommandLine;

namespace Azalia.Cli.Help;

/// <summary>A command as it is called: with the commands that it belongs to, and without the program.</summary>
internal static class CommandPath
{
    /// <summary>Such as <c>codec show</c>.</summary>
    public static string Of(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent && parent is not RootCommand && parent.Parents.Any() ? $"{Of(parent)} {command.Name}" : command.Name;
}
