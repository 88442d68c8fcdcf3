namespace Azalia.Cli.Wave;

/// <summary>How one sample of a WAV file is coded in its container.</summary>
internal enum SampleEncoding
{
    /// <summary>Two's complement, little endian, left-justified in its container: every integer format wider than 8 bits.</summary>
    SignedInteger,

    /// <summary>Offset binary, zero at 128: the only integer format of 8 bits that WAV knows.</summary>
    UnsignedInteger,

    /// <summary>IEEE 754 single precision, full scale at 1.0.</summary>
    Float,
}
