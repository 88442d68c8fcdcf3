using Azalia.Platform.Vfio.Iommu;

namespace Azalia.Platform.Vfio.Tests.Iommu;

/// <summary>Where the DMA memory lies: inside one range, above 4 GiB where device and IOMMU can.</summary>
public sealed class AddressPlanTests
{
    private const int Size = 256 << 20;

    // What an emulated VT-d of 39 bits and an emulated AMD IOMMU offer.
    private static readonly IovaRange[] s_intel = [new(0, 0xFEDF_FFFF), new(0xFEF0_0000, 0x7F_FFFF_FFFF)];
    private static readonly IovaRange[] s_amd = [new(0, 0xFEDF_FFFF), new(0xFEF0_0000, 0xFC_FFFF_FFFF), new(0x100_0000_0000, ulong.MaxValue)];

    [Fact]
    public void A_64_bit_device_is_given_addresses_above_4_GiB()
    {
        Assert.Equal(0x1_0000_0000u, AddressPlan.Choose(s_intel, Size, supports64Bit: true)!.Value.Value);
        Assert.Equal(0x1_0000_0000u, AddressPlan.Choose(s_amd, Size, supports64Bit: true)!.Value.Value);
    }

    [Fact]
    public void A_32_bit_device_is_given_addresses_below()
    {
        DeviceAddress place = AddressPlan.Choose(s_intel, Size, supports64Bit: false)!.Value;

        Assert.InRange(place.Value + Size - 1, 0u, 0xFEDF_FFFFu);
        Assert.NotEqual(0u, place.Value);
    }

    [Fact]
    public void Where_the_IOMMU_ends_below_4_GiB_a_64_bit_device_lies_there() =>
        Assert.NotNull(AddressPlan.Choose([new(0, 0xFFFF_FFFF)], Size, supports64Bit: true));

    [Fact]
    public void A_range_that_begins_inside_a_page_is_used_from_the_next_page_on() =>
        Assert.Equal(0x2_0000_1000u, AddressPlan.Choose([new(0x2_0000_0001, 0x2_FFFF_FFFF)], Size, supports64Bit: true)!.Value.Value);

    [Fact]
    public void Without_a_range_that_is_large_enough_there_is_no_place()
    {
        Assert.Null(AddressPlan.Choose([new(0x1_0000_0000, 0x1_0000_0000 + Size - 2)], Size, supports64Bit: true));
        Assert.Null(AddressPlan.Choose([new(0x2_0000_0000, ulong.MaxValue)], Size, supports64Bit: false));
        Assert.Null(AddressPlan.Choose([], Size, supports64Bit: true));
    }

    [Fact]
    public void The_last_range_of_the_address_space_does_not_run_over() =>
        Assert.Null(AddressPlan.Choose([new(ulong.MaxValue - 4096, ulong.MaxValue)], Size, supports64Bit: true));
}
