using Azalia.Platform;
using Azalia.Platform.Memory;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;
using Azalia.WaveRT.Tests.Foreign;

namespace Azalia.WaveRT.Tests.Port;

public sealed class PortWaveRTStreamTests : IDisposable
{
    private static readonly DeviceAddress s_anywhere = new(ulong.MaxValue);

    private readonly ForeignSystem _system = new();
    private readonly WaveRTPin _pin;
    private readonly IPortWaveRTStream _stream;

    public PortWaveRTStreamTests()
    {
        _pin = _system.Open();
        _stream = _system.Miniport.Stream.PortStream;
    }

    public void Dispose()
    {
        _pin.Dispose();
        _system.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4_096, 1)]
    [InlineData(4_097, 2)]
    [InlineData(1 << 20, 256)]
    public void Pages_are_whole_and_never_fewer_than_asked_for(int bytes, int pages)
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, (nuint)bytes)!;

        Assert.Equal(pages * 4_096, mdl.ByteCount);
        Assert.Equal((uint)pages, _stream.GetPhysicalPagesCount(mdl));
    }

    [Fact]
    public void Contiguous_pages_follow_each_other()
    {
        Mdl mdl = _stream.AllocateContiguousPagesForMdl(default, s_anywhere, 5 * 4_096)!;

        for (uint i = 1; i < 5; i++)
            Assert.Equal(_stream.GetPhysicalPageAddress(mdl, i - 1) + 4_096, _stream.GetPhysicalPageAddress(mdl, i));
    }

    [Fact]
    public void A_page_index_out_of_range_has_address_0()
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, 8_192)!;

        Assert.NotEqual(default, _stream.GetPhysicalPageAddress(mdl, 1));
        Assert.Equal(default, _stream.GetPhysicalPageAddress(mdl, 2));
    }

    [Fact]
    public void Addresses_that_cannot_be_met_give_nothing_and_leave_nothing()
    {
        Assert.Null(_stream.AllocatePagesForMdl(new DeviceAddress(0xFFFF), 4_096));
        Assert.Null(_stream.AllocateContiguousPagesForMdl(new DeviceAddress(ulong.MaxValue - 4_096), s_anywhere, 4_096));
        Assert.Equal(0, _system.Memory.OutstandingPages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) + 1)]
    public void A_size_that_cannot_be_met_gives_nothing(int bytes) => Assert.Null(_stream.AllocatePagesForMdl(s_anywhere, (nuint)bytes));

    [Theory]
    [InlineData(MemoryCachingType.MmNonCached, true)]
    [InlineData(MemoryCachingType.MmCached, true)]
    [InlineData(MemoryCachingType.MmWriteCombined, true)]
    [InlineData(MemoryCachingType.MmHardwareCoherentCached, false)]
    [InlineData(MemoryCachingType.MmNotMapped, false)]
    public void Pages_are_mapped_with_the_three_documented_cache_types(MemoryCachingType cacheType, bool mapped)
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, 4_096)!;

        Assert.Equal(mapped, _stream.MapAllocatedPages(mdl, cacheType) is not null);
    }

    [Fact]
    public void Pages_are_mapped_once_at_a_time()
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, 4_096)!;
        DmaView view = _stream.MapAllocatedPages(mdl, MemoryCachingType.MmCached)!;
        Assert.Null(_stream.MapAllocatedPages(mdl, MemoryCachingType.MmCached));

        _stream.UnmapAllocatedPages(view, mdl);
        Assert.NotNull(_stream.MapAllocatedPages(mdl, MemoryCachingType.MmCached));
    }

    [Fact]
    public void Freeing_gives_the_pages_and_the_list_back()
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, 4_096)!;

        _stream.FreePagesFromMdl(mdl);

        Assert.True(mdl.IsFreed);
        Assert.Equal(0, _system.Memory.OutstandingPages);
    }

    [Fact]
    public void Pages_of_someone_else_are_neither_mapped_nor_freed()
    {
        Mdl foreign = _system.Memory.Allocate(4_096)!;

        Assert.Null(_stream.MapAllocatedPages(foreign, MemoryCachingType.MmCached));
        _stream.FreePagesFromMdl(foreign);
        Assert.False(foreign.IsFreed);
    }

    [Fact]
    public void What_the_miniport_leaves_behind_is_freed_with_the_pin()
    {
        Mdl mdl = _stream.AllocatePagesForMdl(s_anywhere, 4_096)!;
        _ = _stream.MapAllocatedPages(mdl, MemoryCachingType.MmCached);

        _pin.Dispose();

        Assert.Equal(0, _system.Memory.OutstandingPages);
    }

    [Fact]
    public void After_the_close_there_are_no_pages_to_be_had()
    {
        _pin.Dispose();

        Assert.Null(_stream.AllocatePagesForMdl(s_anywhere, 4_096));
        Assert.Null(_stream.AllocateContiguousPagesForMdl(default, s_anywhere, 4_096));
        Assert.Equal(0, _system.Memory.OutstandingPages);
    }
}
