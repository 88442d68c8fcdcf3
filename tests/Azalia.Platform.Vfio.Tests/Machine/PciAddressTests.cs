using Azalia.Platform.Vfio.Machine;

namespace Azalia.Platform.Vfio.Tests.Machine;

/// <summary>Addresses as Linux writes them.</summary>
public sealed class PciAddressTests
{
    [Theory]
    [InlineData("0000:00:1b.0", "0000:00:1b.0")]
    [InlineData("00:1B.0", "0000:00:1b.0")]
    [InlineData("1:2.3", "0000:01:02.3")]
    [InlineData("ffff:ff:1f.7", "ffff:ff:1f.7")]
    public void What_is_an_address_is_read(string text, string written)
    {
        Assert.True(PciAddress.TryParse(text, out PciAddress address));
        Assert.Equal(written, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1b.0")]
    [InlineData("00:1b")]
    [InlineData("00:20.0")]
    [InlineData("00:1b.8")]
    [InlineData("100:00:1b.0:1")]
    [InlineData("00:00:00:1b.0")]
    [InlineData("0000:00:1b.0 ")]
    [InlineData("-1:00:1b.0")]
    [InlineData("10000:00:1b.0")]
    public void What_is_none_is_refused(string text) => Assert.False(PciAddress.TryParse(text, out _));
}
