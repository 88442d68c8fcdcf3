namespace Azalia.Specification.Codecs;

/// <summary>The bias of a microphone pin, relative to the analog supply. HDA 1.0a 7.3.3.13. The values left out are reserved.</summary>
public enum VoltageReference
{
    /// <summary>Hi-Z: none.</summary>
    HighImpedance = 0,

    /// <summary>Half of it.</summary>
    Percent50 = 1,

    /// <summary>Ground.</summary>
    Ground = 2,

    /// <summary>80 %.</summary>
    Percent80 = 4,

    /// <summary>All of it.</summary>
    Percent100 = 5,
}
