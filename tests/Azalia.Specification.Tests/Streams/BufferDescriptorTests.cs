using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Streams;

public sealed class BufferDescriptorTests
{
    [Fact]
    public void An_entry_has_16_bytes_in_the_documented_order()
    {
        byte[] bytes = new byte[BufferDescriptor.EncodedSize];

        new BufferDescriptor(0x1122_3344_5566_7780, 0xA1B2_C3D4, InterruptOnCompletion: true).Write(bytes);

        Assert.Equal("8077665544332211D4C3B2A101000000", Convert.ToHexString(bytes));
    }

    [Fact]
    public void What_was_written_is_read() => Property.Holds(Property.UInt64, Property.UInt64, (address, rest) =>
    {
        BufferDescriptor descriptor = new(address, (uint)rest, (rest >> 63) != 0);
        byte[] bytes = new byte[BufferDescriptor.EncodedSize];

        descriptor.Write(bytes);

        return BufferDescriptor.Read(bytes) == descriptor;
    });

    [Fact]
    public void Reserved_bits_are_ignored_when_read()
    {
        byte[] bytes = [.. new byte[12], 0xFE, 0xFF, 0xFF, 0xFF];

        Assert.False(BufferDescriptor.Read(bytes).InterruptOnCompletion);
    }

    [Fact]
    public void Reserved_bits_are_written_as_zero()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0xFF, 17)];

        new BufferDescriptor(0, 0, InterruptOnCompletion: false).Write(bytes);

        Assert.Equal([.. new byte[16], 0xFF], bytes);
    }

    [Fact]
    public void A_short_span_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BufferDescriptor.Read(new byte[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(BufferDescriptor).Write(new byte[15]));
    }

    [Fact]
    public void A_list_has_2_to_256_entries_on_128_bytes() =>
        Assert.Equal((2, 256, 128), (BufferDescriptor.MinimumEntries, BufferDescriptor.MaximumEntries, BufferDescriptor.Alignment));
}
