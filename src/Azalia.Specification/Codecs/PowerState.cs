namespace Azalia.Specification.Codecs;

/// <summary>A power state of a node. HDA 1.0a 7.3.3.10.</summary>
public enum PowerState
{
    /// <summary>Fully on.</summary>
    D0 = 0,

    /// <summary>A light sleep.</summary>
    D1 = 1,

    /// <summary>A deeper sleep.</summary>
    D2 = 2,

    /// <summary>Answers verbs, carries no audio.</summary>
    D3 = 3,

    /// <summary>Hears only resets.</summary>
    D3Cold = 4,
}
