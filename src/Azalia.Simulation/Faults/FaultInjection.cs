using Azalia.Platform;
using Azalia.Simulation.Codecs;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Link;
using Azalia.Simulation.Memory;

namespace Azalia.Simulation.Faults;

/// <summary>Puts the faults of a plan onto the seams of a machine that is being made. A seam without a fault is not wrapped.</summary>
internal sealed class FaultInjection : IPinCables
{
    private readonly ActiveFault[] _faults;
    private readonly FaultSchedule _schedule = new();
    private FaultyDmaPort? _port;

    public FaultInjection(FaultPlan plan, ulong seed)
    {
        FaultRandom seeds = new(plan.Seed ?? seed);
        _faults = [.. plan.Faults.Select(fault => new ActiveFault(fault, seeds.Next()))];
        foreach (Fault fault in plan.Faults)
        {
            _schedule.Mark(fault.When.From);
            _schedule.Mark(fault.When.Until);
        }
    }

    /// <summary>The faults, and how often each struck so far.</summary>
    public IReadOnlyList<FaultTally> Tally => [.. _faults.Select(static fault => new FaultTally(fault.Fault, fault.Hits))];

    /// <summary>The way to memory.</summary>
    public IDmaPort Decorate(IDmaPort memory)
    {
        ActiveFault[] fetches = At(FaultPlace.Fetch);
        ActiveFault[] stores = At(FaultPlace.Store);
        if (fetches.Length + stores.Length == 0)
            return memory;

        return _port = new FaultyDmaPort(memory, fetches, stores, _schedule);
    }

    /// <summary>A codec's end of the link.</summary>
    public ICodecLink Decorate(ICodecLink codec, byte address)
    {
        ActiveFault[] faults = [.. At(FaultPlace.Codec, FaultPlace.Verb, FaultPlace.Answer, FaultPlace.Unsolicited).Where(f => f.Fault.Codec is not { } only || only == address)];
        return faults.Length == 0 ? codec : new FaultyCodecLink(codec, address, faults, _schedule);
    }

    /// <summary>The device as its drive sees it. Time passes for the faults here, so it is wrapped for all of them.</summary>
    public ISimulatedDevice Decorate(ISimulatedDevice device, SimulatedController controller, IDmaPort memory)
    {
        _port?.Areas = new DmaAreas(controller, memory);
        return new FaultyInterruptLine(device, At(FaultPlace.Interrupt), _schedule);
    }

    /// <summary>The register window.</summary>
    public MmioWindow Decorate(MmioWindow window, PlatformClock clock)
    {
        ActiveFault[] faults = At(FaultPlace.Read, FaultPlace.Write, FaultPlace.Registers);
        return faults.Length == 0 ? window : new FaultyWindow(window, clock, faults);
    }

    /// <inheritdoc/>
    public IFrameSink Decorate(IFrameSink sink, byte codec, byte pin)
    {
        ActiveFault[] faults = OnPin(FaultPlace.Sink, codec, pin);
        return faults.Length == 0 ? sink : new FaultyFrameSink(sink, faults);
    }

    /// <inheritdoc/>
    public IFrameSource Decorate(IFrameSource source, byte codec, byte pin)
    {
        ActiveFault[] faults = OnPin(FaultPlace.Source, codec, pin);
        return faults.Length == 0 ? source : new FaultyFrameSource(source, faults);
    }

    private ActiveFault[] At(params FaultPlace[] places) => [.. _faults.Where(fault => places.Contains(fault.Fault.Place))];

    private ActiveFault[] OnPin(FaultPlace place, byte codec, byte pin) =>
        [.. At(place).Where(f => (f.Fault.Codec is not { } address || address == codec) && (f.Fault.Node is not { } node || node == pin))];
}
