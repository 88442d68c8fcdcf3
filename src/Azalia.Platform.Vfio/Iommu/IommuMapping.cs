using Azalia.Platform.Memory;

namespace Azalia.Platform.Vfio.Iommu;

/// <summary>Maps for the device what the driver was given, and nothing else; pages are clean when the device gets them, and when it has lost them.</summary>
internal sealed class IommuMapping(IDmaDomain domain) : IDeviceMapping
{
    private DmaMemory? _memory;
    private System.Buffers.MemoryHandle _pinned;
    private nint _first;

    /// <summary>Why the last mapping failed, or null.</summary>
    public string? LastProblem { get; private set; }

    /// <summary>Tells where the memory is; before its first allocation.</summary>
    public unsafe void Attach(DmaMemory memory)
    {
        _memory = memory;
        _pinned = memory.Arena.Pin();
        _first = (nint)_pinned.Pointer;
    }

    /// <inheritdoc/>
    public bool TryMap(PageRun run)
    {
        Bytes(run).Clear();
        LastProblem = domain.Map(_first + OffsetOf(run), run.First, run.ByteCount);
        return LastProblem is null;
    }

    /// <inheritdoc/>
    public void Unmap(PageRun run)
    {
        domain.Unmap(run.First, run.ByteCount);
        Bytes(run).Clear();
    }

    private Span<byte> Bytes(PageRun run) => _memory!.Arena.Span.Slice(OffsetOf(run), run.ByteCount);

    private int OffsetOf(PageRun run) => (int)(run.First.Value - _memory!.BaseAddress.Value);
}
