using Azalia.Simulation.Controller;

namespace Azalia.Simulation.Faults;

/// <summary>The device as its drive sees it, with a line that may lie; the time in which all other faults live passes here, too.</summary>
/// <remarks>The line is looked at after every access and every step, so no edge is missed. Without a fault on the line it passes through.</remarks>
internal sealed class FaultyInterruptLine(ISimulatedDevice inner, ActiveFault[] faults, FaultSchedule schedule) : ISimulatedDevice
{
    private bool _wasAsserted;
    private long _hiddenUntil;

    public long NextEventTick => Math.Min(inner.NextEventTick, schedule.NextDue);

    public bool LineAsserted
    {
        get
        {
            bool isAsserted = inner.LineAsserted;
            if (isAsserted && !_wasAsserted)
                Rise();
            _wasAsserted = isAsserted;

            isAsserted &= schedule.Now >= _hiddenUntil;
            foreach (ActiveFault fault in faults)
            {
                if (fault.Kind is FaultActionKind.Raise or FaultActionKind.Drop && fault.Lasts(schedule.Now))
                    isAsserted = fault.Kind == FaultActionKind.Raise;
            }

            return isAsserted;
        }
    }

    public void AdvanceTo(long tick)
    {
        for (long due = schedule.NextDue; due <= tick; due = schedule.NextDue)
        {
            // What lies before the edge happens before it, to the frame.
            if (due > schedule.Now)
            {
                schedule.Now = due - 1;
                inner.AdvanceTo(due - 1);
            }

            schedule.Run(Math.Max(due, schedule.Now));
        }

        schedule.Now = Math.Max(schedule.Now, tick);
        inner.AdvanceTo(tick);
    }

    private void Rise()
    {
        _hiddenUntil = 0;
        foreach (ActiveFault fault in faults)
        {
            if (fault.Kind is not (FaultActionKind.Lose or FaultActionKind.Delay) || !fault.Strikes(schedule.Now))
                continue;

            _hiddenUntil = fault.Kind == FaultActionKind.Lose ? long.MaxValue : Math.Max(_hiddenUntil, schedule.Now + fault.Fault.Action.Ticks);
            schedule.Mark(_hiddenUntil);
        }
    }
}
