using Azalia.Platform.Memory;

namespace Azalia.Platform.Tests;

/// <summary>Runs, MDLs and views.</summary>
public sealed class DmaMemoryTests
{
    private const int Page = DmaMemory.PageSize;

    public static TheoryData<bool> Layouts => PagesCanBeScattered ? [false, true] : [false];

    private static bool PagesCanBeScattered => OperatingSystem.IsLinux();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_view_is_contiguous_over_whatever_runs_there_are(bool scatter)
    {
        using DmaMemory memory = Create(scatter);
        Mdl mdl = memory.Allocate(40 * Page)!;
        using DmaView view = memory.Map(mdl);
        for (int i = 0; i < view.Length; i += 4)
            view.Write32(i, (uint)i);

        for (int i = 0; i < view.Length; i += 4)
        {
            int offset = (int)(view.AddressOf(i).Value - memory.BaseAddress.Value);
            Assert.Equal((uint)i, BitConverter.ToUInt32(memory.Arena.Span.Slice(offset, 4)));
        }
    }

    [Fact]
    public void Adjacent_memory_is_one_run()
    {
        using DmaMemory memory = Create(scatter: false);

        Mdl mdl = memory.Allocate(100 * Page)!;

        Assert.Equal(1, mdl.Runs.Length);
        Assert.Equal(100 * Page, mdl.ContiguousBytesAt(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255 * Page)]
    [InlineData(255 * Page + 1)]
    [InlineData(1 << 20)]
    [InlineData(16 << 20)]
    public void Scattered_runs_and_a_cut_in_the_middle_fit_a_descriptor_list(int bytes)
    {
        Assert.SkipUnless(PagesCanBeScattered, "Pages cannot be scattered on this system.");
        using DmaMemory memory = Create(scatter: true);

        Mdl mdl = memory.Allocate(bytes)!;

        Assert.InRange(mdl.Runs.Length + 1, 2, 256);
        Assert.Equal((bytes + Page - 1) / Page, mdl.PageCount);
        int shortestRun = mdl.Runs[0].PageCount;
        Assert.True(shortestRun == 1 || (mdl.PageCount + shortestRun / 2 - 1) / (shortestRun / 2) + 1 > 256, "Shorter runs would have done.");
    }

    [Fact]
    public void Scattered_pages_lie_where_the_seed_says_and_never_twice()
    {
        Assert.SkipUnless(PagesCanBeScattered, "Pages cannot be scattered on this system.");
        ulong[] First(ulong seed)
        {
            using DmaMemory memory = Create(scatter: true, seed);
            return [.. Enumerable.Range(0, 3).SelectMany(_ => memory.Allocate(20 * Page)!.Runs.ToArray().Select(static run => run.First.Value))];
        }

        Assert.Equal(First(7), First(7));
        Assert.NotEqual(First(7), First(8));
        Assert.Equal(60, First(7).Distinct().Count());
    }

    [Fact]
    public void A_contiguous_buffer_is_one_run_even_when_memory_is_scattered()
    {
        Assert.SkipUnless(PagesCanBeScattered, "Pages cannot be scattered on this system.");
        using DmaMemory memory = Create(scatter: true);

        Assert.Equal(1, memory.Allocate(64 * Page, contiguous: true)!.Runs.Length);
    }

    [Fact]
    public void An_MDL_finds_the_address_of_every_byte()
    {
        using DmaMemory memory = Create(scatter: PagesCanBeScattered);
        Mdl mdl = memory.Allocate(5 * Page + 100)!;

        for (int i = 0; i < mdl.PageCount; i++)
        {
            Assert.Equal(mdl.PageAddress(i), mdl.AddressOf(i * Page));
            Assert.Equal(mdl.PageAddress(i) + 17, mdl.AddressOf(i * Page + 17));
        }

        Assert.Equal(100, mdl.ContiguousBytesAt(5 * Page));
        Assert.Throws<ArgumentOutOfRangeException>(() => mdl.PageAddress(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => mdl.AddressOf(6 * Page));
        Assert.Throws<ArgumentOutOfRangeException>(() => mdl.AddressOf(-1));
    }

    [Fact]
    public void A_view_refuses_what_lies_outside_it()
    {
        using DmaMemory memory = Create(scatter: false);
        using DmaView view = memory.Map(memory.Allocate(100)!);

        Assert.Throws<ArgumentOutOfRangeException>(() => view.Read32(98));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Write64(96, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Fill(90, 11, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Read(100, new byte[1]));
        view.Dispose();
        Assert.Throws<ObjectDisposedException>(() => view.Read32(0));
    }

    [Fact]
    public void The_device_is_given_every_page_and_loses_it_when_it_is_freed()
    {
        RecordingMapping mapping = new();
        using DmaMemory memory = new(new DmaMemoryOptions { ArenaBytes = 64 * Page }, mapping);

        Mdl mdl = memory.Allocate(10 * Page)!;
        Assert.Equal(10, mapping.Pages.Count);
        memory.Free(mdl);
        Assert.Empty(mapping.Pages);
    }

    [Fact]
    public void A_mapping_that_refuses_makes_the_allocation_fail_with_nothing_left()
    {
        RecordingMapping mapping = new() { Limit = 5 };
        using DmaMemory memory = new(new DmaMemoryOptions { ArenaBytes = 64 * Page, Scatter = PagesCanBeScattered }, mapping);

        Assert.Null(memory.Allocate(10 * Page));
        Assert.Empty(mapping.Pages);
        Assert.Equal(0, memory.OutstandingPages);
        Assert.NotNull(memory.Allocate(PagesCanBeScattered ? 5 * Page : Page * 5));
    }

    [Fact]
    public void Memory_that_is_used_up_comes_back_when_buffers_are_freed()
    {
        using DmaMemory memory = new(new DmaMemoryOptions { ArenaBytes = 16 * Page });
        Mdl first = memory.Allocate(8 * Page)!;
        Mdl second = memory.Allocate(8 * Page)!;
        Assert.Null(memory.Allocate(1));

        memory.Free(first);
        memory.Free(second);

        Assert.NotNull(memory.Allocate(16 * Page));
        Assert.Equal(16, memory.OutstandingPages);
    }

    [Fact]
    public void Freeing_twice_is_a_mistake_with_a_message()
    {
        using DmaMemory memory = Create(scatter: false);
        Mdl mdl = memory.Allocate(1)!;
        memory.Free(mdl);

        Assert.Throws<InvalidOperationException>(() => memory.Free(mdl));
        Assert.Throws<InvalidOperationException>(() => memory.Map(mdl));
        Assert.Equal(0, memory.OutstandingPages);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Random_life_of_many_buffers_keeps_their_bytes_apart(bool scatter)
    {
        using DmaMemory memory = Create(scatter);
        Random random = new(5);
        List<(Mdl Mdl, DmaView View, byte Mark)> live = [];
        for (int step = 0; step < 3_000; step++)
        {
            if (live.Count < 20 && random.Next(2) == 0)
            {
                Mdl? mdl = memory.Allocate(random.Next(1, 20 * Page));
                Assert.NotNull(mdl);
                DmaView view = memory.Map(mdl);
                Assert.False(view.Span.ContainsAnyExcept((byte)0));
                byte mark = (byte)random.Next(1, 256);
                view.Fill(0, view.Length, mark);
                live.Add((mdl, view, mark));
            }
            else if (live.Count != 0)
            {
                int index = random.Next(live.Count);
                (Mdl mdl, DmaView view, byte mark) = live[index];
                live.RemoveAt(index);
                Assert.False(view.Span.ContainsAnyExcept(mark));
                if (random.Next(2) == 0)
                    view.Dispose();

                memory.Free(mdl);
                view.Dispose();
            }
        }

        Assert.Equal(live.Sum(static item => item.Mdl.PageCount), memory.OutstandingPages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_are_mapped_while_memory_and_pages_live_and_not_afterwards(bool scatter)
    {
        DmaMemory memory = Create(scatter);
        Mdl mdl = memory.Allocate(3 * Page)!;
        Mdl freed = memory.Allocate(Page)!;
        memory.Free(freed);
        using (DmaView? view = memory.TryMap(mdl))
            Assert.Equal(3 * Page, view!.Length);

        _ = Assert.Throws<InvalidOperationException>(() => memory.TryMap(freed));
        memory.Dispose();

        // The arena's file is closed: its number may be that of anything.
        _ = Assert.Throws<ObjectDisposedException>(() => memory.Map(mdl));
        _ = Assert.Throws<ObjectDisposedException>(() => memory.TryMap(mdl));
    }

    private static DmaMemory Create(bool scatter, ulong seed = 1) => new(new DmaMemoryOptions { Scatter = scatter, Seed = seed });

    private sealed class RecordingMapping : IDeviceMapping
    {
        public HashSet<ulong> Pages { get; } = [];

        public int Limit { get; init; } = int.MaxValue;

        public bool TryMap(PageRun run)
        {
            if (Pages.Count + run.PageCount > Limit)
                return false;

            for (int i = 0; i < run.PageCount; i++)
                Assert.True(Pages.Add(run.First.Value + (ulong)(i * Page)));

            return true;
        }

        public void Unmap(PageRun run)
        {
            for (int i = 0; i < run.PageCount; i++)
                Assert.True(Pages.Remove(run.First.Value + (ulong)(i * Page)));
        }
    }
}
