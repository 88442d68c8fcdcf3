using Azalia.Platform;
using Azalia.Simulation.Memory;

namespace Azalia.Simulation.Faults;

/// <summary>The device's way to memory, with faults on it.</summary>
internal sealed class FaultyDmaPort(IDmaPort inner, ActiveFault[] fetches, ActiveFault[] stores, FaultSchedule schedule) : IDmaPort
{
    // Stores of one sample run are cut into pieces by the engines; this holds the largest.
    private byte[] _changed = new byte[4096];
    private DeviceAddress _refused;
    private int _refusedLength;

    /// <summary>Tells what an address is for; set once the controller exists.</summary>
    public DmaAreas? Areas { get; set; }

    public bool Read(DeviceAddress address, Span<byte> destination)
    {
        if (Areas is not { } areas || destination.IsEmpty)
            return inner.Read(address, destination);

        (FaultArea area, int stream) = areas.Fetched(address, destination.Length);
        if (IsRefused(ref address, destination.Length, area, stream) || !inner.Read(address, destination))
            return false;

        foreach (ActiveFault fault in fetches)
        {
            if (fault.Kind is not (FaultActionKind.Refuse or FaultActionKind.Truncate) && Meets(fault, area, stream) && fault.Strikes(schedule.Now))
                fault.Change(destination, area);
        }

        return true;
    }

    public bool Write(DeviceAddress address, ReadOnlySpan<byte> source)
    {
        if (Areas is not { } areas || source.IsEmpty)
            return inner.Write(address, source);

        (FaultArea area, int stream) = areas.Stored(address, source.Length);
        long delay = 0;
        bool isChanged = false;
        foreach (ActiveFault fault in stores)
        {
            if (!Meets(fault, area, stream) || !fault.Strikes(schedule.Now))
                continue;

            switch (fault.Kind)
            {
                case FaultActionKind.Refuse:
                    return false;
                case FaultActionKind.Drop:
                    return true;
                case FaultActionKind.Truncate:
                    address = new DeviceAddress(address.Low);
                    break;
                case FaultActionKind.Delay:
                    delay += fault.Fault.Action.Ticks;
                    break;
                default:
                    fault.Change(Changeable(source, ref isChanged), area);
                    break;
            }
        }

        ReadOnlySpan<byte> bytes = isChanged ? _changed.AsSpan(0, source.Length) : source;
        if (delay == 0)
            return inner.Write(address, bytes);

        // A posted write: the device goes on, and memory gets it when it gets it.
        byte[] late = bytes.ToArray();
        schedule.At(schedule.Now + delay, () => _ = inner.Write(address, late));
        return true;
    }

    private bool IsRefused(ref DeviceAddress address, int length, FaultArea area, int stream)
    {
        // An engine that is refused a long run looks for the place step by step, and must find it.
        bool isRetry = address == _refused && length < _refusedLength;
        _refused = default;
        if (isRetry)
            return true;

        foreach (ActiveFault fault in fetches)
        {
            if (fault.Kind is not (FaultActionKind.Refuse or FaultActionKind.Truncate) || !Meets(fault, area, stream) || !fault.Strikes(schedule.Now))
                continue;

            if (fault.Kind == FaultActionKind.Refuse)
            {
                (_refused, _refusedLength) = (address, length);
                return true;
            }

            address = new DeviceAddress(address.Low);
        }

        return false;
    }

    private Span<byte> Changeable(ReadOnlySpan<byte> source, ref bool isChanged)
    {
        if (!isChanged)
        {
            if (_changed.Length < source.Length)
                _changed = new byte[source.Length];
            source.CopyTo(_changed);
            isChanged = true;
        }

        return _changed.AsSpan(0, source.Length);
    }

    private static bool Meets(ActiveFault fault, FaultArea area, int stream) =>
        fault.Fault.Area == area && (fault.Fault.Stream is not { } only || only == stream);
}
