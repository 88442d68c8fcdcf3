namespace Azalia.Cli.Codecs.Graph;

/// <summary>How a tag strikes the reader.</summary>
internal enum TagMood
{
    /// <summary>It is what it is.</summary>
    Plain,

    /// <summary>It lets sound through.</summary>
    Good,

    /// <summary>It keeps silent.</summary>
    Bad,
}
