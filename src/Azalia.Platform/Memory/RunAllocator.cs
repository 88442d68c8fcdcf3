namespace Azalia.Platform.Memory;

/// <summary>Decides which pages of the arena make up a buffer: one bit a page, no memory of its own.</summary>
/// <param name="pageCount">Pages of the arena.</param>
/// <param name="reservedPages">Pages at its start that are never taken.</param>
/// <param name="scatter">Whether runs lie anywhere.</param>
/// <param name="seed">Decides where.</param>
internal sealed class RunAllocator(int pageCount, int reservedPages, bool scatter, ulong seed)
{
    private readonly bool[] _taken = new bool[pageCount - reservedPages];
    private ulong _random = seed;
    private int _freePages = pageCount - reservedPages;
    private int _next;

    /// <summary>Takes pages as runs of a given length; the last run may be shorter. All or nothing.</summary>
    public PageRun[]? Take(int pages, int pagesPerRun, DeviceAddress arena)
    {
        if (pages > _freePages)
            return null;

        PageRun[] runs = new PageRun[(pages + pagesPerRun - 1) / pagesPerRun];
        int left = pages;
        for (int i = 0; i < runs.Length; i++)
        {
            int length = Math.Min(left, pagesPerRun);
            int first = Find(length);
            if (first < 0)
            {
                Give(runs.AsSpan(0, i), arena);
                return null;
            }

            Mark(first, length, true);
            runs[i] = new PageRun(arena + (ulong)(reservedPages + first) * DmaMemory.PageSize, length);
            left -= length;
        }

        return runs;
    }

    public void Give(ReadOnlySpan<PageRun> runs, DeviceAddress arena)
    {
        foreach (PageRun run in runs)
            Mark((int)((run.First.Value - arena.Value) / DmaMemory.PageSize) - reservedPages, run.PageCount, false);
    }

    private void Mark(int first, int count, bool taken)
    {
        _taken.AsSpan(first, count).Fill(taken);
        _freePages += taken ? -count : count;
    }

    private int Find(int length)
    {
        int start = scatter ? (int)(NextRandom() % (ulong)_taken.Length) : _next;
        int found = FindFrom(start, length);
        if (found < 0)
            found = FindFrom(0, length);

        if (found >= 0)
            _next = found + length;

        return found;
    }

    private int FindFrom(int start, int length)
    {
        int free = 0;
        for (int page = start; page < _taken.Length; page++)
        {
            free = _taken[page] ? 0 : free + 1;
            if (free == length)
                return page - length + 1;
        }

        return -1;
    }

    // SplitMix64: one addition and two multiplications, and every seed gives a full period.
    private ulong NextRandom()
    {
        ulong z = _random += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ z >> 30) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ z >> 27) * 0x94D0_49BB_1331_11EB;
        return z ^ z >> 31;
    }
}
