namespace Azalia.Platform.Memory;

/// <summary>
/// Memory that both the driver and the device can reach: real pages, given out as MDLs and mapped as views.
/// </summary>
/// <remarks>
/// <para>A buffer is made of runs of 2^k adjacent pages, k being the smallest for which all runs and one cut in the middle fit
/// into the 256 entries of a buffer descriptor list.</para>
/// <para>Pages are zeroed when they are given out. Pages that come back stay mapped and are handed out again, so that the steady
/// state of allocating and freeing makes no system call.</para>
/// <para>Threading: any thread, PASSIVE_LEVEL.</para>
/// </remarks>
public sealed class DmaMemory : IDisposable
{
    /// <summary>Bytes in a page.</summary>
    public const int PageSize = 4096;

    /// <summary>Entries in a buffer descriptor list that fills one page (HDA 1.0a, table of 2.8).</summary>
    private const int LongestList = 256;

    private const int MostIdleBuffers = 32;

    private readonly Lock _lock = new();
    private readonly DmaMemoryOptions _options;
    private readonly IDeviceMapping? _mapping;
    private readonly PageArena _arena;
    private readonly RunAllocator _runs;
    private readonly List<Mdl> _idle = new(MostIdleBuffers);
    private bool _disposed;

    /// <summary>Makes an empty arena.</summary>
    /// <param name="options">Its layout.</param>
    /// <param name="mapping">What stands between device addresses and the arena, or null when nothing does.</param>
    /// <exception cref="PlatformNotSupportedException">Scattered runs were asked for where views of them cannot be made.</exception>
    public DmaMemory(DmaMemoryOptions options, IDeviceMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Scatter && !PageArena.CanMapScattered)
            throw new PlatformNotSupportedException("Scattered pages need Linux: elsewhere pages cannot be mapped side by side.");

