namespace Azalia.Specification.Codecs;

/// <summary>On which body a jack is. HDA 1.0a 7.3.3.31, bits 29:28.</summary>
public enum JackChassis
{
    /// <summary>Outside, on the main body.</summary>
    External = 0,

    /// <summary>Inside.</summary>
    Internal = 1,

    /// <summary>On a body of its own, such as a dock.</summary>
    Separate = 2,

    /// <summary>Elsewhere.</summary>
    Other = 3,
}
