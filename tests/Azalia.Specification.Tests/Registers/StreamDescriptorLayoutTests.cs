using Azalia.Specification.Registers;

namespace Azalia.Specification.Tests.Registers;

public sealed class StreamDescriptorLayoutTests
{
    [Theory]
    [InlineData(0, 0x80, 0x2084)]
    [InlineData(3, 0xE0, 0x20E4)]
    [InlineData(4, 0x100, 0x2104)]
    [InlineData(7, 0x160, 0x2164)]
    public void Descriptors_follow_each_other_from_80h_on(int index, int start, int alias)
    {
        Assert.Equal(start, StreamDescriptorLayout.Base(index));
        Assert.Equal(alias, StreamDescriptorLayout.LinkPositionAlias(index));
    }

    [Theory]
    [InlineData(0x7F, -1)]
    [InlineData(0x80, 0)]
    [InlineData(0x9F, 0)]
    [InlineData(0xA0, 1)]
    [InlineData(0x43F, 29)]
    [InlineData(0x440, -1)]
    public void An_offset_belongs_to_one_descriptor(int offset, int index) => Assert.Equal(index, StreamDescriptorLayout.IndexOf(offset));
}