        _options = options;
        _mapping = mapping;
        _arena = PageArena.Create(options.ArenaBytes);
        _runs = new RunAllocator(options.ArenaBytes / PageSize, options.ReservedBytes / PageSize, options.Scatter, options.Seed);
    }

    /// <summary>Pages that are given out and not yet freed.</summary>
    public int OutstandingPages { get; private set; }

    /// <summary>The largest buffer that can be asked for, in bytes.</summary>
    public int LargestBuffer => _options.LargestBuffer;

    /// <summary>For backends: the whole arena, in the order of device addresses from <see cref="BaseAddress"/> on.</summary>
    public Memory<byte> Arena => _arena.Whole.Memory;

    /// <summary>
    /// For backends: a path by which another process of the same user can open and map the arena, whole and shared, while this process lives; null where there is
    /// no such thing. Nothing with a name is left when both are gone.
    /// </summary>
    public string? ArenaPath => _arena.Path;

    /// <summary>For backends: the device address of the arena's first byte.</summary>
    public DeviceAddress BaseAddress => _options.BaseAddress;

    /// <summary>Gives out zeroed pages.</summary>
    /// <param name="byteCount">Size of the buffer in bytes, 1 to <see cref="LargestBuffer"/>; whole pages are given.</param>
    /// <param name="contiguous">Whether all pages must be adjacent.</param>
    /// <param name="highestAddress">The highest address that the device can put on its bus.</param>
    /// <returns>The buffer, or null when there is no memory for it.</returns>
    public Mdl? Allocate(int byteCount, bool contiguous = false, ulong highestAddress = ulong.MaxValue)
    {
        if (byteCount <= 0 || byteCount > _options.LargestBuffer)
            return null;

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (BaseAddress.Value + (ulong)_options.ArenaBytes - 1 > highestAddress)
                return null;

            int pages = (byteCount + PageSize - 1) / PageSize;
            Mdl? mdl = TakeIdle(byteCount, pages, contiguous) ?? TakeFresh(byteCount, pages, contiguous);
            if (mdl is null && _idle.Count != 0)
            {
                while (_idle.Count != 0)
                    GiveUpIdle(0);

                mdl = TakeFresh(byteCount, pages, contiguous);
            }

            if (mdl is null)
                return null;

            foreach (PageRun run in mdl.Runs)
                _arena.Whole.GetSpan().Slice(OffsetOf(run), run.ByteCount).Clear();

            OutstandingPages += pages;
            return mdl;
        }
    }

    /// <summary>Takes pages back. Views that are still held show private zeros from then on.</summary>
    /// <param name="mdl">What <see cref="Allocate"/> gave.</param>
    /// <exception cref="InvalidOperationException">The pages were freed before.</exception>
    public void Free(Mdl mdl)
    {
        ArgumentNullException.ThrowIfNull(mdl);
        lock (_lock)
        {
            if (mdl.IsFreed)
                throw new InvalidOperationException("These pages were freed before.");

            mdl.IsFreed = true;
            OutstandingPages -= mdl.PageCount;

            // After the arena has gone there is nothing to give the pages back to.
            if (_disposed)
                return;

            foreach (PageRun run in mdl.Runs)
                _mapping?.Unmap(run);

            bool held = false;
            foreach (DmaView view in mdl.Views)
                held |= view.ArenaView is { } arenaView && !arenaView.TryDetach();

            // Where a view cannot be turned away from the pages, they rest until the last holder lets go.
            if (!held)
                Retire(mdl);
        }
    }

    /// <summary>Maps a buffer as one contiguous view.</summary>
    /// <param name="mdl">The buffer, not freed.</param>
    /// <returns>The view, owned by the caller.</returns>
    /// <exception cref="InvalidOperationException">The pages were freed.</exception>
    /// <exception cref="InsufficientMemoryException">The system has no address space, or no mapping, left for it.</exception>
    public DmaView Map(Mdl mdl)
    {
        ArgumentNullException.ThrowIfNull(mdl);
        lock (_lock)
        {
            // The number of the arena's file may be that of another by now.
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (mdl.IsFreed)
                throw new InvalidOperationException("These pages were freed.");

            ArenaView arenaView = mdl.SpareView ?? _arena.MapView(mdl.Runs, BaseAddress);
            mdl.SpareView = null;
            DmaView view = new(this, mdl, arenaView);
            mdl.Views.Add(view);
            return view;
        }
    }

    /// <summary>As <see cref="Map"/>, for who answers with a status.</summary>
    /// <param name="mdl">The buffer, not freed.</param>
    /// <returns>The view, owned by the caller, or null when the system has no mapping left for it.</returns>
    /// <exception cref="InvalidOperationException">The pages were freed.</exception>
    public DmaView? TryMap(Mdl mdl)
    {
        try
        {
            return Map(mdl);
        }
        catch (InsufficientMemoryException)
        {
            return null;
        }
    }

    /// <summary>Gives the arena back to the system. Views that are still held keep their range until the process ends, with old bytes.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;

            _disposed = true;
            foreach (Mdl mdl in _idle)
                mdl.SpareView?.Release();

            _idle.Clear();
            _arena.Dispose();
        }
    }

    internal void Unmap(DmaView view, ArenaView arenaView)
    {
        lock (_lock)
        {
            if (_disposed)
                return;

            Mdl mdl = view.Mdl;
            _ = mdl.Views.Remove(view);
            if (mdl.IsFreed && !arenaView.IsDetached)
            {
                arenaView.Release();
                if (mdl.Views.Count == 0)
                    Retire(mdl);
            }
            else if (arenaView.IsDetached || mdl.SpareView is not null)
            {
                arenaView.Release();
            }
            else
            {
                mdl.SpareView = arenaView;
            }
        }
    }

    private int OffsetOf(PageRun run) => (int)(run.First.Value - BaseAddress.Value);

    private Mdl? TakeIdle(int byteCount, int pages, bool contiguous)
    {
        for (int i = _idle.Count - 1; i >= 0; i--)
        {
            Mdl idle = _idle[i];
            if (idle.PageCount != pages || contiguous && idle.Runs.Length != 1)
                continue;

            _idle.RemoveAt(i);
            PageRun[] runs = idle.Runs.ToArray();
            if (!TryMapForDevice(runs))
            {
                _idle.Add(idle);
                return null;
            }

            return new Mdl(runs, byteCount) { SpareView = idle.SpareView };
        }

        return null;
    }

    private Mdl? TakeFresh(int byteCount, int pages, bool contiguous)
    {
        PageRun[]? runs = _runs.Take(pages, contiguous ? pages : PagesPerRun(pages), BaseAddress);
        if (runs is null)
            return null;

        if (TryMapForDevice(runs))
            return new Mdl(runs, byteCount);

        _runs.Give(runs, BaseAddress);
        return null;
    }

    private int PagesPerRun(int pages)
    {
        if (!_options.Scatter)
            return pages;

        int pagesPerRun = 1;
        while ((pages + pagesPerRun - 1) / pagesPerRun + 1 > LongestList)
            pagesPerRun <<= 1;

        return pagesPerRun;
    }

    private bool TryMapForDevice(PageRun[] runs)
    {
        for (int i = 0; i < runs.Length; i++)
        {
            if (_mapping is null || _mapping.TryMap(runs[i]))
                continue;

            while (--i >= 0)
                _mapping.Unmap(runs[i]);

            return false;
        }

        return true;
    }

    private void Retire(Mdl mdl)
    {
        _idle.Add(mdl);
        if (_idle.Count > MostIdleBuffers)
            GiveUpIdle(0);
    }

    private void GiveUpIdle(int index)
    {
        Mdl mdl = _idle[index];
        _idle.RemoveAt(index);
        mdl.SpareView?.Release();
        mdl.SpareView = null;
        _runs.Give(mdl.Runs, BaseAddress);
    }
}
