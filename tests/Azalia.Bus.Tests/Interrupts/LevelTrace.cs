using System.Collections.Concurrent;
using Azalia.Platform.Diagnostics;
using Azalia.Platform.Executive;
using Azalia.Specification.Registers;

namespace Azalia.Bus.Tests.Interrupts;

/// <summary>
/// A trace that watches where the driver's service routine and its DPC run: the routine is known by its read of INTSTS, which nobody else reads.
/// </summary>
internal sealed class LevelTrace : IDeviceTrace
{
    private int _services;
    private int _interrupts;
    private int _deferrals;

    /// <summary>What was seen that must not be.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>Runs of the service routine, those that found nothing to do included.</summary>
    public int Services => Volatile.Read(ref _services);

    /// <summary>Runs of the service routine that found their device asking.</summary>
    public int Interrupts => Volatile.Read(ref _interrupts);

    /// <summary>Runs of the DPC.</summary>
    public int Deferrals => Volatile.Read(ref _deferrals);

    /// <summary>What else to look at when the service routine runs.</summary>
    public Action? Serviced { get; set; }

    /// <summary>What else to do when the DPC runs.</summary>
    public Action? Deferred { get; set; }

    /// <summary>What else to look at when a response is taken from the ring.</summary>
    public Action? Responded { get; set; }

    public void RegisterRead(long ticks, int offset, int width, uint value)
    {
        if (offset != InterruptStatus.Offset)
            return;

        _ = Interlocked.Increment(ref _services);
        Require("The service routine", Irql.DeviceLevel);
        Serviced?.Invoke();
    }

    public void Interrupt(long ticks, string what)
    {
        if (what == "isr")
        {
            _ = Interlocked.Increment(ref _interrupts);
            Require("The service routine", Irql.DeviceLevel);
        }
        else
        {
            _ = Interlocked.Increment(ref _deferrals);
            Require("The DPC", Irql.DispatchLevel);
            Deferred?.Invoke();
        }
    }

    public void Response(long ticks, uint response, uint extended) => Responded?.Invoke();

    public void RegisterWrite(long ticks, int offset, int width, uint value)
    {
        // Not of interest.
    }

    public void Verb(long ticks, uint command)
    {
        // Not of interest.
    }

    public void State(long ticks, string subject, string state)
    {
        // Not of interest.
    }

    private void Require(string who, Irql level)
    {
        if (KProcessor.CurrentIrql != level)
            Violations.Enqueue($"{who} ran at {KProcessor.CurrentIrql}.");

        if (KProcessor.HoldsLock)
            Violations.Enqueue($"{who} ran inside a lock scope.");
    }
}
