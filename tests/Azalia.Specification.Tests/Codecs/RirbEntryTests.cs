using Azalia.Specification.Codecs;

namespace Azalia.Specification.Tests.Codecs;

public sealed class RirbEntryTests
{
    [Fact]
    public void An_entry_has_8_bytes_response_first()
    {
        byte[] bytes = new byte[RirbEntry.EncodedSize];

        new RirbEntry(0x1122_3344, codecAddress: 5, isUnsolicited: true).Write(bytes);

        Assert.Equal("4433221115000000", Convert.ToHexString(bytes));
    }

    [Fact]
    public void What_was_written_is_read() => Property.Holds(Property.UInt64, bits =>
    {
        RirbEntry entry = new((uint)bits, (uint)(bits >> 32));
        byte[] bytes = new byte[RirbEntry.EncodedSize];

        entry.Write(bytes);

        return RirbEntry.Read(bytes) == entry;
    });

    [Fact]
    public void The_extension_tells_codec_and_kind() => Property.Holds(Property.UInt32, extended =>
    {
        RirbEntry entry = new(0, extended);
        return entry.CodecAddress == (extended & 0xF) && entry.IsUnsolicited == ((extended & 0x10) != 0);
    });

    [Fact]
    public void Changing_a_part_of_the_extension_leaves_the_rest() => Property.Holds(Property.UInt32, extended =>
    {
        RirbEntry entry = new(7, extended);
        return (entry with { CodecAddress = 9 }).Extended == (extended & ~0xFu | 9)
            && (entry with { IsUnsolicited = true }).Extended == (extended | 0x10)
            && (entry with { IsUnsolicited = false }).Extended == (extended & ~0x10u);
    });

    [Fact]
    public void A_codec_address_has_four_bits() => Assert.Equal(0xFu, new RirbEntry(0, codecAddress: 0xFF, isUnsolicited: false).Extended);

    [Fact]
    public void An_unsolicited_response_splits_into_tag_and_content()
    {
        UnsolicitedResponse response = new RirbEntry(0x0820_0003, codecAddress: 0, isUnsolicited: true).Unsolicited;

        Assert.Equal((2, 1, true, true), (response.Tag, response.SubTag, response.PresenceDetected, response.EldValid));
    }

    [Fact]
    public void A_short_span_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RirbEntry.Read(new byte[7]));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(RirbEntry).Write(new byte[7]));
    }
}
