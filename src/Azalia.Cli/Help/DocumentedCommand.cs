using System.CommandLine;

namespace Azalia.Cli.Help;

/// <summary>A command with what its help page says beyond names.</summary>
internal sealed class DocumentedCommand(string name, string summary) : Command(name, summary)
{
    /// <summary>What it does, in a few sentences.</summary>
    public string Details { get; init; } = "";

    /// <summary>What else there is to know, after the options.</summary>
    public IReadOnlyList<HelpNote> Notes { get; init; } = [];

    /// <summary>Command lines to try.</summary>
    public IReadOnlyList<CommandExample> Examples { get; init; } = [];
}
