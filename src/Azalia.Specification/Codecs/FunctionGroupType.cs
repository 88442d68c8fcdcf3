namespace Azalia.Specification.Codecs;

/// <summary>What a function group is for. HDA 1.0a 7.3.4.4. Values from 80h on are the vendors' own.</summary>
public enum FunctionGroupType
{
    /// <summary>Not a function group.</summary>
    None = 0x00,

    /// <summary>Audio.</summary>
    Audio = 0x01,

    /// <summary>Modem.</summary>
    Modem = 0x02,
}
