namespace Azalia.Cli.Help;

/// <summary>A paragraph under a heading of its own on a help page.</summary>
internal sealed record HelpNote(string Heading, string Text);
