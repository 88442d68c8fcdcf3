namespace Azalia.Simulation.Faults;

/// <summary>Where a fault sits: which of the simulator's five seams, and on the way in which direction.</summary>
public enum FaultPlace
{
    /// <summary><c>read</c>: what the driver reads from a register. MMIO window.</summary>
    Read,

    /// <summary><c>write</c>: what the driver writes to a register. MMIO window.</summary>
    Write,

    /// <summary><c>registers</c>: every access to the window, whatever is there. MMIO window.</summary>
    Registers,

    /// <summary><c>codec</c>: whether a codec is there at all. Codec's end of the link.</summary>
    Codec,

    /// <summary><c>verb</c>: a verb on its way to a codec. Codec's end of the link.</summary>
    Verb,

    /// <summary><c>answer</c>: a codec's response to a verb. Codec's end of the link.</summary>
    Answer,

    /// <summary><c>unsolicited</c>: what a codec says unasked. Codec's end of the link.</summary>
    Unsolicited,

    /// <summary><c>fetch</c>: what the device reads from memory. DMA port.</summary>
    Fetch,

    /// <summary><c>store</c>: what the device writes to memory. DMA port.</summary>
    Store,

    /// <summary><c>interrupt</c>: the line from the device to the processor. Interrupt line.</summary>
    Interrupt,

    /// <summary><c>sink</c>: what an output pin speaks to what is plugged in. Frame sink.</summary>
    Sink,

    /// <summary><c>source</c>: what an input pin hears. Frame source.</summary>
    Source,
}
