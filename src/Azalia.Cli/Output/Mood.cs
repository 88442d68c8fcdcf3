namespace Azalia.Cli.Output;

/// <summary>How a value strikes its reader.</summary>
internal enum Mood
{
    /// <summary>It is what it is.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not as it should be.</summary>
    Bad,
}
