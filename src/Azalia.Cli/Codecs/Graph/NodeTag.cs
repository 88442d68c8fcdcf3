namespace Azalia.Cli.Codecs.Graph;

/// <summary>A short word about a node's state.</summary>
/// <param name="Text">The word.</param>
/// <param name="Mood">How it strikes the reader.</param>
internal readonly record struct NodeTag(string Text, TagMood Mood);
