namespace Azalia.Specification.Codecs;

/// <summary>
/// Where on its body a jack is. HDA 1.0a 7.3.3.31, bits 27:24. What 7h to 9h mean depends on the body: see
/// <see cref="JackLocation"/>.
/// </summary>
public enum JackPosition
{
    /// <summary>Not said.</summary>
    None = 0x0,

    /// <summary>Rear.</summary>
    Rear = 0x1,

    /// <summary>Front.</summary>
    Front = 0x2,

    /// <summary>Left.</summary>
    Left = 0x3,

    /// <summary>Right.</summary>
    Right = 0x4,

    /// <summary>Top.</summary>
    Top = 0x5,

    /// <summary>Bottom.</summary>
    Bottom = 0x6,

    /// <summary>External: rear panel. Internal: riser. Other: lid, inside.</summary>
    Special7 = 0x7,

    /// <summary>External: drive bay. Internal: digital display. Other: lid, outside.</summary>
    Special8 = 0x8,

    /// <summary>Internal: ATAPI.</summary>
    Special9 = 0x9,
}
