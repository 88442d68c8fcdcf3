namespace Azalia.Simulation.Controller;

/// <summary>Whether a controller can send message-signalled interrupts.</summary>
public enum MessageInterruptKind
{
    /// <summary>To any address, as the architecture has it.</summary>
    Address64,

    /// <summary>To addresses below 4 GiB only: ATI HDMI.</summary>
    Address32,

    /// <summary>It has no such capability: NVIDIA MCP, CA0132.</summary>
    None,
}
