using System.CommandLine;

namespace Azalia.Cli.Help;

/// <summary>An option that knows under which heading of a help page it stands.</summary>
internal interface IGroupedOption
{
    /// <summary>The heading.</summary>
    string Group { get; }
}

/// <summary>An option under a heading.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
internal sealed class GroupedOption<T>(string group, string name) : Option<T>(name), IGroupedOption
{
    /// <inheritdoc/>
    public string Group { get; } = group;
}
