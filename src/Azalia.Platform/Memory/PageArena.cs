using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Azalia.Platform.Memory;

/// <summary>
/// The pages behind a <see cref="DmaMemory"/>. On Linux one memory file, so that any of its pages can be mapped side by side
/// as often as wanted; elsewhere plain memory, of which only adjacent pages can be shown.
/// </summary>
/// <remarks>The one file of this project, with the system calls, in which memory is touched through pointers.</remarks>
internal sealed unsafe class PageArena : IDisposable
{
    private readonly int _file;
    private readonly int _length;
    private void* _allocation;

    private PageArena(int file, void* allocation, byte* first, int length)
    {
        _file = file;
        _allocation = allocation;
        _length = length;
        Whole = new ArenaView(first, length, canDetach: false, ownsRange: false);
    }

    public static bool CanMapScattered => OperatingSystem.IsLinux();

    /// <summary>A path by which another process can open the memory file, or null where there is none.</summary>
    public string? Path => _file < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_file}");

    /// <summary>All pages in the order of their addresses.</summary>
    public ArenaView Whole { get; }

    public static PageArena Create(int length)
    {
        if (!OperatingSystem.IsLinux())
        {
            // calloc leaves untouched pages unbacked, which AlignedAlloc and a clear would not.
            void* allocation = NativeMemory.AllocZeroed((nuint)length + DmaMemory.PageSize);
            nuint aligned = ((nuint)allocation + DmaMemory.PageSize - 1) & ~(nuint)(DmaMemory.PageSize - 1);
            return new PageArena(-1, allocation, (byte*)aligned, length);
        }

        int file = NativeMethods.CreateMemoryFile("azalia-dma", NativeMethods.CloseOnExec);
        if (file < 0)
            throw OutOfMemory("memfd_create");

        if (NativeMethods.Truncate(file, length) != 0)
        {
            InsufficientMemoryException failure = OutOfMemory("ftruncate");
            _ = NativeMethods.Close(file);
            throw failure;
        }

        void* first = NativeMethods.Map(null, (nuint)length, NativeMethods.ProtectionReadWrite, NativeMethods.MapShared, file, 0);
        if (first == NativeMethods.Failed)
        {
            InsufficientMemoryException failure = OutOfMemory("mmap");
            _ = NativeMethods.Close(file);
            throw failure;
        }

        return new PageArena(file, first, (byte*)first, length);
    }

    /// <summary>Maps runs of pages side by side.</summary>
    public ArenaView MapView(ReadOnlySpan<PageRun> runs, DeviceAddress arena)
    {
        int length = 0;
        foreach (PageRun run in runs)
            length += run.ByteCount;

        if (!OperatingSystem.IsLinux())
        {
            // Safe because without scattering every buffer is one run inside the arena.
            byte* adjacent = Whole.First + (int)(runs[0].First.Value - arena.Value);
            return new ArenaView(adjacent, length, canDetach: false, ownsRange: false);
        }

        byte* range = (byte*)NativeMethods.Map(null, (nuint)length, NativeMethods.ProtectionNone,
            NativeMethods.MapPrivate | NativeMethods.MapAnonymous | NativeMethods.MapNoReserve, -1, 0);
        if (range == NativeMethods.Failed)
            throw OutOfMemory("mmap");

        byte* next = range;
        foreach (PageRun run in runs)
        {
            // Safe because the range was reserved above and is replaced piece by piece inside its bounds.
            void* mapped = NativeMethods.Map(next, (nuint)run.ByteCount, NativeMethods.ProtectionReadWrite,
                NativeMethods.MapShared | NativeMethods.MapFixed, _file, (nint)(run.First.Value - arena.Value));
            if (mapped == NativeMethods.Failed)
            {
                InsufficientMemoryException failure = OutOfMemory("mmap");
                _ = NativeMethods.Unmap(range, (nuint)length);
                throw failure;
            }

            next += run.ByteCount;
        }

        return new ArenaView(range, length, canDetach: true, ownsRange: true);
    }

    public void Dispose()
    {
        if (_allocation is null)
            return;

        // Ranges of views are left to their holders: a stray read of one shows old bytes, never a fault.
        if (OperatingSystem.IsLinux())
        {
            Whole.Forget();
            _ = NativeMethods.Unmap(_allocation, (nuint)_length);
            _ = NativeMethods.Close(_file);
        }
        else
        {
            Whole.Forget();
            NativeMemory.Free(_allocation);
        }

        _allocation = null;
    }

    private static InsufficientMemoryException OutOfMemory(string call) =>
        new($"No memory for DMA pages: {call} failed with error {Marshal.GetLastPInvokeError()}.");
}

/// <summary>A contiguous range of this process's memory over pages of an arena.</summary>
internal sealed unsafe class ArenaView : MemoryManager<byte>
{
    private readonly int _length;
    private readonly bool _canDetach;
    private readonly bool _ownsRange;

    internal ArenaView(byte* first, int length, bool canDetach, bool ownsRange)
    {
        First = first;
        _length = length;
        _canDetach = canDetach;
        _ownsRange = ownsRange;
    }

    /// <summary>Whether the range shows private pages instead of the arena's.</summary>
    public bool IsDetached { get; private set; }

    internal byte* First { get; private set; }

    public override Span<byte> GetSpan() =>
        First is null ? throw new ObjectDisposedException(nameof(DmaMemory)) : new Span<byte>(First, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(First + elementIndex, default, this);

    public override void Unpin()
    {
        // Nothing moves: the memory is not the collector's.
    }

    /// <summary>Replaces the pages by private zeros, under whoever holds the range.</summary>
    internal bool TryDetach()
    {
        if (!_canDetach || !OperatingSystem.IsLinux())
            return false;

        // Safe because the range belongs to this view alone, and stays mapped at every moment.
        void* mapped = NativeMethods.Map(First, (nuint)_length, NativeMethods.ProtectionReadWrite,
            NativeMethods.MapPrivate | NativeMethods.MapAnonymous | NativeMethods.MapFixed, -1, 0);
        IsDetached = mapped != NativeMethods.Failed;
        return IsDetached;
    }

    /// <summary>Gives the range back to the system; nobody holds it any more.</summary>
    internal void Release()
    {
        if (_ownsRange && First is not null && OperatingSystem.IsLinux())
            _ = NativeMethods.Unmap(First, (nuint)_length);

        First = null;
    }

    internal void Forget() => First = null;

    protected override void Dispose(bool disposing)
    {
        // The arena owns the memory.
    }
}
