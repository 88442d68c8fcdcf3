namespace Azalia.Referee.Comparing;

/// <summary>What an observation looked at.</summary>
internal enum Subject
{
    /// <summary>A place in the register window.</summary>
    Register,

    /// <summary>A place in the PCI configuration space.</summary>
    Configuration,

    /// <summary>The interrupt line: 1 or 0.</summary>
    Line,

    /// <summary>A dword of memory.</summary>
    Memory,

    /// <summary>The response of an entry of the RIRB.</summary>
    Response,

    /// <summary>The second dword of an entry of the RIRB.</summary>
    ResponseExtension,

    /// <summary>A stream's entry of the position buffer.</summary>
    Position,

    /// <summary>How many samples a pin heard.</summary>
    HeardLength,

    /// <summary>The first sample that a pin heard and that differs, by its number; 0 when they are the same.</summary>
    HeardSample,
}

/// <summary>One value that a script saw on one machine.</summary>
/// <param name="Step">Index of the step.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Offset">Which: an offset, an index, a stream or a codec.</param>
/// <param name="Width">Bytes that were read.</param>
/// <param name="Value">What was seen.</param>
internal readonly record struct Observation(int Step, Subject Subject, int Offset, int Width, uint Value);
