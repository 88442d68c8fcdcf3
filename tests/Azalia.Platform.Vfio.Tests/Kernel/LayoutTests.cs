using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Azalia.Platform.Vfio.Iommu;
using Azalia.Platform.Vfio.Kernel;

namespace Azalia.Platform.Vfio.Tests.Kernel;

/// <summary>The kernel's structures have the kernel's sizes and offsets (VFIO 4).</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Sizes_are_those_of_vfio_h()
    {
        Assert.Equal(8, Unsafe.SizeOf<GroupStatus>());
        Assert.Equal(24, Unsafe.SizeOf<DeviceInfo>());
        Assert.Equal(32, Unsafe.SizeOf<RegionInfo>());
        Assert.Equal(16, Unsafe.SizeOf<IrqInfo>());
        Assert.Equal(24, Unsafe.SizeOf<IrqSet>());
        Assert.Equal(24, Unsafe.SizeOf<IommuInfo>());
        Assert.Equal(8, Unsafe.SizeOf<CapabilityHeader>());
        Assert.Equal(32, Unsafe.SizeOf<DmaMap>());
        Assert.Equal(24, Unsafe.SizeOf<DmaUnmap>());
        Assert.Equal(8, Unsafe.SizeOf<PollEntry>());
    }

    [Theory]
    [InlineData(typeof(RegionInfo), nameof(RegionInfo.ByteCount), 16)]
    [InlineData(typeof(RegionInfo), nameof(RegionInfo.Offset), 24)]
    [InlineData(typeof(IrqSet), nameof(IrqSet.Event), 20)]
    [InlineData(typeof(IommuInfo), nameof(IommuInfo.CapabilityOffset), 16)]
    [InlineData(typeof(DmaMap), nameof(DmaMap.DeviceAddress), 16)]
    [InlineData(typeof(DmaUnmap), nameof(DmaUnmap.ByteCount), 16)]
    public void Fields_stand_where_the_kernel_reads_them(Type structure, string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf(structure, field));

    [Fact]
    public void Ranges_are_read_from_the_chain_of_capabilities()
    {
        byte[] info = new byte[4096];
        Put(info, 24, 2, 0, 64);
        Put(info, 64, IovaRangesId, 2, 0);
        PutRange(info, 64 + 16, 0, 0xFEDF_FFFF);
        PutRange(info, 64 + 32, 0xFEF0_0000, 0x7F_FFFF_FFFF);
        List<IovaRange> ranges = [];

        IovaRangeReader.Read(info, 24, ranges);

        Assert.Equal([new IovaRange(0, 0xFEDF_FFFF), new IovaRange(0xFEF0_0000, 0x7F_FFFF_FFFF)], ranges);
    }

    [Theory]
    [InlineData(4095u)]
    [InlineData(uint.MaxValue)]
    [InlineData(24u)]
    public void A_chain_that_leads_out_or_back_to_itself_ends(uint next)
    {
        byte[] info = new byte[4096];
        Put(info, 24, 2, 0, next);
        List<IovaRange> ranges = [];

        IovaRangeReader.Read(info, 24, ranges);

        Assert.Empty(ranges);
    }

    [Fact]
    public void A_count_of_ranges_that_does_not_fit_is_read_as_far_as_there_are_bytes()
    {
        byte[] info = new byte[64];
        Put(info, 24, IovaRangesId, uint.MaxValue, 0);
        PutRange(info, 40, 1, 2);
        List<IovaRange> ranges = [];

        IovaRangeReader.Read(info, 24, ranges);

        Assert.Equal([new IovaRange(1, 2)], ranges);
    }

    private const ushort IovaRangesId = 1;

    private static void Put(byte[] info, int at, ushort id, uint count, uint next)
    {
        BitConverter.TryWriteBytes(info.AsSpan(at), id);
        BitConverter.TryWriteBytes(info.AsSpan(at + 4), next);
        BitConverter.TryWriteBytes(info.AsSpan(at + 8), count);
    }

    private static void PutRange(byte[] info, int at, ulong first, ulong last)
    {
        BitConverter.TryWriteBytes(info.AsSpan(at), first);
        BitConverter.TryWriteBytes(info.AsSpan(at + 8), last);
    }
}
