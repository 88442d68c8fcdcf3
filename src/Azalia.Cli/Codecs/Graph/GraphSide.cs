namespace Azalia.Cli.Codecs.Graph;

/// <summary>Where a node stands in a drawing.</summary>
internal enum GraphSide
{
    /// <summary>Converters, and beeps that are heard somewhere.</summary>
    Left,

    /// <summary>What lies between.</summary>
    Middle,

    /// <summary>Pins.</summary>
    Right,
}
