namespace Azalia.Specification.Windows;

/// <summary>KSSTREAM_HEADER_OPTIONSF: the flags of a packet.</summary>
[Flags]
public enum KsStreamHeaderOptions : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>KSSTREAM_HEADER_OPTIONSF_ENDOFSTREAM: the last packet.</summary>
    EndOfStream = 0x200,
}
