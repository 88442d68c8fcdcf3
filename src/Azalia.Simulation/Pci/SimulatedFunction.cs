using Azalia.Simulation.Controller;
using Azalia.Specification.Pci;

namespace Azalia.Simulation.Pci;

/// <summary>The PCI function that the controller is: what its configuration space opens and shuts, its power, and the form of its interrupts
/// (PCI 3.0 6.2.2, 6.8; PCI Power Management 1.2).</summary>
/// <remarks>
/// <para>In D3hot, and while memory space is off, registers read all ones and writes go nowhere. Going to D3hot resets the function, which is what
/// coming back does on hardware and cannot be told apart from it; STATESTS, WAKEEN and what they latched of PME survive.</para>
/// <para>An interrupt is a level, unless messages are enabled: then one is sent whenever the level rises, if the function is a bus master, and none
/// while it stays up.</para>
/// <para>Not modelled: D1, D2 and D3cold; the cycle that writes the message, whose address and data are the machine's.</para>
/// </remarks>
internal sealed class SimulatedFunction(SimulatedController controller) : ISimulatedDevice
{
    // CGCTL.MISCBDCGE.
    private const byte MiscellaneousClockGating = 1 << 6;

    private PciCommand _command;
    private bool _usesMessages;
    private bool _isInD3;
    private bool _level;
    private bool _hasMessage;

    /// <summary>Whether interrupts are messages.</summary>
    public bool UsesMessages => Volatile.Read(ref _usesMessages);

    /// <summary>Messages sent since power-on.</summary>
    public long MessagesSent { get; private set; }

    /// <summary>Whether registers answer.</summary>
    public bool IsDecoding => _command.MemorySpace && !_isInD3;

    /// <summary>Whether any stream runs.</summary>
    public bool IsStreaming => controller.IsStreaming;

    /// <summary>Status bit 3: whether the function wants an interrupt, in whatever form.</summary>
    public bool IsInterruptPending => controller.LineAsserted && !_isInD3;

    /// <summary>Whether the function, in D3hot, has a reason to ask for power.</summary>
    public bool RequestsPower => _isInD3 && controller.RequestsPower;

    /// <inheritdoc/>
    public long NextEventTick => controller.NextEventTick;

    /// <summary>Whether the machine sees an interrupt: the pin is asserted, or a message has come that nobody has taken yet.</summary>
    public bool LineAsserted => _usesMessages ? _hasMessage : controller.LineAsserted && !_command.InterruptDisable && !_isInD3;

    /// <summary>A register read.</summary>
    public uint Read(int offset, int width)
    {
        if (!IsDecoding)
            return uint.MaxValue;

        uint value = controller.Read(offset, width);
        Watch();
        return value;
    }

    /// <summary>A register write.</summary>
    public void Write(int offset, int width, uint value)
    {
        if (!IsDecoding)
            return;

        controller.Write(offset, width, value);
        Watch();
    }

    /// <inheritdoc/>
    public void AdvanceTo(long tick)
    {
        controller.AdvanceTo(tick);
        Watch();
    }

    /// <summary>The machine takes the message.</summary>
    public void TakeMessage() => _hasMessage = false;

    /// <summary>The configuration space has changed.</summary>
    /// <param name="command">The command register.</param>
    /// <param name="messages">Whether messages are enabled.</param>
    /// <param name="powerState">PMCSR's power state.</param>
    /// <param name="clockGating">CGCTL.</param>
    public void Configure(PciCommand command, bool messages, byte powerState, byte clockGating)
    {
        bool isInD3 = powerState == PciPowerControl.D3Hot;
        if (isInD3 && !_isInD3)
            controller.ResetFunction();

        // The first message is sent for what is pending when messages are enabled.
        if (messages != _usesMessages)
            _level = _hasMessage = false;

        _command = command;
        _isInD3 = isInD3;
        Volatile.Write(ref _usesMessages, messages);
        controller.BusMasterEnabled = command.BusMaster && !isInD3;
        bool isBlocked = controller.Profile.Quirks.ClockGatingHangsReset && (clockGating & MiscellaneousClockGating) != 0;
        if (isBlocked != controller.IsResetBlocked)
            controller.IsResetBlocked = isBlocked;
        Watch();
    }

    private void Watch()
    {
        if (!_usesMessages)
            return;

        bool level = IsInterruptPending;
        if (level && !_level && _command.BusMaster)
        {
            _hasMessage = true;
            MessagesSent++;
        }

        // A message that nobody has taken by then would find nothing.
        _hasMessage &= level;
        _level = level;
    }
}
