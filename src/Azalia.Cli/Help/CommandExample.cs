namespace Azalia.Cli.Help;

/// <summary>One command line to try.</summary>
/// <param name="Arguments">What is typed after the program's name.</param>
/// <param name="Purpose">What for.</param>
internal readonly record struct CommandExample(string Arguments, string Purpose);
