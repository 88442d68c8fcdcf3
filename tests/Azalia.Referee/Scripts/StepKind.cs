namespace Azalia.Referee.Scripts;

/// <summary>What a step of a script does.</summary>
internal enum StepKind
{
    /// <summary>Writes to the register window.</summary>
    Write,

    /// <summary>Reads from the register window; the value is compared.</summary>
    Read,

    /// <summary>Stores a dword in memory.</summary>
    Store,

    /// <summary>Stores an entry of a buffer descriptor list.</summary>
    Entry,

    /// <summary>Fills memory with samples from a seed.</summary>
    Noise,

    /// <summary>Fills memory with one byte.</summary>
    Fill,

    /// <summary>Loads a dword from memory; the value is compared.</summary>
    Load,

    /// <summary>Loads an entry of the RIRB; response and extension are compared.</summary>
    Response,

    /// <summary>Loads a stream's entry of the position buffer; it is compared.</summary>
    Position,

    /// <summary>Lets time pass.</summary>
    Wait,

    /// <summary>Writes to the PCI configuration space.</summary>
    Configure,

    /// <summary>Reads from the PCI configuration space; the value is compared.</summary>
    Configuration,

    /// <summary>Reads what INTSTS is made of, and looks at the interrupt line; all is compared.</summary>
    Interrupt,

    /// <summary>Reads every register that does not count time, at its natural width.</summary>
    Sweep,

    /// <summary>Takes what a codec's output pin heard since the script began or since the last such step; the samples are compared.</summary>
    Hear,
}
