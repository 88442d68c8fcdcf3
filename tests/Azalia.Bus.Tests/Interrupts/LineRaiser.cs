using Azalia.Platform;
using Azalia.Platform.Executive;
using Azalia.Simulation;
using Azalia.Simulation.Codecs;

namespace Azalia.Bus.Tests.Interrupts;

/// <summary>
/// On the virtual drive: raises the interrupt line inside every lock scope that the owner of the clock enters. The device itself raises it, if it has a reason within the
/// next frames, such as a response on its way or a jack that is touched here; else the line is asserted by hand.
/// </summary>
internal sealed class LineRaiser(SimulatedPlatform device, LevelTrace trace)
{
    private const byte LineOut = 0x08;

    // Three frames: a verb that is on the link is answered meanwhile.
    private static readonly TimeSpan s_threeFrames = TimeSpan.FromMicroseconds(63);

    private readonly int _owner = Environment.CurrentManagedThreadId;
    private bool _isRaised;
    private int _servicesBefore;

    /// <summary>Scopes in which the line was asserted.</summary>
    public int Scopes { get; private set; }

    /// <summary>Those in which the device asserted it.</summary>
    public int RealScopes { get; private set; }

    /// <summary>Those behind which the service routine ran. The others took the reason away themselves, or touched a register, which shows that there was none.</summary>
    public int ServedScopes { get; private set; }

    /// <summary>
    /// How many more scopes touch a jack. Not all of them: the DPC that hears of it enters scopes of its own.
    /// </summary>
    public int JacksToTouch { get; set; }

    public void Raise()
    {
        if (Environment.CurrentManagedThreadId != _owner)
            return;

        // A scope that is synchronised with the interrupt lies inside another one, which is still open.
        if (KProcessor.CurrentIrql != Irql.DeviceLevel)
        {
            CheckLast();
            _servicesBefore = trace.Services;
        }

        if (JacksToTouch > 0)
        {
            JacksToTouch--;
            Touch(device.Codecs[0]);
        }

        device.Clock.Stall(s_threeFrames);
        Scopes++;
        if (device.Interrupt.IsAsserted)
            RealScopes++;
        else
            device.Interrupt.Set(true);

        device.Interrupt.Deliver();
        if (trace.Services != _servicesBefore)
            trace.Violations.Enqueue("The service routine ran while the scope was open.");

        if (!KProcessor.HoldsLock)
            trace.Violations.Enqueue("The hook ran outside a scope.");

        _isRaised = true;
    }

    /// <summary>The line that was raised in the last scope has been served by now, or dropped.</summary>
    public void CheckLast()
    {
        if (!_isRaised)
            return;

        _isRaised = false;
        if (trace.Services != _servicesBefore)
            ServedScopes++;
        else if (device.Interrupt.IsAsserted)
            trace.Violations.Enqueue($"Nobody served the line that was raised in scope {Scopes}.");
    }

    private static void Touch(SimulatedCodec codec)
    {
        if (codec.IsPlugged(LineOut))
            codec.Unplug(LineOut);
        else
            codec.Plug(LineOut);
    }
}
