namespace Azalia.Simulation.Controller;

/// <summary>What a stream descriptor can be, fixed by its index: inputs come first, then outputs, then those that can be either.</summary>
internal enum StreamKind
{
    /// <summary>Takes a stream from the link.</summary>
    Input,

    /// <summary>Puts a stream on the link.</summary>
    Output,

    /// <summary>Either, as SDnCTL.DIR says.</summary>
    Bidirectional,
}
