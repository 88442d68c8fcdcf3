using Azalia.Specification.Pci;

namespace Azalia.Simulation.Pci;

/// <summary>What stands behind a configuration space: it asks the function for what changes by itself, and tells it what was written.</summary>
internal interface IConfigurableFunction
{
    /// <summary>Status bit 3: whether the function wants an interrupt.</summary>
    bool IsInterruptPending { get; }

    /// <summary>Whether the function, in D3hot, asks for power.</summary>
    bool RequestsPower { get; }

    /// <summary>Something was written.</summary>
    /// <param name="command">The command register.</param>
    /// <param name="messages">Whether message-signalled interrupts are enabled.</param>
    /// <param name="powerState">The power state: 0 or 3.</param>
    /// <param name="clockGating">The byte at 48h.</param>
    void Configure(PciCommand command, bool messages, byte powerState, byte clockGating);
}
