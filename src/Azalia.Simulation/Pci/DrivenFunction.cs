using Azalia.Platform.Executive;
using Azalia.Simulation.Time;
using Azalia.Specification.Pci;

namespace Azalia.Simulation.Pci;

/// <summary>The function as the configuration space reaches it: through the drive, so at the present moment and under its lock.</summary>
internal sealed class DrivenFunction(SimulatedFunction function, DeviceDrive drive, InterruptSource interrupt) : IConfigurableFunction
{
    private bool _isInterruptPending;
    private bool _requestsPower;

    /// <inheritdoc/>
    public bool IsInterruptPending
    {
        get
        {
            drive.Change((this, function), static ask => ask.Item1._isInterruptPending = ask.function.IsInterruptPending);
            return _isInterruptPending;
        }
    }

    /// <inheritdoc/>
    public bool RequestsPower
    {
        get
        {
            drive.Change((this, function), static ask => ask.Item1._requestsPower = ask.function.RequestsPower);
            return _requestsPower;
        }
    }

    /// <inheritdoc/>
    public void Configure(PciCommand command, bool messages, byte powerState, byte clockGating)
    {
        interrupt.IsMessage = messages;
        drive.Change(
            (function, command, messages, powerState, clockGating),
            static change => change.function.Configure(change.command, change.messages, change.powerState, change.clockGating));
    }
}
