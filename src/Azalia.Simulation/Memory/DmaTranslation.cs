using Azalia.Platform;
using Azalia.Platform.Memory;

namespace Azalia.Simulation.Memory;

/// <summary>
/// The table between the simulated device and memory. The device reaches only pages that were given to it; anything else is refused, as an
/// IOMMU refuses it.
/// </summary>
/// <remarks>Pages are given and taken on any thread while the device runs: an entry is one byte, and a page that is being taken
/// may be read for the last time, as on hardware before the invalidation completes.</remarks>
internal sealed class DmaTranslation(DeviceAddress baseAddress, int arenaBytes) : IDeviceMapping, IDmaPort
{
    private const int PageShift = 12;

    private readonly bool[] _given = new bool[arenaBytes >> PageShift];
    private Memory<byte> _arena;

    /// <summary>Accesses that were refused.</summary>
    public long Refusals { get; private set; }

    /// <summary>Connects the table to the memory it translates to.</summary>
    public void Attach(DmaMemory memory) => _arena = memory.Arena;

    /// <summary>Takes everything away from the device: the machine is switched off.</summary>
    public void Detach() => Array.Clear(_given);

    public bool TryMap(PageRun run)
    {
        PagesOf(run).Fill(true);
        return true;
    }

    public void Unmap(PageRun run) => PagesOf(run).Clear();

    public bool Read(DeviceAddress address, Span<byte> destination)
    {
        if (!TryTranslate(address, destination.Length, out int offset))
            return false;

        _arena.Span.Slice(offset, destination.Length).CopyTo(destination);
        return true;
    }

    public bool Write(DeviceAddress address, ReadOnlySpan<byte> source)
    {
        if (!TryTranslate(address, source.Length, out int offset))
            return false;

        source.CopyTo(_arena.Span[offset..]);
        return true;
    }

    private Span<bool> PagesOf(PageRun run) => _given.AsSpan((int)((run.First.Value - baseAddress.Value) >> PageShift), run.PageCount);

    private bool TryTranslate(DeviceAddress address, int length, out int offset)
    {
        ulong distance = address.Value - baseAddress.Value;
        offset = (int)distance;
        if (length == 0)
            return true;

        ulong lastPage = (distance + (uint)length - 1) >> PageShift;
        if (distance < (ulong)arenaBytes && lastPage < (ulong)_given.Length
            && !_given.AsSpan((int)(distance >> PageShift), (int)(lastPage - (distance >> PageShift)) + 1).Contains(false))
        {
            return true;
        }

        Refusals++;
        return false;
    }
}
