using Azalia.Bus.Streams;
using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Streams;

namespace Azalia.Bus.Tests.Streams;

/// <summary>Lists over all layouts of memory that there are (DDI 5.20).</summary>
public sealed class DescriptorListTests
{
    private static readonly int[] s_lengths =
    [
        256, 384, 512, 3_968, 4_096, 4_224, 8_064, 8_192, 12_288, 65_536, 100_096, 1_040_384, 1_044_480, 1_048_576, 1_052_672, 2_097_152, 16_777_088, 16_777_216,
    ];

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 12_345)]
    public void Pieces_are_whole_aligned_in_order_and_cut_in_the_middle(bool scatter, int seed)
    {
        Assert.SkipUnless(!scatter || OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using DmaMemory memory = Open(scatter, seed);
        foreach (int length in s_lengths)
        {
            Mdl data = memory.Allocate(length)!;
            foreach (int notifications in (ReadOnlySpan<int>)[0, 1, 2])
                AssertList(Write(memory, data, length, notifications), data, length, notifications);

            memory.Free(data);
        }
    }

    [Fact]
    public void Where_no_piece_may_cross_a_page_none_does_and_the_middle_is_a_cut_as_well()
    {
        using DmaMemory memory = Open(scatter: false, seed: 0);
        foreach (int length in s_lengths.Where(static length => length <= 255 * DmaMemory.PageSize))
        {
            Mdl data = memory.Allocate(length)!;
            List<BufferDescriptor> entries = Write(memory, data, length, 2, endsAtPages: true);

            AssertList(entries, data, length, 2);
            Assert.All(entries, static entry => Assert.InRange(entry.Address % DmaMemory.PageSize + entry.Length, 1ul, (ulong)DmaMemory.PageSize));
            memory.Free(data);
        }
    }

    [Fact]
    public void A_clients_list_with_a_piece_across_a_page_is_legal_only_where_the_hardware_takes_it()
    {
        using DmaMemory memory = Open(scatter: false, seed: 0);
        Mdl data = memory.Allocate(2 * DmaMemory.PageSize, contiguous: true)!;
        using DmaView list = memory.Map(memory.Allocate(DmaMemory.PageSize, contiguous: true)!);
        new BufferDescriptor(data.AddressOf(0).Value, DmaMemory.PageSize, false).Write(list.Span);
        new BufferDescriptor(data.AddressOf(DmaMemory.PageSize - 128).Value, 256, false).Write(list.Span[BufferDescriptor.EncodedSize..]);

        Assert.True(DescriptorList.IsLegal(list, data, 2, DmaMemory.PageSize + 256, mayInterrupt: false, endsAtPages: false));
        Assert.False(DescriptorList.IsLegal(list, data, 2, DmaMemory.PageSize + 256, mayInterrupt: false, endsAtPages: true));
        Assert.True(DescriptorList.IsLegal(list, data, 1, DmaMemory.PageSize, mayInterrupt: false, endsAtPages: true));
    }

    [Fact]
    public void A_buffer_of_one_run_has_two_pieces()
    {
        using DmaMemory memory = Open(scatter: false, seed: 0);
        Mdl data = memory.Allocate(1_000_064)!;

        Assert.Equal([499_968u, 500_096u], Write(memory, data, 1_000_064, 0).Select(static entry => entry.Length));
    }

    [Fact]
    public void The_largest_buffer_in_scattered_pages_fits_into_256_pieces()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using DmaMemory memory = Open(scatter: true, seed: 99);

        Assert.InRange(Write(memory, memory.Allocate(16 << 20)!, 16 << 20, 2).Count, 128, 256);
    }

    [Theory]
    [InlineData(255, 256)]
    [InlineData(256, 256)]
    [InlineData(257, 0)]
    [InlineData(1_000, 0)]
    public void What_does_not_fit_into_256_pieces_is_refused(int pages, int entries)
    {
        using DmaMemory memory = Open(scatter: false, seed: 0);
        using DmaView list = memory.Map(memory.Allocate(DmaMemory.PageSize)!);
        PageRun[] runs = [.. Enumerable.Range(0, pages).Select(static page => new PageRun(new DeviceAddress((ulong)page * 8_192), 1))];

        // An odd number of pages is cut in the middle of one, an even number between two.
        Assert.Equal(entries, DescriptorList.Write(list, new Mdl(runs, pages * DmaMemory.PageSize), pages * DmaMemory.PageSize, 0, endsAtPages: false));
    }

    private static DmaMemory Open(bool scatter, int seed) =>
        new(new DmaMemoryOptions { Scatter = scatter, Seed = (ulong)seed, ArenaBytes = 64 << 20 });

    private static List<BufferDescriptor> Write(DmaMemory memory, Mdl data, int length, int notifications, bool endsAtPages = false)
    {
        Mdl page = memory.Allocate(DmaMemory.PageSize, contiguous: true)!;
        using DmaView list = memory.Map(page);
        int count = DescriptorList.Write(list, data, length, notifications, endsAtPages);
        List<BufferDescriptor> entries = [];
        for (int i = 0; i < count; i++)
            entries.Add(BufferDescriptor.Read(list.Span[(i * BufferDescriptor.EncodedSize)..]));

        memory.Free(page);
        return entries;
    }

    private static void AssertList(List<BufferDescriptor> entries, Mdl data, int length, int notifications)
    {
        Assert.InRange(entries.Count, 2, 256);
        int middle = length / 2 / 128 * 128;
        int offset = 0;
        List<int> interrupts = [];
        List<int> ends = [];
        foreach (BufferDescriptor entry in entries)
        {
            Assert.Equal((data.AddressOf(offset).Value, 0ul), (entry.Address, entry.Address % 128));
            Assert.InRange((int)entry.Length, 128, data.ContiguousBytesAt(offset));
            offset += (int)entry.Length;
            ends.Add(offset);
            if (entry.InterruptOnCompletion)
                interrupts.Add(offset);
        }

        Assert.Equal(length, offset);
        Assert.Contains(middle, ends);
        int[] expected = notifications switch { 0 => [], 1 => [length], _ => [middle, length] };
        Assert.Equal(expected, interrupts);
    }
}
