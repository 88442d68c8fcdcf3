namespace Azalia.Platform.Memory;

/// <summary>
/// A memory descriptor list: the pages of a buffer, in order, as runs of adjacent pages. The buffer starts
/// <see cref="ByteOffset"/> bytes into the first page.
/// </summary>
/// <remarks>
/// Belongs to whoever allocated it: a client that got it from a bus driver maps it, and never frees it. Immutable; readable from
/// any thread.
/// </remarks>
public sealed class Mdl
{
    private readonly PageRun[] _runs;

    internal Mdl(PageRun[] runs, int byteCount)
    {
        _runs = runs;
        ByteCount = byteCount;
        foreach (PageRun run in runs)
            PageCount += run.PageCount;
    }

    /// <summary>Size of the buffer in bytes.</summary>
    public int ByteCount { get; }

    /// <summary>Offset of the buffer's first byte in the first page. Always 0 here.</summary>
    public int ByteOffset { get; }

    /// <summary>How many pages the buffer occupies.</summary>
    public int PageCount { get; }

    /// <summary>The pages, as runs of adjacent ones.</summary>
    public ReadOnlySpan<PageRun> Runs => _runs;

    /// <summary>Whether the memory manager took the pages back.</summary>
    public bool IsFreed { get; internal set; }

    internal List<DmaView> Views { get; } = new(1);

    internal ArenaView? SpareView { get; set; }

    /// <summary>Address of a page.</summary>
    /// <param name="index">0 to <see cref="PageCount"/> - 1.</param>
    public DeviceAddress PageAddress(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PageCount);
        return AddressOf(index * DmaMemory.PageSize);
    }

    /// <summary>Address of a byte of the buffer.</summary>
    /// <param name="offset">Byte offset from the start of the buffer.</param>
    public DeviceAddress AddressOf(int offset)
    {
        int start = FindRun(offset, out PageRun run);
        return run.First + (ulong)(offset - start);
    }

    /// <summary>How many bytes from an offset on are adjacent for the device, up to the end of the buffer.</summary>
    /// <param name="offset">Byte offset from the start of the buffer.</param>
    public int ContiguousBytesAt(int offset)
    {
        int start = FindRun(offset, out PageRun run);
        return Math.Min(start + run.ByteCount, ByteCount) - offset;
    }

    private int FindRun(int offset, out PageRun found)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        int start = 0;
        foreach (PageRun run in _runs)
        {
            if (offset - start < run.ByteCount)
            {
                found = run;
                return start;
            }

            start += run.ByteCount;
        }

        throw new ArgumentOutOfRangeException(nameof(offset), $"Offset {offset} is past the last page.");
    }
}
