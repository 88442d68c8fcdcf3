namespace Azalia.Simulation.Controller;

/// <summary>What a controller writes into the position buffer (hardware 2.9, 5.2).</summary>
public enum PositionBufferQuirk
{
    /// <summary>The position of each DMA engine.</summary>
    None,

    /// <summary>Nothing: it stays as it was.</summary>
    NeverWritten,

    /// <summary>The position within the present buffer of the list, not within the cyclic buffer: VIA VT8251 and VT8237A.</summary>
    WithinBuffer,
}
