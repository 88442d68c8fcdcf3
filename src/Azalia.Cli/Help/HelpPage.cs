using System.CommandLine;
using System.CommandLine.Invocation;
using Azalia.Cli.Output;

namespace Azalia.Cli.Help;

/// <summary>--help: everything about a command on one page, made from the command's own symbols so that it cannot lag behind them.</summary>
internal sealed class HelpPage(CommandEnvironment environment) : SynchronousCommandLineAction
{
    private const int Indent = 2;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        environment.WriteResult(() => Write(parseResult.CommandResult.Command));
        return ExitCode.Done;
    }

    private void Write(Command command)
    {
        TextPage page = new(environment.Output, environment.Width, environment.OutputHasColour);

        page.Paragraph(command.Description ?? "");
        page.Heading("Usage");
        page.Code(UsageOf(command), Indent);

        if (command is DocumentedCommand { Details.Length: > 0 } documented)
        {
            page.Blank();
            page.Paragraph(documented.Details);
        }

        WriteTable(page, "Commands", command.Subcommands.Select(sub => (sub.Name, sub.Description ?? "")));
        WriteTable(page, "Arguments", command.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? "")));
        foreach (IGrouping<string, Option> group in OptionsOf(command).GroupBy(GroupOf))
            WriteTable(page, group.Key, group.Select(option => (LabelOf(option), option.Description ?? "")));

        foreach (HelpNote note in command is DocumentedCommand withNotes ? withNotes.Notes : [])
        {
            page.Heading(note.Heading);
            page.Line(note.Text, Indent);
        }

        if (command is DocumentedCommand { Examples.Count: > 0 } withExamples)
        {
            page.Heading("Examples");
            foreach (CommandExample example in withExamples.Examples)
            {
                page.Line(example.Purpose + ":", Indent);
                page.Code($"{CommandLine.ProgramName} {example.Arguments}", 2 * Indent);
            }
        }

        WriteTable(page, "Exit codes",
        [
            ("0", "done"),
            ("1", "the job failed; one line on standard error says why"),
            ("2", "the command line cannot be parsed"),
            ("3", "done, but with glitches, from truncated input, or not bit-exact where that was possible"),
        ]);
    }

    private static void WriteTable(TextPage page, string heading, IEnumerable<(string Name, string Text)> rows)
    {
        (string Name, string Text)[] all = [.. rows];
        if (all.Length == 0)
            return;
        page.Heading(heading);
        page.Table(all, Indent);
    }

    private static string UsageOf(Command command)
    {
        bool isProgram = !command.Parents.Any();
        string name = isProgram ? CommandLine.ProgramName : $"{CommandLine.ProgramName} {CommandPath.Of(command)}";
        if (command.Subcommands.Count > 0)
            return $"{name} COMMAND [options]";
        return $"{name}{string.Concat(command.Arguments.Select(LabelOf))} [options]";
    }

    private static string LabelOf(Argument argument)
    {
        string name = argument.HelpName ?? argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}";
    }

    /// <summary>The command's own options, then those that it inherits.</summary>
    private static IEnumerable<Option> OptionsOf(Command command)
    {
        foreach (Option option in command.Options)
            yield return option;
        foreach (Command parent in command.Parents.OfType<Command>())
        {
            foreach (Option option in parent.Options.Where(option => option.Recursive))
                yield return option;
        }
    }

    private static string GroupOf(Option option) => option is IGroupedOption grouped ? grouped.Group : "General";

    private static string LabelOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias is "-h").Append(option.Name));
        return option.HelpName is { Length: > 0 } value ? $"{names} {value}" : names;
    }
}
