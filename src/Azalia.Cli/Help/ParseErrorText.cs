using System.CommandLine;
using System.CommandLine.Parsing;

namespace Azalia.Cli.Help;

/// <summary>The one line that a command line gets which cannot be parsed: what is wrong with it, and where to read on.</summary>
internal static class ParseErrorText
{
    /// <summary>The line for the first thing that is wrong.</summary>
    public static string For(ParseResult line)
    {
        Command command = line.CommandResult.Command;
        bool isRoot = command.Parents.FirstOrDefault() is null;
        string page = isRoot ? $"{CommandLine.ProgramName} --help" : $"{CommandLine.ProgramName} {CommandPath.Of(command)} --help";
        return $"{WhatIsWrong(line, command, isRoot)}; see '{page}'";
    }

    /// <summary>The line for an argument that looks like an option, in front of <c>--</c>; null if there is none.</summary>
    public static string? ForStrangeOption(ParseResult line)
    {
        if (line.Action is HelpPage or VersionLine)
            return null;

        HashSet<Token> arguments = [.. line.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens)];
        Token? strange = line.Tokens
            .TakeWhile(static token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Value is ['-', _, ..] && arguments.Contains(token));
        string path = CommandPath.Of(line.CommandResult.Command);
        return strange is null ? null : $"'{path}' has no option '{strange.Value}'; see '{CommandLine.ProgramName} {path} --help'";
    }

    /// <summary>The line for a word that stands in a command's place.</summary>
    public static string ForCommand(Command root, string word) => $"{NoCommand(root, word)}; see '{CommandLine.ProgramName} --help'";

    private static string NoCommand(Command root, string word) => root.Parents.Any()
        ? $"'{CommandPath.Of(root)}' has no command '{word}'; the commands are: {string.Join(", ", root.Subcommands.Select(sub => sub.Name))}"
        : $"there is no command '{word}'; the commands are: {string.Join(", ", root.Subcommands.Select(sub => sub.Name))}";

    private static string WhatIsWrong(ParseResult line, Command command, bool isRoot)
    {
        if (line.UnmatchedTokens.Count > 0)
        {
            string token = line.UnmatchedTokens[0];
            if (token.StartsWith('-') && token.Length > 1)
                return $"'{(isRoot ? CommandLine.ProgramName : CommandPath.Of(command))}' has no option '{token}'";
            return command.Subcommands.Count > 0
                ? NoCommand(command, token)
                : $"'{CommandPath.Of(command)}' does not know what to do with '{token}'";
        }

        ParseError error = line.Errors[0];
        return error.SymbolResult switch
        {
            CommandResult when command.Subcommands.Count > 0 => "a command is missing",
            CommandResult => $"'{CommandPath.Of(command)}' needs {string.Join(" and ", command.Arguments.Select(argument => argument.HelpName ?? argument.Name))}",
            ArgumentResult { Argument: { } argument, Tokens.Count: 0 } when command.Arguments.Contains(argument) => $"'{CommandPath.Of(command)}' needs {argument.HelpName ?? argument.Name}",
            OptionResult { Option: { HelpName: { Length: > 0 } value } option, Tokens.Count: 0 } => $"'{option.Name}' needs {value}",
            OptionResult { Option: { } option, IdentifierTokenCount: > 1 } => $"'{option.Name}' is given more than once",
            _ => error.Message.TrimEnd('.'),
        };
    }
}
